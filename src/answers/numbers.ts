/**
 * Ages, temperatures, heights and weeks of pregnancy that a message names in figures, as concepts
 * of the lexicon (`age-under-16`, `age-16-18`, `age-under-45`, `age-50`, `age-65`,
 * `temperature-38`, `height-2m`, `gestation`). The words around the figures are the lexicon's.
 */
import type { Lexicon } from '../content/triage-schema.ts'
import type { Span } from './phrases.ts'
import type { Word } from './words.ts'

export type FindNumbers = (words: readonly Word[]) => Span[]

type Figures = Lexicon['figures']
/** Whether a word stands in that list of the lexicon. */
type Is = (name: keyof Figures, word: string) => boolean

/** A thermometer's word counts up to so many words before a figure or behind it. */
const temperatureReach = { before: 5, behind: 3 }

export function createNumberFinder(figures: Figures): FindNumbers {
  const sets = new Map(Object.entries(figures).map(([name, words]) => [name, new Set(words)]))
  const is: Is = (name, word) => sets.get(name)?.has(word) ?? false
  return (words) => {
    const spans: Span[] = []
    words.forEach(({ text }, at) => {
      if (!/^\d/.test(text)) return
      for (const name of conceptsOf(Number(text.replace(',', '.')), words, at, is))
        spans.push({ name, start: at, end: at + 1, at: [at] })
    })
    return spans
  }
}

function conceptsOf(value: number, words: readonly Word[], at: number, is: Is): string[] {
  const next = textAt(words, at + 1)
  if (isAge(words, at, is)) return ageConcepts(value)
  if (isTemperature(value, words, at, is)) return ['temperature-38']
  if (is('metres', next)) return value >= 1.5 && value < 60 ? ['height-2m'] : []
  if (is('feet', next)) return value >= 5 ? ['height-2m'] : []
  return isGestation(value, words, at, is) ? ['gestation'] : []
}

function textAt(words: readonly Word[], at: number): string {
  return words[at]?.text ?? ''
}

function isAge(words: readonly Word[], at: number, is: Is): boolean {
  const text = textAt(words, at)
  if (!/^\d{1,2}$/.test(text) || Number(text) < 5) return false
  const [last, next, after] = [textAt(words, at - 1), textAt(words, at + 1), textAt(words, at + 2)]
  if (is('yearsOld', next)) return true
  if (is('years', next)) return is('old', after)
  if (is('ish', next)) return Number(text) >= 15
  if (is('sexBefore', last)) return true
  // "58f", "21m" and a figure that opens the message or a sentence: "71, on prednisolone".
  if (is('woman', next)) return true
  const starts = words[at]?.before === 2
  const opens = starts && ((words[at + 1]?.before ?? 2) > 0 || is('ageAfter', next))
  if (is('man', next)) return starts
  if (opens) return Number(text) >= 10
  if (is('otherUnits', next)) return false
  if (is('ageBefore', last)) return true
  return is('people', last) && (is('owners', textAt(words, at - 2)) || words[at - 1]?.before === 2)
}

function ageConcepts(age: number): string[] {
  if (age < 16) return ['age-under-16']
  if (age <= 18) return ['age-16-18']
  return [
    ...(age >= 50 ? ['age-50'] : []),
    ...(age >= 65 ? ['age-65'] : []),
    ...(age < 45 ? ['age-under-45'] : []),
  ]
}

function isTemperature(value: number, words: readonly Word[], at: number, is: Is): boolean {
  const next = textAt(words, at + 1)
  const named = words
    .slice(Math.max(0, at - temperatureReach.before), at + temperatureReach.behind + 1)
    .some((word) => is('thermometer', word.text))
  if (value >= 38 && value <= 42) {
    const precise = /[.,]/.test(textAt(words, at)) && !is('otherUnits', next)
    return named || is('celsius', next) || precise
  }
  return value >= 100.4 && value <= 107 && (named || is('fahrenheit', next))
}

/** "28 weeks, sore back" and "im 33 weeks", yet not "28 weeks of training". */
function isGestation(value: number, words: readonly Word[], at: number, is: Is): boolean {
  if (value < 5 || value > 42 || !is('weeks', textAt(words, at + 1))) return false
  if (is('notGestation', textAt(words, at + 2)) && words[at + 2]?.before === 0) return false
  const opens = words[at]?.before === 2 && (words[at + 2]?.before ?? 2) > 0
  return (opens && value >= 12) || is('ageBefore', textAt(words, at - 1))
}
