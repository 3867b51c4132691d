/**
 * Which of the lexicon's meanings a text speaks of: "quit", "bin it" and "pull out" are one. The
 * content's own questions never hold all words that people use; meanings carry over to the rest.
 *
 * The phrases are those of `phrases.ts`. Thousands of short texts made of few different words are
 * read when the content is loaded, so what a word can stand for is worked out once and remembered.
 */
import { stem } from './stem.ts'
import type { Word } from './words.ts'

export interface Meaning {
  name: string
  /** Index of its first word, and the one after its last. */
  start: number
  end: number
}

export type FindMeanings = (words: readonly Word[]) => Meaning[]

/** A phrase as the numbers of its parts; a part is the words that may stand in one place. */
interface Phrase {
  name: string
  parts: readonly number[]
}

/** What a word can stand for: the parts it fits, and the phrases that start with one of them. */
interface Use {
  fits: ReadonlySet<number>
  starts: readonly Phrase[]
}

/** The part written `..`: up to so many words of any kind. */
const gap = -1
const gapWords = 5
/** Bounds the memory for words that people type. */
const mostRemembered = 8000

export function createMeaningFinder(
  meanings: Readonly<Record<string, readonly string[]>>,
): FindMeanings {
  const numbers = new Map<string, number>()
  const numberOf = (part: string) => {
    if (part === '..') return gap
    const number = numbers.get(part) ?? numbers.size
    numbers.set(part, number)
    return number
  }
  const byFirst = new Map<number, Phrase[]>()
  for (const [name, phrases] of Object.entries(meanings)) {
    for (const phrase of phrases) {
      const parts = phrase.split(/\s+/).map(numberOf)
      const first = parts[0] ?? gap
      const list = byFirst.get(first)
      if (list) list.push({ name, parts })
      else byFirst.set(first, [{ name, parts }])
    }
  }
  const useOf = createUses([...numbers.keys()], byFirst)

  return (words) => {
    const uses = words.map(useOf)
    const found: Meaning[] = []
    uses.forEach(({ starts }, start) => {
      for (const { name, parts } of starts) {
        const end = endOf(parts, 1, words, uses, start + 1)
        if (end !== null) found.push({ name, start, end })
      }
    })
    return found
  }
}

/** Where the rest of a phrase ends, null where the words do not go on with it. */
function endOf(
  parts: readonly number[],
  from: number,
  words: readonly Word[],
  uses: readonly Use[],
  at: number,
): number | null {
  const part = parts[from]
  if (part === undefined) return at
  const reach = part === gap ? gapWords : 0
  const next = part === gap ? from + 1 : from
  for (let index = at; index <= at + reach; index += 1) {
    // A phrase never runs over the end of a sentence.
    if ((words[index]?.before ?? 2) === 2) return null
    if (uses[index]?.fits.has(parts[next] ?? gap)) {
      const end = endOf(parts, next + 1, words, uses, index + 1)
      if (end !== null) return end
    }
  }
  return null
}

function createUses(
  parts: readonly string[],
  byFirst: ReadonlyMap<number, readonly Phrase[]>,
): (word: Word) => Use {
  /** By the word itself (`=word`) or its stem. */
  const whole = new Map<string, number[]>()
  const starts: { start: string; part: number }[] = []
  parts.forEach((text, part) => {
    for (const form of text.split('|')) {
      if (form.endsWith('*')) starts.push({ start: form.slice(0, -1), part })
      else {
        const key = form.startsWith('=') ? form : stem(form)
        const list = whole.get(key)
        if (list) list.push(part)
        else whole.set(key, [part])
      }
    }
  })
  const remembered = new Map<string, Use>()
  return (word) => {
    const before = remembered.get(word.text)
    if (before) return before
    const fits = new Set([
      ...(whole.get(`=${word.text}`) ?? []),
      ...(whole.get(word.stem) ?? []),
      ...starts.filter(({ start }) => word.text.startsWith(start)).map(({ part }) => part),
    ])
    const use = { fits, starts: [...fits].flatMap((part) => byFirst.get(part) ?? []) }
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(word.text, use)
    return use
  }
}
