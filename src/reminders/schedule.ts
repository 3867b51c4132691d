/**
 * When a schedule comes next. The rule of this project: a local time skipped in spring comes at the
 * first moment after the gap; one that occurs twice in autumn comes once, at the first.
 */
import { type Cron, matchesDay, parseCron } from './cron.ts'
import type { Schedule, Weeks } from './reminder.ts'

/** "29 February on a Monday" comes after 40 years at the longest (2100 is no leap year). */
const yearsAhead = 41

/** Parsing costs more than searching, and clubs use few expressions. */
const parsed = new Map<string, Cron>()
const mostParsed = 1000

/**
 * The first run after `after`; `null` when it is past or never comes.
 * Throws a RangeError for an unknown zone, a malformed local time or expression: check them first.
 */
export function nextRun(
  schedule: Schedule,
  zone: string,
  after: Temporal.Instant,
): Temporal.Instant | null {
  if ('once' in schedule) {
    const at = instantOf(Temporal.PlainDateTime.from(schedule.once), zone)
    return isAfter(at, after) ? at : null
  }
  const cron = readCron(schedule.cron)
  const now = after.toZonedDateTimeISO(zone).toPlainDateTime()
  const last = now.year + yearsAhead
  let date = now.toPlainDate()
  while (date.year < last) {
    if (!cron.months.includes(date.month)) {
      date = date.with({ day: 1 }).add({ months: 1 })
      continue
    }
    if (schedule.weeks && !isWeekOf(schedule.weeks, date)) {
      date = date.add({ days: 8 - date.dayOfWeek })
      continue
    }
    if (matchesDay(cron, date)) {
      const found = firstTimeOn(date, cron, zone, now, after)
      if (found) return found
    }
    date = date.add({ days: 1 })
  }
  return null
}

/**
 * The order of local times and of their moments agrees (a gap makes moments equal, an overlap only
 * leaves some out), so times up to the local `now` can't be later than `after`. The reverse doesn't
 * hold while a repeated hour runs for the second time, hence the second comparison.
 */
function firstTimeOn(
  date: Temporal.PlainDate,
  cron: Cron,
  zone: string,
  now: Temporal.PlainDateTime,
  after: Temporal.Instant,
): Temporal.Instant | null {
  const today = date.equals(now)
  for (const hour of cron.hours) {
    if (today && hour < now.hour) continue
    for (const minute of cron.minutes) {
      if (today && hour === now.hour && minute <= now.minute) continue
      const at = instantOf(date.toPlainDateTime({ hour, minute }), zone)
      if (isAfter(at, after)) return at
    }
  }
  return null
}

/** The moment of a local time by the rule above. */
export function instantOf(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const early = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (early.toPlainDateTime().equals(local)) return early.toInstant()
  // In a gap, `earlier` lies before it: the next change of the clocks is the gap itself.
  return (early.getTimeZoneTransition('next') ?? early).toInstant()
}

/** The Monday of the week that `at` lies in: "2026-11-23". */
export function mondayOf(at: Temporal.Instant, zone: string): string {
  const date = at.toZonedDateTimeISO(zone).toPlainDate()
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** Weeks are counted from Monday, wherever the schedule's own days lie. */
function isWeekOf({ every, from }: Weeks, date: Temporal.PlainDate): boolean {
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  const days = Temporal.PlainDate.from(from).until(monday, { largestUnit: 'days' }).days
  return (days / 7) % every === 0
}

function readCron(expression: string): Cron {
  const known = parsed.get(expression)
  if (known) return known
  const cron = parseCron(expression)
  if ('fault' in cron) throw new RangeError(`not a cron expression: ${expression}`)
  if (parsed.size >= mostParsed) parsed.clear()
  parsed.set(expression, cron)
  return cron
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0
}
