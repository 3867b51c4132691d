/**
 * Where reminders are kept. SQLite now, PostgreSQL later; `tests/storage/reminder-store.contract.ts`
 * holds both to the same behaviour. `send-due.ts` is the protocol over it.
 */
import type { GoneReason, Reminder, ReminderDraft } from './reminder.ts'

/** A reminder whose open occurrence this process alone may post until `dueAt` (the lease's end). */
export interface Claim extends Reminder {
  slotAt: Temporal.Instant
  dueAt: Temporal.Instant
  firstTry: Temporal.Instant
}

/** How an occurrence ended. `found`: an earlier attempt had posted it after all. */
export type Outcome = 'sent' | 'sent-late' | 'found' | 'skipped-late' | 'skipped-unsure'

export interface Settlement {
  outcome: Outcome
  at: Temporal.Instant
  /** The next occurrence; `null` finishes the reminder. */
  next: Temporal.Instant | null
  messageId?: string
}

export type Added = { added: Reminder } | { full: { limit: number } }

export interface ReminderStore {
  /** Adds it unless the server already has `limit` unfinished ones; both in one transaction. */
  add(draft: ReminderDraft, rule: { limit: number }): Promise<Added>
  /** Unfinished ones, suspended included, oldest first. */
  list(guildId: string): Promise<Reminder[]>
  /** Finished ones too. `null` also for another server's. */
  find(guildId: string, id: string): Promise<Reminder | null>
  /** The removed one, or `null` when there was none. */
  remove(guildId: string, id: string): Promise<Reminder | null>

  /**
   * Takes up to `most` due reminders, oldest first: durable before it resolves. They're invisible
   * to other claims for `leaseSeconds`.
   */
  claimDue(wish: { now: Temporal.Instant; leaseSeconds: number; most: number }): Promise<Claim[]>
  /** Closes the occurrence and opens the next. `false`: the claim is over (claimed again, or removed). */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>
  /** Gives the claim back; the same occurrence is offered again at `until`. `false` as above. */
  postpone(claim: Claim, until: Temporal.Instant): Promise<boolean>
  /** A probe found no post, so the nonce's window starts anew at `now`. `false` as above. */
  restamp(claim: Claim, now: Temporal.Instant): Promise<boolean>
  /** Stops it, occurrence kept open, until somebody mends the target. `false` as above. */
  suspend(claim: Claim, reason: GoneReason, at: Temporal.Instant): Promise<boolean>

  /** When dispatch has something to do next; `null` when nothing is waiting. */
  nextDueAt(): Promise<Temporal.Instant | null>
  /** At start, when no other process can hold a lease: what was claimed becomes due now. */
  releaseLeases(now: Temporal.Instant): Promise<number>
  /** Forgets log rows before `before`, and finished reminders without log rows. */
  prune(before: Temporal.Instant): Promise<void>
  close(): Promise<void>
}
