/** The clock of the local Discord: the system's time plus an offset that a person or a test may move. */

export interface MovableClock {
  now(): Temporal.Instant
  epochMs(): number
  /** A jump: what lies between never was. Backwards too. */
  jump(duration: Temporal.DurationLike): void
  /**
   * Time passes quickly: the clock stops at each minute until every listener is done, so that what
   * is due in between happens at its time.
   */
  pass(duration: Temporal.DurationLike): Promise<void>
  /** The listener hears of each stop; what it returns is awaited by `pass`. */
  onMoved(listener: () => unknown): () => void
}

const minuteMs = 60_000

/** Days and weeks count as 24 hours, because an instant has no calendar; months and years are refused. */
export function createMovableClock(): MovableClock {
  let offsetMs = 0
  const listeners = new Set<() => unknown>()
  const epochMs = () => Date.now() + offsetMs
  const move = (milliseconds: number) => {
    offsetMs += milliseconds
    return Promise.all([...listeners].map((listener) => listener()))
  }
  return {
    epochMs,
    now: () => Temporal.Instant.fromEpochMilliseconds(epochMs()),
    jump: (duration) => void move(inMilliseconds(duration)),
    async pass(duration) {
      let left = inMilliseconds(duration)
      while (left > 0) {
        const step = Math.min(left, minuteMs - (epochMs() % minuteMs))
        await move(step)
        left -= step
      }
    },
    onMoved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function inMilliseconds(duration: Temporal.DurationLike): number {
  const { days, weeks, hours, ...rest } = parts(Temporal.Duration.from(duration))
  const inHours = { ...rest, hours: hours + 24 * (days + 7 * weeks) }
  return Temporal.Duration.from(inHours).total('milliseconds')
}

function parts(duration: Temporal.Duration) {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration
  return { years, months, weeks, days, hours, minutes, seconds, milliseconds }
}
