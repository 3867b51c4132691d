/** What a person types as days and time, understood or explained; never guessed silently. */
import { parseCron, tidyCron } from './cron.ts'
import type { Schedule } from './reminder.ts'
import { instantOf, mondayOf, nextRun } from './schedule.ts'
import { cronOf } from './when-cron.ts'
import { type Meaning, meaningOf } from './when-rules.ts'
import { dateOf, tokensOf } from './when-tokens.ts'
import type { ScheduleWords } from './words.ts'

/** `schedule.fault.<fault>` of the wording says it. `near` is the person's own text: escape it. */
export type WhenFault =
  | { fault: 'empty' }
  | { fault: 'not-understood'; near: string | null }
  /** Days without a time. */
  | { fault: 'no-time' }
  | { fault: 'bad-time'; near: string }
  /** No such day ("31 Feb"), or a form that reads differently by country ("3/4"). */
  | { fault: 'bad-date'; near: string }
  | { fault: 'past' }
  /** An interval that doesn't fit evenly into an hour or a day. */
  | { fault: 'bad-interval' }
  /** Several times a day need the same minutes. */
  | { fault: 'uneven-times' }
  /** Every two weeks, or the second of each month? */
  | { fault: 'every-second'; near: string }
  | { fault: 'seconds' }
  | { fault: 'bad-cron'; near: string }
  /** Never happens within the years looked at. */
  | { fault: 'never' }

export interface When {
  schedule: Schedule
  /** The first run after `now`. */
  next: Temporal.Instant
}

export interface WhenSetting {
  words: ScheduleWords
  /** IANA name, checked (`checkZone`). */
  zone: string
  now: Temporal.Instant
}

const longestWhen = 100

/** Never throws, whatever the text. */
export function parseWhen(text: string, setting: WhenSetting): When | WhenFault {
  if (text.trim() === '') return { fault: 'empty' }
  if (text.length > longestWhen) return { fault: 'not-understood', near: null }
  if (looksLikeCron(text)) return fromCron(tidyCron(text), setting)
  const tokens = tokensOf(text, setting.words)
  if ('fault' in tokens) return tokens
  const meaning = meaningOf(tokens, today(setting))
  if ('fault' in meaning) return meaning
  if (isContradictory(meaning)) return { fault: 'not-understood', near: null }
  if (meaning.date !== null) return fromDate(meaning, meaning.date, setting)
  const schedule = cronOf(meaning)
  if ('fault' in schedule) return schedule
  return fromCron(schedule.cron, setting, meaning.weeks)
}

/** Five or six fields that begin with three of numbers and signs, or a nickname such as "@daily". */
function looksLikeCron(text: string): boolean {
  const fields = text.trim().split(/\s+/)
  if (text.trim().startsWith('@')) return true
  const isTimes = fields.slice(0, 3).every((field) => /^[\d*?,/LW#-]+$/i.test(field))
  return isTimes && (fields.length === 5 || fields.length === 6)
}

function fromCron(
  cron: string,
  { zone, now }: WhenSetting,
  every: number | null = null,
): When | WhenFault {
  const parsed = parseCron(cron)
  if ('fault' in parsed) return parsed
  const next = nextRun({ cron }, zone, now)
  if (next === null) return { fault: 'never' }
  if (every === null) return { schedule: { cron }, next }
  // The first week with a run counts.
  return { schedule: { cron, weeks: { every, from: mondayOf(next, zone) } }, next }
}

function isContradictory(meaning: Meaning) {
  const { mentions, weekdays, nth, interval, weeks, window, times, date } = meaning
  const weeksAndMore = weeks !== null && (nth.length > 0 || interval !== null || date !== null)
  const needsDays = mentions.has('week') && weekdays.size === 0
  const needsNth = mentions.has('month') && nth.length === 0
  const twoKindsOfDay = nth.length > 0 && (weekdays.size > 0 || date !== null)
  const windowAlone = window !== null && interval === null
  const tooManyTimes = interval !== null && times.length > (window ? 0 : 2)
  const dateAgain = date !== null && (interval !== null || times.length > 1 || weekdays.size > 1)
  if (weeksAndMore || needsDays || needsNth || twoKindsOfDay) return true
  return windowAlone || tooManyTimes || dateAgain
}

function fromDate(
  { times: [time], weekdays: [weekday] }: Meaning,
  date: NonNullable<Meaning['date']>,
  setting: WhenSetting,
): When | WhenFault {
  if (time === undefined) return { fault: 'no-time' }
  const { year } = today(setting)
  // A day without a year is the next one to come; 29 February can be eight years away.
  const days =
    date instanceof Temporal.PlainDate
      ? [date]
      : Array.from({ length: 9 }, (_, ahead) => dateOf(year + ahead, date.month, date.day))
  const locals = days.flatMap((day) => day?.toPlainDateTime(time) ?? [])
  const local = locals.find((each) => isFuture(each, setting))
  if (local === undefined) return { fault: 'past' }
  if (weekday !== undefined && local.dayOfWeek % 7 !== weekday) {
    return { fault: 'bad-date', near: local.toPlainDate().toString() }
  }
  return {
    schedule: { once: local.toString({ smallestUnit: 'minute' }) },
    next: instantOf(local, setting.zone),
  }
}

function isFuture(local: Temporal.PlainDateTime, { zone, now }: WhenSetting): boolean {
  return Temporal.Instant.compare(instantOf(local, zone), now) > 0
}

function today({ zone, now }: WhenSetting): Temporal.PlainDate {
  return now.toZonedDateTimeISO(zone).toPlainDate()
}
