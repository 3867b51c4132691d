/**
 * From a typed message to words: case, accents, quotes and abbreviations evened out, with the
 * sentence and clause ends kept beside the words.
 */
import { stem } from './stem.ts'

/** What stands before a word: nothing, a comma or the like, the end of a sentence. */
export type Break = 0 | 1 | 2

export interface Word {
  text: string
  stem: string
  before: Break
}

/** Discord's messages have at most 4,000 characters; longer texts are cut to bound the work. */
const mostCharacters = 6000

/** Spacing, joining and direction marks that Unicode allows inside a word. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** "l5s1" and "c25k" are one word, "4th" too, "58f" and "5k" a figure and a word. */
const pieces =
  /[a-z]+(?:'[a-z]+)*(?:\d[a-z\d]*)?|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*|[.!?;\n\u2026]+|[,:()\u2013\u2014"/]|\s-+\s|&/g

/** Most texts need no evening out of accents and quotes, which takes most of the time. */
const plainLetters = /^[\n -~]*$/

/** Words of the message; `rewrites` are the lexicon's. */
export function splitWords(message: string, rewrites: Readonly<Record<string, string>>): Word[] {
  const cut = message.slice(0, mostCharacters)
  const plain = (plainLetters.test(cut) ? cut : evenedOut(cut))
    .replaceAll('`', "'")
    .toLowerCase()
    .replace(/\bw\//g, 'with ')
  const texts: string[] = []
  const breaks: Break[] = []
  let gap: Break = 2
  for (const [piece] of plain.matchAll(pieces)) {
    const first = piece.charAt(0)
    if (/[a-z0-9]/.test(first)) {
      texts.push(piece.replaceAll("'", ''))
      breaks.push(gap)
      gap = 0
    } else if (first === '&') {
      texts.push('and')
      breaks.push(gap)
      gap = 0
    } else gap = /[.!?;\n\u2026]/.test(first) ? 2 : gap === 2 ? 2 : 1
  }
  return rewrite(texts, breaks, rewrites)
}

function evenedOut(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(invisible, '')
    .replace(/[\u2018\u2019\u02bc\u00b4]/g, "'")
}

function rewrite(
  texts: string[],
  breaks: Break[],
  rewrites: Readonly<Record<string, string>>,
): Word[] {
  const words: Word[] = []
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? ''
    const before = breaks[at] ?? 0
    const next = breaks[at + 1] === 0 ? texts[at + 1] : undefined
    const pair = next === undefined ? undefined : own(rewrites, `${text} ${next}`)
    if (pair !== undefined) at += 1
    const replaced = (pair ?? own(rewrites, text) ?? text).split(' ')
    replaced.forEach((part, index) => {
      if (part !== '')
        words.push({ text: part, stem: stem(part), before: index === 0 ? before : 0 })
    })
  }
  return words
}

/** People may type "constructor"; only the table's own keys count. */
function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** The number of the sentence each word belongs to, from 0. */
export function sentenceNumbers(words: readonly Word[]): number[] {
  let sentence = -1
  return words.map((word, index) => {
    if (word.before === 2 || index === 0) sentence += 1
    return sentence
  })
}
