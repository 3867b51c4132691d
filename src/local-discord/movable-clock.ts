/** The clock of the local Discord: the system's time plus an offset that a person or a test may move. */

export interface MovableClock {
  now(): Temporal.Instant
  epochMs(): number
  move(duration: Temporal.DurationLike): void
  onMoved(listener: () => void): () => void
}

/** Days and weeks count as 24 hours, because an instant has no calendar; months and years are refused. */
export function createMovableClock(): MovableClock {
  let offsetMs = 0
  const listeners = new Set<() => void>()
  const epochMs = () => Date.now() + offsetMs
  return {
    epochMs,
    now: () => Temporal.Instant.fromEpochMilliseconds(epochMs()),
    move(duration) {
      const { days, weeks, hours, ...rest } = parts(Temporal.Duration.from(duration))
      const inHours = { ...rest, hours: hours + 24 * (days + 7 * weeks) }
      offsetMs += Temporal.Duration.from(inHours).total('milliseconds')
      for (const listener of [...listeners]) listener()
    },
    onMoved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function parts(duration: Temporal.Duration) {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration
  return { years, months, weeks, days, hours, minutes, seconds, milliseconds }
}
