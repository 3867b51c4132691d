/**
 * Ages, temperatures and heights that a message names in figures, as concepts of the lexicon
 * (`age-under-16`, `age-16-18`, `age-50`, `age-65`, `temperature-38`, `height-2m`).
 */
import type { Span } from './phrases.ts'
import type { Word } from './words.ts'

const yearWords = /^(yo|yos|yr|yrs|year|years|yearold)$/
const isBefore = /^(im|aged|age|hes|shes|am|is|turned|turning|was)$/
/** "is 40 miles", "im 12 weeks in": the figure counts something else. */
const otherUnits =
  /^(mile|miles|mi|k|km|kms|m|mins?|minutes?|hours?|hrs?|h|days?|weeks?|wks?|months?|mths?|kg|lb|lbs|stone|st|st\d|times|x|percent|pounds?|quid|reps?|sets?|degrees?|per|into|off|mm|cm|inch|inches|bpm|spm|out|of)$/

export function numberSpans(words: readonly Word[]): Span[] {
  const spans: Span[] = []
  words.forEach(({ text }, at) => {
    if (!/^\d/.test(text)) return
    const value = Number(text.replace(',', '.'))
    const span = (name: string) => spans.push({ name, start: at, end: at + 1, at: [at] })
    if (isAge(words, at)) ageConcepts(value).forEach(span)
    else if (isTemperature(value, words, at)) span('temperature-38')
    else if (/^(m|metres?|meters?)$/.test(textAt(words, at + 1)) && value >= 1.5 && value < 60)
      span('height-2m')
    else if (/^(ft|feet|foot)$/.test(textAt(words, at + 1)) && value >= 5) span('height-2m')
  })
  return spans
}

function textAt(words: readonly Word[], at: number): string {
  return words[at]?.text ?? ''
}

function isAge(words: readonly Word[], at: number): boolean {
  const text = textAt(words, at)
  if (!/^\d{1,2}$/.test(text) || Number(text) < 5) return false
  const [last, next, after] = [textAt(words, at - 1), textAt(words, at + 1), textAt(words, at + 2)]
  if (yearWords.test(next)) return next.startsWith('yo') || /^(old|olds|young)$/.test(after)
  if (/^(ish|s)$/.test(next)) return Number(text) >= 15
  if (/^[fm]$/.test(last)) return true
  // "58f", "21m" and a figure that opens the message or a sentence: "71, on prednisolone".
  if (next === 'f') return true
  const opens = words[at]?.before === 2 && (words[at + 1]?.before ?? 2) > 0
  if (next === 'm') return words[at]?.before === 2
  if (opens) return Number(text) >= 10
  if (isBefore.test(last)) return !otherUnits.test(next)
  return (
    /^(my|our|her|his)$/.test(textAt(words, at - 2)) && people.test(last) && !otherUnits.test(next)
  )
}

const people =
  /^(mum|mom|dad|gran|nan|grandad|wife|husband|son|daughter|lad|boy|girl|kid|child|mate|friend|partner|sister|brother|aunt|uncle|neighbour|coach)$/

function ageConcepts(age: number): string[] {
  if (age < 16) return ['age-under-16']
  if (age <= 18) return ['age-16-18']
  return [
    ...(age >= 50 ? ['age-50'] : []),
    ...(age >= 65 ? ['age-65'] : []),
    ...(age < 45 ? ['age-under-45'] : []),
  ]
}

function isTemperature(value: number, words: readonly Word[], at: number): boolean {
  const near = words.slice(Math.max(0, at - 5), at + 4).map((word) => word.text)
  const named = near.some((text) =>
    /^(temp|temps|temperature|temprature|fever|feverish|thermometer|shiver.*|shaking|burning)$/.test(
      text,
    ),
  )
  const unit = /^(c|deg|degs|degrees|celsius)$/.test(textAt(words, at + 1))
  if (value >= 38 && value <= 42)
    return (
      named || unit || (/[.,]/.test(textAt(words, at)) && !otherUnits.test(textAt(words, at + 1)))
    )
  return value >= 100.4 && value <= 107 && (named || textAt(words, at + 1) === 'f')
}
