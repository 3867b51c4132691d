/**
 * The next occurrence of a reminder: its schedule, less what its rules and quiet hours leave out,
 * and the moment at which dispatch looks at it.
 */
import { endOfQuiet, type LocalQuietHours } from './quiet-hours.ts'
import type { Reminder } from './reminder.ts'
import { instantOf, nextRun } from './schedule.ts'

/** What decides when a reminder comes. */
export type Plan = Pick<Reminder, 'id' | 'schedule' | 'zone' | 'rules'>

/** An occurrence, and when it becomes due: never before its slot. */
export interface Opening {
  slotAt: Temporal.Instant
  dueAt: Temporal.Instant
}

/** Quiet nights alone leave out one candidate a night: this looks more than two years ahead. */
const mostCandidates = 1000

/** The first occurrence after `after` that nothing leaves out; `null` when there is none. */
export function nextOpening(
  plan: Plan,
  after: Temporal.Instant,
  club: LocalQuietHours | null,
): Opening | null {
  const slotAt = nextSlot(plan, after, club)
  return slotAt && { slotAt, dueAt: dueAtOf(plan, slotAt) }
}

export function nextSlot(
  plan: Plan,
  after: Temporal.Instant,
  club: LocalQuietHours | null,
): Temporal.Instant | null {
  let from = startOf(plan, after)
  for (let tried = 0; tried < mostCandidates; tried += 1) {
    const at = nextRun(plan.schedule, plan.zone, from)
    if (at === null || isPastEnd(plan, at)) return null
    const out = leftOut(plan, at, club)
    if (out === null) return at
    // A run at the very end of the quiet hours counts.
    const before = out.until.subtract({ milliseconds: 1 })
    from = Temporal.Instant.compare(before, at) > 0 ? before : at
  }
  return null
}

export interface LeftOut {
  why: 'date' | 'quiet'
  /** The first moment that isn't left out for this reason. */
  until: Temporal.Instant
}

/** Why rules or quiet hours leave out what falls on `at`; `null` when they don't. */
export function leftOut(
  { zone, rules }: Plan,
  at: Temporal.Instant,
  club: LocalQuietHours | null,
): LeftOut | null {
  if (rules.skipDates !== undefined) {
    const date = at.toZonedDateTimeISO(zone).toPlainDate()
    if (rules.skipDates.includes(date.toString())) {
      return { why: 'date', until: startOfDay(date.add({ days: 1 }), zone) }
    }
  }
  const own = rules.quietHours && endOfQuiet(at, { hours: rules.quietHours, zone })
  const until = own ?? (club && endOfQuiet(at, club))
  return until && { why: 'quiet', until }
}

/**
 * When dispatch looks at an occurrence: up to a minute after its slot (or as far as the reminder is
 * spread), always the same for one reminder, so that not all of a busy minute come at once.
 */
export function dueAtOf({ id, rules }: Plan, slotAt: Temporal.Instant): Temporal.Instant {
  const seconds = 60 * Math.max(1, rules.spreadMinutes ?? 1)
  return slotAt.add({ milliseconds: 1000 * (hash(id) % seconds) })
}

/** Start date, pause and skipped occurrences all mean: nothing up to then. */
export function startOf({ zone, rules }: Plan, after: Temporal.Instant): Temporal.Instant {
  const dates = [rules.startDate, rules.pause?.until ?? undefined].filter(
    (date) => date !== undefined,
  )
  const floors = dates.map((date) =>
    startOfDay(Temporal.PlainDate.from(date), zone).subtract({ milliseconds: 1 }),
  )
  if (rules.skippedTo !== undefined) {
    floors.push(Temporal.Instant.fromEpochMilliseconds(rules.skippedTo))
  }
  return floors.reduce(
    (most, each) => (Temporal.Instant.compare(each, most) > 0 ? each : most),
    after,
  )
}

export function isPastEnd({ zone, rules }: Plan, at: Temporal.Instant): boolean {
  if (rules.endDate === undefined) return false
  return at.toZonedDateTimeISO(zone).toPlainDate().toString() > rules.endDate
}

function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return instantOf(date.toPlainDateTime(), zone)
}

/** FNV-1a: cheap, and spreads ids that differ in one character. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return value
}
