/** How late is too late. One place for the numbers; all in seconds unless they say so. */

import { dueAtOf, nextSlot } from './next-slot.ts'
import type { LocalQuietHours } from './quiet-hours.ts'
import type { Claim } from './store.ts'

/** Beyond this a post would only confuse, unless the organiser said otherwise. */
export const usualLateMinutes = 30
/** Lateness that nobody notices isn't labelled: ticks, a queue of a few thousand. */
const unlabelledLateness = 3 * 60
/** Half of the shortest interval: up to here nothing can be too late. */
const neverTooLate = 30

/** The first wait after a failure; it doubles up to `longestBackoff`. */
const firstBackoff = 5
const longestBackoff = 5 * 60

export interface Lateness {
  late: boolean
  tooLate: boolean
}

/** Counted from when it was to be posted, which the reminder's offset puts after its slot. */
export function latenessOf(
  claim: Claim,
  now: Temporal.Instant,
  club: LocalQuietHours | null,
): Lateness {
  const seconds = secondsFrom(dueAtOf(claim, claim.slotAt), now)
  return {
    late: seconds > unlabelledLateness,
    tooLate: seconds > neverTooLate && seconds > mostLateness(claim, club),
  }
}

/** The last moment at which this occurrence may be posted; `null` when it may always. */
export function deadlineOf(claim: Claim, club: LocalQuietHours | null): Temporal.Instant | null {
  const most = mostLateness(claim, club)
  if (most === Number.POSITIVE_INFINITY) return null
  return dueAtOf(claim, claim.slotAt).add({ milliseconds: Math.floor(most * 1000) })
}

/** At most half the way to the next one, so that it can't be taken for that. */
function mostLateness(claim: Claim, club: LocalQuietHours | null): number {
  const policy = claim.rules.late ?? { minutes: usualLateMinutes }
  if (policy === 'always') return Number.POSITIVE_INFINITY
  // "Skip" still allows for a restart or a queue that nobody notices.
  const wanted = policy === 'skip' ? unlabelledLateness : policy.minutes * 60
  const following = nextSlot(claim, claim.slotAt, club)
  const half = following ? secondsFrom(claim.slotAt, following) / 2 : Number.POSITIVE_INFINITY
  return Math.min(half, wanted)
}

/**
 * When to try again after the `attempts`th failure: backing off, never before `retryAfterSeconds`,
 * and no later than just past the deadline, where the occurrence is given up and the next one opened.
 */
export function retryAt(
  { attempts }: Claim,
  now: Temporal.Instant,
  deadline: Temporal.Instant | null,
  retryAfterSeconds = 0,
): Temporal.Instant {
  const backoff = Math.min(firstBackoff * 2 ** (attempts - 1), longestBackoff)
  const wait = Math.ceil(Math.max(backoff, retryAfterSeconds) * 1000)
  const wish = now.add({ milliseconds: wait })
  const last = deadline?.add({ milliseconds: 1 })
  return last === undefined || Temporal.Instant.compare(wish, last) < 0 ? wish : last
}

export function secondsFrom(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 1000
}
