/** The words in which people of a language name days and times: `schedule.words` of the wording. */
import type { Say } from '../content/wording.ts'

/** Monday first, as ISO numbers them. */
export const weekdayKinds = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export const monthKinds = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

const kinds = [
  ...weekdayKinds,
  ...monthKinds,
  ...(['filler', 'every', 'other', 'to', 'am', 'pm', 'ordinal-endings'] as const),
  ...(['second', 'minute', 'hour', 'hourly', 'day', 'week', 'month'] as const),
  ...(['weekdays', 'weekends', 'today', 'tomorrow', 'noon', 'midnight'] as const),
  ...(['first', 'third', 'fourth', 'last'] as const),
] as const

export type WordKind = (typeof kinds)[number]

export interface ScheduleWords {
  /** Longest first, so that "week days" wins over "week". */
  phrases: readonly { phrase: string; kind: WordKind }[]
}

/** Splits the comma-separated lists of the wording, once for each language. */
export function scheduleWords(say: Say): ScheduleWords {
  const phrases = kinds.flatMap((kind) =>
    say(`schedule.words.${kind}`)
      .toLowerCase()
      .split(',')
      .map((word) => ({ phrase: word.trim(), kind }))
      .filter(({ phrase }) => phrase !== ''),
  )
  return { phrases: phrases.sort((one, other) => other.phrase.length - one.phrase.length) }
}
