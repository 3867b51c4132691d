/** How late is too late. One place for the numbers; all in seconds. */
import { nextRun } from './schedule.ts'
import type { Claim } from './store.ts'

/** Beyond this a post would only confuse. */
const longestLateness = 30 * 60
/** Lateness that nobody notices isn't labelled: ticks, a queue of a few thousand. */
const unlabelledLateness = 3 * 60

/** The first wait after a failure; it doubles up to `longestBackoff`. */
const firstBackoff = 5
const longestBackoff = 5 * 60

export interface Lateness {
  late: boolean
  tooLate: boolean
  /** The last moment at which this occurrence may be posted. */
  deadline: Temporal.Instant
}

/**
 * A post may be at most 30 minutes late, and at most half the way to the next one, so that it can't
 * be taken for that.
 */
export function latenessOf(claim: Claim, now: Temporal.Instant): Lateness {
  const following = nextRun(claim.schedule, claim.zone, claim.slotAt)
  const interval = following ? secondsFrom(claim.slotAt, following) : Number.POSITIVE_INFINITY
  const most = Math.min(interval / 2, longestLateness)
  const seconds = secondsFrom(claim.slotAt, now)
  return {
    late: seconds > unlabelledLateness,
    tooLate: seconds > most,
    deadline: claim.slotAt.add({ milliseconds: Math.floor(most * 1000) }),
  }
}

/**
 * When to try again after the `attempts`th failure: backing off, never before `retryAfterSeconds`,
 * and no later than just past the deadline, where the occurrence is given up and the next one opened.
 */
export function retryAt(
  { attempts }: Claim,
  now: Temporal.Instant,
  deadline: Temporal.Instant,
  retryAfterSeconds = 0,
): Temporal.Instant {
  const backoff = Math.min(firstBackoff * 2 ** (attempts - 1), longestBackoff)
  const wait = Math.ceil(Math.max(backoff, retryAfterSeconds) * 1000)
  const wish = now.add({ milliseconds: wait })
  const last = deadline.add({ milliseconds: 1 })
  return Temporal.Instant.compare(wish, last) < 0 ? wish : last
}

export function secondsFrom(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 1000
}
