/** Hours in which nothing is posted, on a local clock. A window may reach over midnight. */

export interface QuietHours {
  /** "22:00". The first quiet minute. */
  readonly from: string
  /** "07:00". The first minute that isn't quiet any more; the same as `from` means never quiet. */
  readonly to: string
}

/** Quiet hours on the clock of a zone: a server's, or a reminder's own. */
export interface LocalQuietHours {
  hours: QuietHours
  zone: string
}

/** The end of the quiet hours that `at` lies in; `null` when it lies in none. */
export function endOfQuiet(
  at: Temporal.Instant,
  { hours, zone }: LocalQuietHours,
): Temporal.Instant | null {
  const local = at.toZonedDateTimeISO(zone)
  const now = local.hour * 60 + local.minute
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)]
  const isQuiet = from <= to ? now >= from && now < to : now >= from || now < to
  if (!isQuiet) return null
  const day = now < to ? local : local.add({ days: 1 })
  const end = day.withPlainTime({ hour: Math.floor(to / 60), minute: to % 60 }).toInstant()
  // A change of the clocks may put the end before `at`; an hour on is always further.
  return Temporal.Instant.compare(end, at) > 0 ? end : at.add({ hours: 1 })
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
