/**
 * What /ask offers while someone types: exact and prefix matches first, then questions that hold
 * the typed words. With nothing typed, questions that many people have.
 */
import type { ContentLibrary } from '../content/library.ts'
import { stem } from './stem.ts'

export interface Choice {
  name: string
  value: string
}

/** Discord's limits. */
const mostChoices = 25
const mostName = 100

const starters = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

export function createSuggester(library: ContentLibrary): (typed: string) => Choice[] {
  const first = starters.map((key) => library.say(`answers.starters.${key}`))
  const known = [...new Set([...first, ...questionsOf(library)])]
    .filter((text) => text.length <= mostName)
    .map((text) => ({ text, plain: plain(text), stems: new Set(plain(text).split(' ').map(stem)) }))

  return (typed) => {
    const wanted = plain(typed.slice(0, 200))
    if (wanted === '') return first.map(choice)
    const words = wanted.split(' ')
    const last = words.at(-1) ?? ''
    return known
      .map((entry, order) => ({
        text: entry.text,
        order,
        value: worth(entry, wanted, words, last),
      }))
      .filter(({ value }) => value > 0)
      .sort((one, other) => other.value - one.value || one.order - other.order)
      .slice(0, mostChoices)
      .map(({ text }) => choice(text))
  }
}

function worth(
  entry: { plain: string; stems: ReadonlySet<string> },
  wanted: string,
  words: readonly string[],
  last: string,
): number {
  if (entry.plain === wanted) return 4
  if (entry.plain.startsWith(wanted)) return 3
  const found = words.filter((word) => entry.stems.has(stem(word))).length
  // The last word may be half typed.
  const begun = !entry.stems.has(stem(last)) && entry.plain.includes(` ${last}`) ? 1 : 0
  const share = (found + begun) / words.length
  return share >= 0.5 ? share : 0
}

/** Titles are questions in good English, so they come before the questions as people type them. */
function* questionsOf(library: ContentLibrary): Generator<string> {
  for (const topic of library.topics.values()) {
    yield topic.title
    for (const section of topic.sections) yield section.title
  }
  for (const exercise of library.exercises.values()) yield exercise.name
  for (const topic of library.topics.values()) {
    yield* topic.asks
    for (const section of topic.sections) yield* section.asks
  }
}

function choice(text: string): Choice {
  return { name: text, value: text }
}

/** Letters and numbers in lower case, one space between words. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
