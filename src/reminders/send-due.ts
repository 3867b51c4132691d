/**
 * One pass over what is due: claim → decide → deliver → settle. The rules that make each occurrence
 * come once, whenever the process is killed, are in `docs/architecture.md`.
 */
import type { Card } from '../card.ts'
import type { Clock } from '../clock.ts'
import type { Delivery, Probe, Unpost } from './delivery.ts'
import { retryAt } from './late-policy.ts'
import type { Log } from './log.ts'
import type { LocalQuietHours } from './quiet-hours.ts'
import { sendOne } from './send-one.ts'
import type { Claim, Draw, ReminderStore } from './store.ts'

export interface SendDue {
  store: ReminderStore
  deliver: Delivery
  probe: Probe
  unpost: Unpost
  /** From the decks of the content. */
  draw: Draw
  /** The server's. */
  quietHoursOf: (guildId: string) => Promise<LocalQuietHours | null>
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
/** Less than a second's worth, so that what becomes due meanwhile soon has its turn. */
const leastBatch = 32
/** Where many are only skipped, as after days of downtime, a claim must not wait for the disk so often. */
const mostBatch = 256
const quickBatchMs = 200
/** 40 a second, each with up to 10 s. */
const mostInFlight = 400

/**
 * Works until nothing is due, or `signal` is aborted (then it finishes what it has started).
 * A fault of one reminder is logged and tried again; only a fault of the store while claiming throws.
 */
export async function sendDue(deps: SendDue, signal?: AbortSignal): Promise<PassReport> {
  const report: PassReport = { sent: 0, skipped: 0, postponed: 0, suspended: 0 }
  const inFlight = new Set<Promise<void>>()
  const { draw } = deps
  let most = leastBatch
  try {
    while (!signal?.aborted) {
      const begin = performance.now()
      const claims = await deps.store.claimDue({ now: deps.clock(), leaseSeconds, most, draw })
      if (claims.length === 0) break
      for (const claim of mixed(claims)) {
        while (inFlight.size >= mostInFlight) await Promise.race(inFlight)
        const turn = Promise.withResolvers<void>()
        const running: Promise<void> = attempt(deps, claim, report, signal, turn.resolve).finally(
          () => inFlight.delete(running),
        )
        inFlight.add(running)
        // Nothing is claimed that would only wait here for its turn.
        await Promise.race([turn.promise, running])
      }
      const isQuick = performance.now() - begin < quickBatchMs
      most = isQuick ? Math.min(most * 2, mostBatch) : leastBatch
    }
  } finally {
    await Promise.all(inFlight)
  }
  return report
}

/** After three of the oldest one of the newest, so that the newest needn't wait for the batch. */
function mixed(claims: readonly Claim[]): Claim[] {
  const rest = [...claims]
  return claims.flatMap((_, index) => (index % 4 === 3 ? rest.pop() : rest.shift()) ?? [])
}

/** Never rejects. */
async function attempt(
  deps: SendDue,
  claim: Claim,
  report: PassReport,
  signal: AbortSignal | undefined,
  begin: () => void,
): Promise<void> {
  try {
    report[await sendOne(deps, claim, signal, begin)] += 1
  } catch (error) {
    const about = { reminder: claim.id, attempt: claim.attempts }
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
