/** The next runs of a reminder, with what the clocks do to them and what the rules leave out. */
import { parseCron } from './cron.ts'
import { isPastEnd, leftOut, type Plan, startOf } from './next-slot.ts'
import type { LocalQuietHours } from './quiet-hours.ts'
import { nextRun } from './schedule.ts'

export interface PreviewRun {
  at: Temporal.Instant
  /**
   * `moved`: its local time doesn't exist that day, so it comes at the first moment after the gap.
   * `first-of-two`: its local time occurs twice. `clocks-changed`: since the run before.
   */
  clocks: 'moved' | 'first-of-two' | 'clocks-changed' | null
  leftOut: 'date' | 'quiet' | null
}

/** What is left out is listed too, but no more than this in all. */
const mostLines = 15

/** Until `count` runs are found that come. */
export function preview(
  plan: Plan,
  now: Temporal.Instant,
  club: LocalQuietHours | null,
  count = 5,
): PreviewRun[] {
  const runs: PreviewRun[] = []
  let from = startOf(plan, now)
  let coming = 0
  let offset = offsetAt(now, plan.zone)
  while (coming < count && runs.length < mostLines) {
    const at = nextRun(plan.schedule, plan.zone, from)
    if (at === null || isPastEnd(plan, at)) break
    const out = leftOut(plan, at, club)
    const isChanged = offsetAt(at, plan.zone) !== offset
    const clocks = clocksAt(plan, at) ?? (isChanged ? 'clocks-changed' : null)
    runs.push({ at, clocks, leftOut: out?.why ?? null })
    if (out === null) coming += 1
    offset = offsetAt(at, plan.zone)
    from = at
  }
  return runs
}

function clocksAt({ schedule, zone }: Plan, at: Temporal.Instant): PreviewRun['clocks'] {
  const local = at.toZonedDateTimeISO(zone)
  if (!isWanted(schedule, local)) return 'moved'
  const later = local.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'later' })
  return later.epochMilliseconds === local.epochMilliseconds ? null : 'first-of-two'
}

/** Whether the schedule names this local time; what was moved over a gap, it doesn't name. */
function isWanted(schedule: Plan['schedule'], local: Temporal.ZonedDateTime): boolean {
  if ('once' in schedule) {
    return Temporal.PlainDateTime.from(schedule.once).equals(local.toPlainDateTime())
  }
  const cron = parseCron(schedule.cron)
  if ('fault' in cron) return true
  return cron.hours.includes(local.hour) && cron.minutes.includes(local.minute)
}

function offsetAt(at: Temporal.Instant, zone: string): number {
  return at.toZonedDateTimeISO(zone).offsetNanoseconds
}
