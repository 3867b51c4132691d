/**
 * Spaces the messages evenly, so that dispatch keeps within its share of Discord's 50 requests a
 * second. Measured in real time: the injected clock may jump.
 */
import { setTimeout as pause } from 'node:timers/promises'

interface Timing {
  /** Milliseconds that never go back. */
  now: () => number
  sleep: (milliseconds: number) => Promise<unknown>
}

const realTiming: Timing = { now: () => performance.now(), sleep: (ms) => pause(ms) }

/** Returns a function that resolves when the next one may start: `perSecond` on average. */
export function createPacer(perSecond: number, { now, sleep } = realTiming): () => Promise<void> {
  const gap = 1000 / perSecond
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    // One gap of credit makes up for timers that wake late; more would allow bursts.
    const mine = Math.max(next, now() - gap)
    next = mine + gap
    const wait = mine - now()
    if (wait > 0) await sleep(wait)
  }
}
