/** One claimed occurrence: decide → deliver → settle. Whatever it can't do it gives back. */
import { requestSeconds } from './delivery.ts'
import { deliveryKey } from './delivery-key.ts'
import { deadlineOf, latenessOf, retryAt, secondsFrom } from './late-policy.ts'
import { nextOpening } from './next-slot.ts'
import { endOfQuiet, type LocalQuietHours } from './quiet-hours.ts'
import type { PassReport, SendDue } from './send-due.ts'
import type { Claim, Outcome } from './store.ts'

/** "The past few minutes" in which Discord knows a nonce: well below, to be safe. */
const safeNonceSeconds = 120
/** Discord's clock and ours may differ. */
const probeSlackSeconds = 60
/** Until a target that is gone is tested again. */
export const retestHours = 24

type Ending = keyof PassReport

/** @param begin called when it has had its turn (or needs none), so that the next may wait for its own. */
export async function sendOne(
  deps: SendDue,
  claim: Claim,
  signal: AbortSignal | undefined,
  begin: () => void,
): Promise<Ending> {
  const { store, clock, log } = deps
  const club = await deps.quietHoursOf(claim.guildId)
  const now = clock()
  const lateness = latenessOf(claim, now, club)
  const key = deliveryKey(deps.installId, claim.id, claim.slotAt)
  const about = () => ({
    reminder: claim.id,
    slot: claim.slotAt.toString(),
    attempt: claim.attempts,
  })
  const close = (outcome: Outcome, messageId?: string) =>
    settle(deps, claim, club, outcome, messageId)
  const postpone = async (reason: string, retryAfterSeconds?: number): Promise<Ending> => {
    log.warn({ ...about(), reason }, 'reminder postponed')
    const deadline = deadlineOf(claim, club)
    await store.postpone(claim, retryAt(claim, clock(), deadline, retryAfterSeconds))
    return 'postponed'
  }

  if (lateness.tooLate) {
    begin()
    log.warn(about(), 'reminder skipped: too late')
    return close('skipped-late')
  }
  const quietUntil = quietNow(claim, lateness.late ? now : claim.slotAt, club)
  if (quietUntil !== null) {
    begin()
    if (claim.rules.late !== 'always') return close('skipped-quiet')
    await store.postpone(claim, quietUntil)
    return 'postponed'
  }
  await deps.pace()
  begin()
  if (signal?.aborted) return 'postponed'
  if (isBeyondNonce(claim, clock())) {
    const since = claim.firstTry.subtract({ seconds: probeSlackSeconds })
    const seen = await deps.probe(claim.channelId, key.marker, since)
    if (seen === 'busy') return postpone('probe')
    if (seen === 'found') return close('found')
    if (seen === 'cannot') {
      log.warn(about(), 'reminder skipped: it may have been posted already, and nobody can look')
      return close('skipped-unsure')
    }
    if (!(await store.restamp(claim, clock()))) return 'postponed'
    // The look was a request of its own.
    await deps.pace()
  }
  // What waited for long in the queue is left to whoever claims it next.
  if (secondsFrom(clock(), claim.dueAt) < requestSeconds) return 'postponed'

  const card = deps.cardFor(claim, { late: lateness.late, marker: key.marker })
  const { roleId } = claim.rules
  const to = { channelId: claim.channelId, ...(roleId === undefined ? {} : { roleId }) }
  const result = await deps.deliver(to, card, key)
  if ('sent' in result) return close(lateness.late ? 'sent-late' : 'sent', result.sent)
  if ('busy' in result) return postpone(result.busy.reason, result.busy.retryAfterSeconds)
  log.warn({ ...about(), reason: result.gone }, 'reminder suspended')
  const at = clock()
  await store.suspend(claim, result.gone, { at, retestAt: at.add({ hours: retestHours }) })
  return 'suspended'
}

/** The server may have set quiet hours since the occurrence was opened, or be in them by now. */
function quietNow(
  claim: Claim,
  at: Temporal.Instant,
  club: LocalQuietHours | null,
): Temporal.Instant | null {
  const { rules, zone } = claim
  if (club === null && rules.quietHours === undefined) return null
  const own = rules.quietHours && endOfQuiet(at, { hours: rules.quietHours, zone })
  return own ?? (club && endOfQuiet(at, club))
}

async function settle(
  { store, clock, log, unpost, pace }: SendDue,
  claim: Claim,
  club: LocalQuietHours | null,
  outcome: Outcome,
  messageId?: string,
): Promise<Ending> {
  const at = clock()
  // Also after the slot: the clock may have been put back since.
  const after = Temporal.Instant.compare(at, claim.slotAt) > 0 ? at : claim.slotAt
  const next = nextOpening(claim, after, club)
  const kept = await store.settle(claim, { outcome, at, next, ...(messageId ? { messageId } : {}) })
  if (!kept) log.warn({ reminder: claim.id }, 'reminder was settled by another attempt')
  if (outcome.startsWith('skipped')) return 'skipped'
  // After settling: a kill in between leaves one post too many, never one too few.
  const { lastMessageId, rules } = claim
  if (kept && messageId && rules.deletePrevious && lastMessageId && lastMessageId !== messageId) {
    await pace()
    await unpost(claim.channelId, lastMessageId)
  }
  return 'sent'
}

/** An earlier attempt may have posted it, and Discord may have forgotten its nonce. */
function isBeyondNonce({ attempts, firstTry }: Claim, now: Temporal.Instant): boolean {
  const seconds = secondsFrom(firstTry, now)
  // A clock that was put back says nothing about how long ago the first attempt was.
  return attempts > 1 && (seconds < 0 || seconds > safeNonceSeconds)
}
