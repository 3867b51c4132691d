/**
 * One pass over what is due: claim → decide → deliver → settle. The rules that make each occurrence
 * come once, whenever the process is killed, are in `docs/architecture.md`.
 */
import type { Card } from '../card.ts'
import type { Clock } from '../clock.ts'
import { type Delivery, type Probe, requestSeconds } from './delivery.ts'
import { deliveryKey } from './delivery-key.ts'
import { latenessOf, retryAt, secondsFrom } from './late-policy.ts'
import type { Log } from './log.ts'
import { nextRun } from './schedule.ts'
import type { Claim, Outcome, ReminderStore } from './store.ts'

export interface SendDue {
  store: ReminderStore
  deliver: Delivery
  probe: Probe
  /** The same card for the same occurrence; `marker` must stand in a button's custom id. */
  cardFor: (reminder: Claim, how: { late: boolean; marker: string }) => Card
  clock: Clock
  log: Log
  installId: string
  /** Resolves when the next message may start: `createPacer(40)`, kept from pass to pass. */
  pace: () => Promise<void>
}

export interface PassReport {
  sent: number
  skipped: number
  postponed: number
  suspended: number
}

/** Above the request's time limit and the time in the queue below, so no lease ends unnoticed. */
const leaseSeconds = 30
/** What 40 a second can send in a second. */
const batch = 40
/** At 40 a second and requests of up to 10 s, the last of these starts well within its lease. */
const mostInFlight = 80
/** "The past few minutes" in which Discord knows a nonce: well below, to be safe. */
const safeNonceSeconds = 120
/** Discord's clock and ours may differ. */
const probeSlackSeconds = 60

/**
 * Works until nothing is due, or `signal` is aborted (then it finishes what it has started).
 * A fault of one reminder is logged and tried again; only a fault of the store while claiming throws.
 */
export async function sendDue(deps: SendDue, signal?: AbortSignal): Promise<PassReport> {
  const report: PassReport = { sent: 0, skipped: 0, postponed: 0, suspended: 0 }
  const inFlight = new Set<Promise<void>>()
  try {
    while (!signal?.aborted) {
      const wish = { now: deps.clock(), leaseSeconds, most: batch }
      const claims = await deps.store.claimDue(wish)
      if (claims.length === 0) break
      for (const claim of claims) {
        while (inFlight.size >= mostInFlight) await Promise.race(inFlight)
        const running: Promise<void> = attempt(deps, claim, report, signal).finally(() =>
          inFlight.delete(running),
        )
        inFlight.add(running)
      }
    }
  } finally {
    await Promise.all(inFlight)
  }
  return report
}

/** Never rejects. */
async function attempt(
  deps: SendDue,
  claim: Claim,
  report: PassReport,
  signal: AbortSignal | undefined,
): Promise<void> {
  const about = { reminder: claim.id, slot: claim.slotAt.toString(), attempt: claim.attempts }
  try {
    report[await work(deps, claim, about, signal)] += 1
  } catch (error) {
    deps.log.error({ ...about, err: error }, 'reminder failed')
    try {
      // Not the occurrence's own deadline: finding that may be what failed.
      const now = deps.clock()
      await deps.store.postpone(claim, retryAt(claim, now, now.add({ minutes: 5 })))
      report.postponed += 1
    } catch (fault) {
      // The lease ends by itself, so the reminder comes back without this.
      deps.log.error({ ...about, err: fault }, 'reminder could not be postponed')
    }
  }
}

async function work(
  deps: SendDue,
  claim: Claim,
  about: object,
  signal: AbortSignal | undefined,
): Promise<keyof PassReport> {
  const { store, clock, log, installId } = deps
  const lateness = latenessOf(claim, clock())
  const { deadline } = lateness
  const key = deliveryKey(installId, claim.id, claim.slotAt)
  const close = (outcome: Outcome, messageId?: string) => settle(deps, claim, outcome, messageId)
  const postpone = async (reason: string, retryAfterSeconds?: number) => {
    log.warn({ ...about, reason }, 'reminder postponed')
    await store.postpone(claim, retryAt(claim, clock(), deadline, retryAfterSeconds))
    return 'postponed' as const
  }

  if (lateness.tooLate) {
    log.warn(about, 'reminder skipped: too late')
    return close('skipped-late')
  }
  await deps.pace()
  if (signal?.aborted) return 'postponed'
  if (isBeyondNonce(claim, clock())) {
    const since = claim.firstTry.subtract({ seconds: probeSlackSeconds })
    const seen = await deps.probe(claim.channelId, key.marker, since)
    if (seen === 'busy') return postpone('probe')
    if (seen === 'found') return close('found')
    if (seen === 'cannot') {
      log.warn(about, 'reminder skipped: it may have been posted already, and nobody can look')
      return close('skipped-unsure')
    }
    if (!(await store.restamp(claim, clock()))) return 'postponed'
  }
  // What waited for long in the queue is left to whoever claims it next.
  if (secondsFrom(clock(), claim.dueAt) < requestSeconds) return 'postponed'

  const card = deps.cardFor(claim, { late: lateness.late, marker: key.marker })
  const result = await deps.deliver({ channelId: claim.channelId }, card, key)
  if ('sent' in result) return close(lateness.late ? 'sent-late' : 'sent', result.sent)
  if ('busy' in result) return postpone(result.busy.reason, result.busy.retryAfterSeconds)
  log.warn({ ...about, reason: result.gone }, 'reminder suspended')
  await store.suspend(claim, result.gone, clock())
  return 'suspended'
}

async function settle(
  { store, clock, log }: SendDue,
  claim: Claim,
  outcome: Outcome,
  messageId?: string,
): Promise<keyof PassReport> {
  const at = clock()
  // Also after the slot: the clock may have been put back since.
  const after = Temporal.Instant.compare(at, claim.slotAt) > 0 ? at : claim.slotAt
  const next = nextRun(claim.schedule, claim.zone, after)
  const kept = await store.settle(claim, { outcome, at, next, ...(messageId ? { messageId } : {}) })
  if (!kept) log.warn({ reminder: claim.id }, 'reminder was settled by another attempt')
  return outcome.startsWith('skipped') ? 'skipped' : 'sent'
}

/** An earlier attempt may have posted it, and Discord may have forgotten its nonce. */
function isBeyondNonce({ attempts, firstTry }: Claim, now: Temporal.Instant): boolean {
  const seconds = secondsFrom(firstTry, now)
  // A clock that was put back says nothing about how long ago the first attempt was.
  return attempts > 1 && (seconds < 0 || seconds > safeNonceSeconds)
}
