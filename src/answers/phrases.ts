/**
 * Finds the lexicon's phrases in a message. The phrase language is described at `lexicon` in
 * content/schema.ts. Phrases are indexed by their first word, so the time grows with the message
 * and hardly with the lexicon.
 */
import { stem } from './stem.ts'
import type { Break, Word } from './words.ts'

export interface Span {
  name: string
  /** First word and the one after the last. */
  start: number
  end: number
  /** The words themselves, without those that `..` skips. */
  at: readonly number[]
}

type Atom =
  | { gap: true }
  | { gap: false; forms: readonly string[]; known: ReadonlySet<string>; starts: readonly string[] }

interface Phrase {
  name: string
  atoms: Atom[]
}

/** `..` stands for at most so many words. */
const gapWords = 5

export type FindPhrases = (words: readonly Word[]) => Span[]

/** A phrase never runs over the end of a sentence, and with `withinClause` not over a comma. */
export function createPhraseFinder(
  phrases: Iterable<readonly [string, string]>,
  withinClause = false,
): FindPhrases {
  const wall = withinClause ? 1 : 2
  const byFirst = new Map<string, Phrase[]>()
  const prefixLengths = new Set<number>()
  for (const [name, text] of phrases) {
    const phrase = { name, atoms: compile(text) }
    const [first] = phrase.atoms
    if (!first || first.gap) throw new Error(`A phrase must start with a word: "${text}"`)
    for (const atom of phrase.atoms) {
      for (const start of atom.gap ? [] : atom.starts) prefixLengths.add(start.length)
    }
    for (const form of first.forms) {
      const list = byFirst.get(form)
      if (list) list.push(phrase)
      else byFirst.set(form, [phrase])
    }
  }
  return (words) => {
    const spans: Span[] = []
    const said = new Set(words.flatMap((word) => formsOf(word, prefixLengths)))
    const possible = new Map<Phrase, boolean>()
    // Most phrases lack one of their words somewhere in the message: no need to try them at each.
    const mayOccur = (phrase: Phrase) => {
      const known = possible.get(phrase)
      if (known !== undefined) return known
      const may = phrase.atoms.every(
        (atom) => atom.gap || atom.forms.some((form) => said.has(form)),
      )
      possible.set(phrase, may)
      return may
    }
    words.forEach((word, start) => {
      const seen = new Set<string>()
      for (const form of formsOf(word, prefixLengths)) {
        for (const phrase of byFirst.get(form) ?? []) {
          if (!mayOccur(phrase)) continue
          const at = matchRest(phrase.atoms, 1, words, start + 1, wall)
          const key = at && `${phrase.name} ${at.join(' ')}`
          if (!at || !key || seen.has(key)) continue
          seen.add(key)
          spans.push({
            name: phrase.name,
            start,
            end: (at.at(-1) ?? start) + 1,
            at: [start, ...at],
          })
        }
      }
    })
    return spans
  }
}

/** Each form says how it is compared: `=` the exact word, `~` its stem, `^` its beginning. */
function compile(text: string): Atom[] {
  return text.split(/\s+/).map((part): Atom => {
    if (part === '..') return { gap: true }
    const forms = part.split('|').map((form) => {
      if (form.startsWith('=')) return form
      return form.endsWith('*') ? `^${form.slice(0, -1)}` : `~${stem(form)}`
    })
    const starts = forms.filter((form) => form.startsWith('^')).map((form) => form.slice(1))
    return { gap: false, forms, known: new Set(forms), starts }
  })
}

function formsOf(word: Word, prefixLengths: ReadonlySet<number>): string[] {
  const forms = [`=${word.text}`, `~${word.stem}`]
  for (const length of prefixLengths) {
    if (word.text.length >= length) forms.push(`^${word.text.slice(0, length)}`)
  }
  return forms
}

/** The words that match the rest of the phrase, undefined where it does not match. */
function matchRest(
  atoms: readonly Atom[],
  from: number,
  words: readonly Word[],
  at: number,
  wall: Break,
): number[] | undefined {
  const atom = atoms[from]
  if (!atom) return []
  if (atom.gap) {
    for (let skip = 0; skip <= gapWords; skip += 1) {
      const rest = matchRest(atoms, from + 1, words, at + skip, wall)
      if (rest) return rest
      if ((words[at + skip]?.before ?? 2) >= wall) return undefined
    }
    return undefined
  }
  const word = words[at]
  if (!word || word.before >= wall || !fits(word, atom.known, atom.starts)) return undefined
  const rest = matchRest(atoms, from + 1, words, at + 1, wall)
  return rest && [at, ...rest]
}

function fits(word: Word, known: ReadonlySet<string>, starts: readonly string[]): boolean {
  return (
    known.has(`=${word.text}`) ||
    known.has(`~${word.stem}`) ||
    starts.some((start) => word.text.startsWith(start))
  )
}

/** All words that the phrases are made of, without marks: what spelling may correct towards. */
export function phraseWords(phrases: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const phrase of phrases) {
    for (const word of phrase.split(/[\s|]+/)) {
      const bare = word.replace(/^=|\*$/g, '')
      if (/^[a-z]+$/.test(bare)) words.add(bare)
    }
  }
  return words
}
