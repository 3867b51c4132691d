/** Cuts what a person typed as days and time into tokens. Knows no grammar and no language. */
import type { ScheduleWords, WordKind } from './words.ts'

export interface Time {
  hour: number
  minute: number
}

export type Token = { near: string } & (
  | { kind: 'word'; word: WordKind }
  | { kind: 'time'; time: Time }
  /** `ordinal`: written as "2nd". */
  | { kind: 'number'; value: number; ordinal: boolean }
  | { kind: 'date'; date: Temporal.PlainDate }
)

export type TokenFault = { fault: 'not-understood' | 'bad-time' | 'bad-date'; near: string }

const separators = /^[\s,;&+]+/
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:t(?=\d)|(?![\d-]))/
/** "3/4" is March or April depending on the country; "24.12." ends with a dot or a year. */
const unclearDate = /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?/
const clock = /^(\d{1,2})[:.h](\d{2})(?!\d)/
const number = /^\d+/
const unknownWord = /^(?:[\p{L}\p{N}'’]+|.)/u

/** The tokens in order, filler words left out; or the first thing that is none. */
export function tokensOf(text: string, words: ScheduleWords): Token[] | TokenFault {
  const tokens: Token[] = []
  let rest = text
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[\s.!?]+$/, '')
    .replace(separators, '')
  while (rest !== '') {
    const step = tokenAt(rest, words)
    if ('fault' in step) return step
    if (!(step.token.kind === 'word' && step.token.word === 'filler')) tokens.push(step.token)
    rest = rest.slice(step.length).replace(separators, '')
  }
  return tokens
}

type Step = { token: Token; length: number }

function tokenAt(text: string, words: ScheduleWords): Step | TokenFault {
  if (!/^\d/.test(text)) {
    const found = wordAt(text, words)
    const near = unknownWord.exec(text)?.[0] ?? text
    if (found === null) return { fault: 'not-understood', near }
    return {
      token: { kind: 'word', word: found.kind, near: found.phrase },
      length: found.phrase.length,
    }
  }
  const unclear = unclearDate.exec(text)
  if (unclear) return { fault: 'bad-date', near: unclear[0] }
  const iso = isoDate.exec(text)
  if (iso) return dateStep(iso)
  return clockStep(text, words)
}

function dateStep([near, year, month, day]: RegExpExecArray): Step | TokenFault {
  const date = dateOf(Number(year), Number(month), Number(day))
  if (date === null) return { fault: 'bad-date', near }
  return { token: { kind: 'date', date, near }, length: near.length }
}

/** A time of day ("7:30", "7.30am", "7 pm") or a bare number ("7", "2nd", "2026"). */
function clockStep(text: string, words: ScheduleWords): Step | TokenFault {
  const full = clock.exec(text)
  const digits = full?.[0] ?? number.exec(text)?.[0] ?? ''
  const after = text.slice(digits.length)
  const gap = /^ ?/.exec(after)?.[0].length ?? 0
  const half = wordAt(after.slice(gap), words, ['am', 'pm'])
  const length = digits.length + (half ? gap + half.phrase.length : 0)
  const near = text.slice(0, length)
  const hour = Number(full ? full[1] : digits)
  const minute = Number(full?.[2] ?? 0)
  if (full || half) {
    const time = timeOf(hour, minute, half?.kind)
    if (time === null) return { fault: 'bad-time', near }
    return { token: { kind: 'time', time, near }, length }
  }
  const ending = wordAt(after, words, ['ordinal-endings'])
  const whole = digits + (ending?.phrase ?? '')
  return {
    token: { kind: 'number', value: hour, ordinal: ending !== null, near: whole },
    length: whole.length,
  }
}

function timeOf(hour: number, minute: number, half: WordKind | undefined): Time | null {
  if (minute > 59) return null
  if (half === undefined) return hour > 23 ? null : { hour, minute }
  if (hour < 1 || hour > 12) return null
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute }
}

/** `null` when there is no such day. Years have four digits, as in `once`. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year > 9999) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function wordAt(text: string, { phrases }: ScheduleWords, only?: readonly WordKind[]) {
  const found = phrases.find(({ phrase, kind }) => {
    if (only ? !only.includes(kind) : kind === 'ordinal-endings') return false
    if (!text.startsWith(phrase)) return false
    // A letter on both sides of the cut means that the word goes on.
    return !/^\p{L}$/u.test(phrase.slice(-1)) || !/^\p{L}/u.test(text.slice(phrase.length))
  })
  return found ?? null
}
