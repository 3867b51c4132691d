/**
 * An oracle for the next run that knows no rule for clock changes: it walks the instants minute by
 * minute and reads the local fields.
 */
import { nextRun } from '../../src/reminders/schedule.ts'
import { instant } from './english.ts'

export const minute = 60_000
export const day = 1440 * minute

/** What fires in words of fields; the expression says the same. */
export interface Pattern {
  cron: string
  minutes: readonly number[]
  hours: readonly number[]
  days(local: Temporal.PlainDateTime): boolean
}

const everyDay = () => true
const everyHour = Array.from({ length: 24 }, (_, hour) => hour)

export const patterns: readonly Pattern[] = [
  { cron: '30 7 * * *', minutes: [30], hours: [7], days: everyDay },
  { cron: '0 9 * * 1-5', minutes: [0], hours: [9], days: (local) => local.dayOfWeek < 6 },
  { cron: '0 9 L * *', minutes: [0], hours: [9], days: (local) => local.day === local.daysInMonth },
  { cron: '30 2 * * *', minutes: [30], hours: [2], days: everyDay },
  { cron: '0 0 * * *', minutes: [0], hours: [0], days: everyDay },
  { cron: '30 23 * * *', minutes: [30], hours: [23], days: everyDay },
  { cron: '15 1 * * 0', minutes: [15], hours: [1], days: (local) => local.dayOfWeek === 7 },
  { cron: '45 2 * * 1-6', minutes: [45], hours: [2], days: (local) => local.dayOfWeek !== 7 },
  { cron: '0 9-17/2 * * *', minutes: [0], hours: [9, 11, 13, 15, 17], days: everyDay },
  { cron: '*/20 0-3 * * *', minutes: [0, 20, 40], hours: [0, 1, 2, 3], days: everyDay },
  { cron: '0 * * * *', minutes: [0], hours: everyHour, days: everyDay },
  {
    cron: '30 2 * * 7#2',
    minutes: [30],
    hours: [2],
    days: (local) => local.dayOfWeek === 7 && local.day > 7 && local.day <= 14,
  },
]

/** The local times that are passed at each minute: one, none in a repeated hour, many at a gap. */
export function walk(
  zone: string,
  from: number,
  to: number,
): [at: number, Temporal.PlainDateTime[]][] {
  const steps: [number, Temporal.PlainDateTime[]][] = []
  let latest = localAt(from - minute, zone)
  for (let at = from; at <= to; at += minute) {
    const local = localAt(at, zone)
    const passed: Temporal.PlainDateTime[] = []
    while (Temporal.PlainDateTime.compare(latest, local) < 0) {
      latest = latest.add({ minutes: 1 })
      passed.push(latest)
    }
    if (passed.length > 0) steps.push([at, passed])
  }
  return steps
}

/** All runs in a walk, as epoch milliseconds. */
export function runsIn(steps: ReturnType<typeof walk>, pattern: Pattern): number[] {
  const fires = (local: Temporal.PlainDateTime) =>
    pattern.minutes.includes(local.minute) &&
    pattern.hours.includes(local.hour) &&
    pattern.days(local)
  return steps.filter(([, passed]) => passed.some(fires)).map(([at]) => at)
}

/** The same by the function under test. */
export function computed(cron: string, zone: string, from: number, to: number): number[] {
  const found: number[] = []
  let at = from - 1
  for (;;) {
    const next = nextRun({ cron }, zone, Temporal.Instant.fromEpochMilliseconds(at))
    if (next === null || next.epochMilliseconds > to) return found
    at = next.epochMilliseconds
    found.push(at)
  }
}

/** Every change of the clocks of a zone from 2025 to 2036. */
export function changesOf(zone: string): { zone: string; at: number }[] {
  const end = instant('2037-01-01T00:00:00Z')
  const found: { zone: string; at: number }[] = []
  let at = instant('2025-01-01T00:00:00Z').toZonedDateTimeISO(zone)
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || Temporal.Instant.compare(next.toInstant(), end) > 0) return found
    found.push({ zone, at: next.epochMilliseconds })
    at = next
  }
}

function localAt(at: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
}
