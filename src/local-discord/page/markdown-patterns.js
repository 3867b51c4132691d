/** What stands in a text as a whole: mentions, timestamps, emojis and addresses. Pure, linear. */

/** @import { Inline } from './markdown-inline.js' */

/** @type {[RegExp, (found: RegExpExecArray) => Inline][]} */
const angles = [
  [/<@!?(\d{1,20})>/y, ([, id]) => ({ type: 'person', id })],
  [/<@&(\d{1,20})>/y, ([, id]) => ({ type: 'role', id })],
  [/<#(\d{1,20})>/y, ([, id]) => ({ type: 'channel', id })],
  [/<\/([^<>:\n]{1,100}):(\d{1,20})>/y, ([, name, id]) => ({ type: 'command', name, id })],
  [
    /<t:(-?\d{1,12})(?::([tTdDfFsSR]))?>/y,
    ([, seconds, style]) => ({ type: 'timestamp', seconds: Number(seconds), style: style ?? 'f' }),
  ],
  [/<a?:(\w{1,32}):\d{1,20}>/y, ([, name]) => ({ type: 'emoji', name: `:${name}:` })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, url]) => link(url)],
]

/**
 * What begins with `<` at this place.
 * @param {string} source
 * @param {number} at
 */
export function matchAngle(source, at) {
  for (const [pattern, make] of angles) {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) return { node: make(found), length: found[0].length }
  }
  return null
}

/** @param {string} url @returns {Inline} */
function link(url) {
  return { type: 'link', url, children: [{ type: 'text', text: url }] }
}

/**
 * A bare address, without the punctuation that ends the sentence around it.
 * @param {string} source
 * @param {number} at
 */
export function matchUrl(source, at) {
  const pattern = /https?:\/\/[^\s<>[\]]+/y
  pattern.lastIndex = at
  const found = pattern.exec(source)?.[0]
  if (!found) return null
  let unopened = found.split(')').length - found.split('(').length
  let end = found.length
  while (/[.,:;"'!?*_~|`\\)]/.test(found[end - 1])) {
    if (found[end - 1] === ')' && unopened-- <= 0) break
    end -= 1
  }
  const url = found.slice(0, end)
  return url.length > 'https://'.length ? { node: link(url), length: url.length } : null
}

/** @param {string} source @param {number} at */
export function matchEveryone(source, at) {
  const text = /^@(?:everyone|here)\b/.exec(source.slice(at, at + 10))?.[0]
  return text
    ? { node: /** @type {Inline} */ ({ type: 'everyone', text }), length: text.length }
    : null
}
