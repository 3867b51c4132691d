/**
 * Discord's markdown as a tree of blocks: quotes, headings, lists, code blocks and text.
 * Pure and linear in the length of the text. Code blocks inside a quote are not understood.
 */
import { inlineText, parseInline } from './markdown-inline.js'

/** @import { Inline } from './markdown-inline.js' */

/**
 * @typedef {{ children: Inline[], nested: Block[] }} ListItem
 * @typedef {{ type: 'text', children: Inline[] }
 *   | { type: 'heading', level: number, children: Inline[] }
 *   | { type: 'subtext', children: Inline[] }
 *   | { type: 'quote', blocks: Block[] }
 *   | { type: 'list', ordered: boolean, start: number, items: ListItem[] }
 *   | { type: 'code', language: string, text: string }} Block
 * @typedef {{ level: number, ordered: boolean, number: number, lines: string[] }} RawItem
 */

const deepestList = 10

/**
 * @param {string} source
 * @returns {Block[]}
 */
export function parseMarkdown(source) {
  return splitFences(source).flatMap((part) =>
    part.fenced ? [codeBlock(part.text)] : parseLines(part.text.split('\n'), false),
  )
}

/**
 * The words of a tree without the marks.
 * @param {Block[]} blocks
 * @returns {string}
 */
export function blockText(blocks) {
  return blocks.map(textOf).join('\n')
}

/** @param {Block} block @returns {string} */
function textOf(block) {
  if (block.type === 'code') return block.text
  if (block.type === 'quote') return blockText(block.blocks)
  if (block.type !== 'list') return inlineText(block.children)
  return block.items
    .map((item) => [inlineText(item.children), ...item.nested.map(textOf)].join('\n'))
    .join('\n')
}

/** @param {string} source */
function splitFences(source) {
  const parts = []
  let from = 0
  let at = 0
  for (;;) {
    const open = source.indexOf('```', at)
    if (open === -1) break
    if (isEscaped(source, open)) {
      at = open + 1
      continue
    }
    const close = source.indexOf('```', open + 3)
    if (close === -1) break
    at = close + 3
    const body = source.slice(open + 3, close)
    if (body.trim() === '') continue
    addText(parts, source.slice(from, open).replace(/\n$/, ''))
    parts.push({ fenced: true, text: body })
    from = source[at] === '\n' ? at + 1 : at
  }
  addText(parts, source.slice(from))
  return parts
}

/** @param {{ fenced: boolean, text: string }[]} parts @param {string} text */
function addText(parts, text) {
  if (text !== '') parts.push({ fenced: false, text })
}

/** @param {string} source @param {number} at */
function isEscaped(source, at) {
  let slashes = 0
  while (source[at - 1 - slashes] === '\\') slashes += 1
  return slashes % 2 === 1
}

/** @param {string} body @returns {Block} */
function codeBlock(body) {
  const language = /^([\w+.#-]{1,30})\n/.exec(body)?.[1] ?? ''
  const text = language === '' ? body : body.slice(language.length)
  return { type: 'code', language, text: text.replace(/^\n/, '').replace(/\n$/, '') }
}

/**
 * @param {string[]} lines
 * @param {boolean} quoted Quotes do not nest.
 * @returns {Block[]}
 */
function parseLines(lines, quoted) {
  /** @type {Block[]} */
  const blocks = []
  /** @type {string[]} */
  let pending = []
  const flush = () => {
    if (pending.length > 0) blocks.push({ type: 'text', children: parseInline(pending.join('\n')) })
    pending = []
  }
  let at = 0
  while (at < lines.length) {
    const used = quoted ? null : parseQuote(lines, at)
    const found = used ?? parseList(lines, at) ?? parseSingle(lines[at])
    if (found) {
      flush()
      blocks.push(...found.blocks)
      at += found.lines
    } else {
      pending.push(lines[at])
      at += 1
    }
  }
  flush()
  return blocks
}

/** @param {string[]} lines @param {number} at */
function parseQuote(lines, at) {
  if (lines[at].startsWith('>>> ')) {
    const rest = [lines[at].slice(4), ...lines.slice(at + 1)]
    return { lines: rest.length, blocks: [quote(rest)] }
  }
  let end = at
  while (end < lines.length && lines[end].startsWith('> ')) end += 1
  if (end === at) return null
  return { lines: end - at, blocks: [quote(lines.slice(at, end).map((line) => line.slice(2)))] }
}

/** @param {string[]} lines @returns {Block} */
function quote(lines) {
  return { type: 'quote', blocks: parseLines(lines, true) }
}

/** @param {string} line @returns {{ lines: number, blocks: Block[] } | null} */
function parseSingle(line) {
  const mark = /^(?:#{1,3}|-#) /.exec(line)?.[0]
  const text = mark ? line.slice(mark.length).trim() : ''
  if (!mark || text === '') return null
  const children = parseInline(text)
  if (mark === '-# ') return { lines: 1, blocks: [{ type: 'subtext', children }] }
  return { lines: 1, blocks: [{ type: 'heading', level: mark.length - 1, children }] }
}

/** @param {string[]} lines @param {number} at */
function parseList(lines, at) {
  /** @type {RawItem[]} */
  const items = []
  let end = at
  for (; end < lines.length; end += 1) {
    const item = listItem(lines[end])
    const last = items.at(-1)
    if (item) items.push(item)
    else if (last && /^ {2,}\S/.test(lines[end])) last.lines.push(lines[end].trim())
    else break
  }
  return items.length === 0 ? null : { lines: end - at, blocks: nest(items) }
}

/** @param {string} line @returns {RawItem | null} */
function listItem(line) {
  const found = /^( *)(?:[-*]|(\d{1,9})\.) /.exec(line)
  const text = found ? line.slice(found[0].length).trim() : ''
  if (!found || text === '') return null
  return {
    level: Math.min(Math.floor(found[1].length / 2), deepestList),
    ordered: found[2] !== undefined,
    number: Number(found[2] ?? 1),
    lines: [text],
  }
}

/** @param {RawItem[]} items @returns {Block[]} */
function nest(items) {
  /** @type {Extract<Block, { type: 'list' }>[]} */
  const lists = []
  let at = 0
  while (at < items.length) {
    const first = items[at]
    let end = at + 1
    while (end < items.length && items[end].level > first.level) end += 1
    const item = {
      children: parseInline(first.lines.join('\n')),
      nested: at + 1 < end ? nest(items.slice(at + 1, end)) : [],
    }
    const list = lists.at(-1)
    if (list && list.ordered === first.ordered) list.items.push(item)
    else {
      lists.push({ type: 'list', ordered: first.ordered, start: first.number, items: [item] })
    }
    at = end
  }
  return lists
}
