/**
 * Discord's inline markdown as a tree: emphasis, code, links, mentions, timestamps, spoilers.
 * Pure. One pass with a bounded stack of open marks, so no text makes it slow or deep.
 */
import { matchAngle, matchEveryone, matchUrl } from './markdown-patterns.js'

/**
 * @typedef {'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'} Emphasis
 * @typedef {{ type: 'text', text: string }
 *   | { type: Emphasis, children: Inline[] }
 *   | { type: 'code', text: string }
 *   | { type: 'link', url: string, children: Inline[] }
 *   | { type: 'person' | 'role' | 'channel', id: string }
 *   | { type: 'everyone', text: string }
 *   | { type: 'command', name: string, id: string }
 *   | { type: 'emoji', name: string }
 *   | { type: 'timestamp', seconds: number, style: string }} Inline
 * @typedef {{ mark: string, size: number, index: number }} Opener
 * @typedef {{ source: string, at: number, out: Inline[], open: Opener[],
 *   ticks: Map<number, number[]> | null }} Scan
 */

/** More unmatched marks than this in one paragraph stay literal: it bounds depth and time. */
const mostOpen = 60

/** @type {Record<string, Emphasis>} */
const emphases = {
  '*': 'italic',
  '**': 'bold',
  _: 'italic',
  __: 'underline',
  '~~': 'strike',
  '||': 'spoiler',
}

/** @type {Record<string, (scan: Scan) => boolean>} Each says whether it used anything. */
const readers = {
  '\\': readEscape,
  '`': readCode,
  '<': reader(matchAngle),
  '[': (scan) => openMark(scan, '[', 1),
  ']': readLinkEnd,
  h: reader(matchUrl),
  '@': reader(matchEveryone),
  '*': readMarks,
  _: readMarks,
  '~': readMarks,
  '|': readMarks,
}

/**
 * @param {string} source
 * @returns {Inline[]}
 */
export function parseInline(source) {
  /** @type {Scan} */
  const scan = { source, at: 0, out: [], open: [], ticks: null }
  const plain = /[^\\`<[\]h@*_~|]+/y
  while (scan.at < source.length) {
    plain.lastIndex = scan.at
    const run = plain.exec(source)
    if (run) addText(scan, run[0])
    else if (!readers[source[scan.at]](scan)) addText(scan, source[scan.at])
  }
  return joinText(scan.out)
}

/**
 * The words without the marks; mentions and timestamps as their ids.
 * @param {Inline[]} nodes
 * @returns {string}
 */
export function inlineText(nodes) {
  return nodes
    .map((node) => {
      if ('children' in node) return inlineText(node.children)
      if ('text' in node) return node.text
      if ('name' in node) return node.name
      return 'id' in node ? node.id : String(node.seconds)
    })
    .join('')
}

/** @param {Scan} scan @param {string} text @param {number} [length] Source characters used. */
function addText(scan, text, length = text.length) {
  scan.out.push({ type: 'text', text })
  scan.at += length
}

/** @param {Scan} scan @param {Inline} node @param {number} length */
function add(scan, node, length) {
  scan.out.push(node)
  scan.at += length
  return true
}

/** @param {Inline[]} nodes @returns {Inline[]} */
function joinText(nodes) {
  /** @type {Inline[]} */
  const joined = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.text += node.text
    else joined.push(node.type === 'text' ? { ...node } : node)
  }
  return joined
}

/** @param {Scan} scan */
function readEscape(scan) {
  const next = scan.source[scan.at + 1]
  if (next === undefined || !/[!-/:-@[-`{-~]/.test(next)) return false
  addText(scan, next, 2)
  return true
}

/** @param {Scan} scan */
function readCode(scan) {
  const length = runLength(scan)
  scan.ticks ??= backtickRuns(scan.source)
  const places = scan.ticks.get(length) ?? []
  const start = scan.at + length
  while (places.length > 0 && places[places.length - 1] < start) places.pop()
  const end = places.at(-1)
  if (end === undefined) {
    addText(scan, '`'.repeat(length))
    return true
  }
  const inner = scan.source.slice(start, end)
  const padded = inner.length > 2 && inner.startsWith(' ') && inner.endsWith(' ')
  const text = padded && inner.trim() !== '' ? inner.slice(1, -1) : inner
  return add(scan, { type: 'code', text }, end + length - scan.at)
}

/** Where runs of each length begin, last first. @param {string} source */
function backtickRuns(source) {
  /** @type {Map<number, number[]>} */
  const runs = new Map()
  for (const run of source.matchAll(/`+/g)) {
    const places = runs.get(run[0].length)
    if (places) places.push(run.index)
    else runs.set(run[0].length, [run.index])
  }
  for (const places of runs.values()) places.reverse()
  return runs
}

/** @param {Scan} scan */
function runLength({ source, at }) {
  let end = at + 1
  while (source[end] === source[at]) end += 1
  return end - at
}

/** @param {(source: string, at: number) => { node: Inline, length: number } | null} match */
function reader(match) {
  return (/** @type {Scan} */ scan) => {
    const found = match(scan.source, scan.at)
    return found !== null && add(scan, found.node, found.length)
  }
}

/** @param {Scan} scan @param {string} mark @param {number} size */
function openMark(scan, mark, size) {
  if (scan.open.length >= mostOpen) return false
  scan.open.push({ mark, size, index: scan.out.length })
  addText(scan, mark.repeat(size))
  return true
}

/** @param {Scan} scan @param {number} place In the stack. @param {(c: Inline[]) => Inline} make */
function closeMark(scan, place, make) {
  const { index } = scan.open[place]
  const children = joinText(scan.out.splice(index + 1))
  scan.out[index] = make(children)
  scan.open.length = place
}

/** Only https: a link whose words hide its address must not lead to an open network. @param {Scan} scan */
function readLinkEnd(scan) {
  const place = scan.open.findLastIndex(({ mark }) => mark === '[')
  if (place === -1) return false
  const pattern = /\]\(<?(https:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?: "[^"\n]{0,200}")?\)/y
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.source)
  if (!found || scan.open[place].index === scan.out.length - 1) {
    scan.open.splice(place, 1)
    return false
  }
  closeMark(scan, place, (children) => ({ type: 'link', url: found[1], children }))
  scan.at += found[0].length
  return true
}

/** A run of `*`, `_`, `~` or `|`: first closes what it can, then opens. @param {Scan} scan */
function readMarks(scan) {
  const { source, at } = scan
  const mark = source[at]
  const length = runLength(scan)
  const end = at + length
  const before = source[at - 1] ?? ' '
  const after = source[end] ?? ' '
  let left = length
  for (;;) {
    const place = findOpen(scan, mark, left)
    if (place === -1) break
    const { size } = scan.open[place]
    if (size === 1 && (mark === '_' ? /\w/.test(after) : /\s/.test(before))) break
    closeMark(scan, place, (children) => ({ type: emphases[mark.repeat(size)], children }))
    left -= size
    scan.at += size
  }
  while (left > 0) {
    const size = left >= 2 ? 2 : 1
    const single = mark === '_' ? !/\w/.test(before) : mark === '*' && !/\s/.test(after)
    if (!(size === 2 || single) || !openMark(scan, mark, size)) addText(scan, mark.repeat(size))
    left -= size
  }
  return true
}

/** @param {Scan} scan @param {string} mark @param {number} left */
function findOpen({ open }, mark, left) {
  const exact = left <= 2 ? open.findLastIndex((o) => o.mark === mark && o.size === left) : -1
  return exact === -1 ? open.findLastIndex((o) => o.mark === mark && o.size <= left) : exact
}
