/**
 * Where reminders are kept. SQLite now, PostgreSQL later; `tests/storage/reminder-store.contract.ts`
 * holds both to the same behaviour. `send-due.ts` is the protocol over it.
 */
import type { Deck } from './deck.ts'
import type { Opening } from './next-slot.ts'
import type { GoneReason, Reminder, ReminderDraft } from './reminder.ts'

/** A reminder whose open occurrence this process alone may post until `dueAt` (the lease's end). */
export interface Claim extends Reminder {
  slotAt: Temporal.Instant
  dueAt: Temporal.Instant
  firstTry: Temporal.Instant
}

/** How an occurrence ended. `found`: an earlier attempt had posted it after all. */
export type Outcome =
  | 'sent'
  | 'sent-late'
  | 'found'
  | 'skipped-late'
  | 'skipped-unsure'
  | 'skipped-quiet'

export interface Settlement {
  outcome: Outcome
  at: Temporal.Instant
  /** The next occurrence; `null` finishes the reminder. */
  next: Opening | null
  messageId?: string
}

/** Takes what a claim shows from its channel's deck; `null` when it shows nothing that is drawn. */
export type Draw = (
  reminder: Pick<Reminder, 'kind' | 'zone' | 'slotAt'>,
  deck: Deck | null,
) => { drawn: string; deck: Deck } | null

/** What the organisers are still to be told about a reminder. */
export type News = 'suspended' | 'resumed'
export interface Untold {
  reminder: Reminder
  news: News
}

/** What an edit may change; the occurrence is opened anew. */
export type ReminderChange = Partial<
  Pick<Reminder, 'channelId' | 'kind' | 'text' | 'schedule' | 'zone' | 'rules'>
> & { opening: Opening | 'paused' }

export type Added = { added: Reminder } | { full: { limit: number } }

export interface ReminderStore {
  /** Adds it unless the server already has `limit` unfinished ones; both in one transaction. */
  add(draft: ReminderDraft, rule: { limit: number }): Promise<Added>
  /** Unfinished ones, suspended included, oldest first. */
  list(guildId: string): Promise<Reminder[]>
  /** Finished ones too, removed ones not. `null` also for another server's. */
  find(guildId: string, id: string): Promise<Reminder | null>
  /** Only if nothing else (a claim, another edit) changed it since it was read; else `null`. */
  change(before: Reminder, change: ReminderChange): Promise<Reminder | null>
  /** The removed one, or `null` when there was none. It can be restored until it is pruned. */
  remove(guildId: string, id: string, at: Temporal.Instant): Promise<Reminder | null>
  /** A removed one as it was, or `null`. */
  findRemoved(guildId: string, id: string): Promise<Reminder | null>
  /** Brings a removed one back. `null`: there is none (any more). */
  restore(
    reminder: Reminder,
    rule: { limit: number; opening: Opening | 'paused' },
  ): Promise<Added | null>

  /**
   * Takes up to `most` due reminders, three of four the oldest and one the newest, so that a long
   * queue holds up nobody else: durable before it resolves, with what `draw` drew for them. They're
   * invisible to other claims for `leaseSeconds`.
   */
  claimDue(wish: {
    now: Temporal.Instant
    leaseSeconds: number
    most: number
    draw?: Draw
  }): Promise<Claim[]>
  /** Closes the occurrence and opens the next. `false`: the claim is over (claimed again, or removed). */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>
  /** Gives the claim back; the same occurrence is offered again at `until`. `false` as above. */
  postpone(claim: Claim, until: Temporal.Instant): Promise<boolean>
  /** A probe found no post, so the nonce's window starts anew at `now`. `false` as above. */
  restamp(claim: Claim, now: Temporal.Instant): Promise<boolean>
  /**
   * Stops it, occurrence kept open, until somebody mends the target: the organisers are to be told,
   * and it is to be tested at `retestAt`. `false` as above.
   */
  suspend(
    claim: Claim,
    reason: GoneReason,
    when: { at: Temporal.Instant; retestAt: Temporal.Instant },
  ): Promise<boolean>

  /** Suspended ones whose test is due; their next test is at `again`. */
  takeRetests(wish: {
    now: Temporal.Instant
    again: Temporal.Instant
    most: number
  }): Promise<Reminder[]>
  /** Ends a suspension. The organisers are to be told if they were told of its begin. */
  resume(reminder: Reminder, opening: Opening | null, at: Temporal.Instant): Promise<boolean>
  /** Oldest first. */
  untold(wish: { now: Temporal.Instant; most: number }): Promise<Untold[]>
  /** They have been told, or can't be; or they are to be told at `again`. */
  told(untold: Untold, again: Temporal.Instant | null): Promise<void>

  /** Ones that wait for their next occurrence, by id, after the given one. */
  waitingAfter(id: string, most: number): Promise<Reminder[]>
  /** Moves open occurrences of reminders that nothing else changed meanwhile. */
  reopen(openings: readonly { reminder: Reminder; opening: Opening | null }[]): Promise<void>

  /** When dispatch has something to do next; `null` when nothing is waiting. */
  nextDueAt(): Promise<Temporal.Instant | null>
  /** At start, when no other process can hold a lease: what was claimed becomes due now. */
  releaseLeases(now: Temporal.Instant): Promise<number>
  /**
   * Forgets log rows before `log`, finished reminders without log rows, and what was removed before
   * `removed`.
   */
  prune(before: { log: Temporal.Instant; removed: Temporal.Instant }): Promise<void>
  close(): Promise<void>
}
