/** Reminders in SQLite. Each method is one synchronous turn, so methods can't mix. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { GoneReason, Reminder, ReminderDraft } from '../reminders/reminder.ts'
import type { Added, Claim, ReminderStore, Settlement } from '../reminders/store.ts'
import { readClaim, readReminder } from './reminder-row.ts'
import { transaction } from './transaction.ts'

/** Closing the store doesn't close the database. Expects the tables of `migrations.ts`. */
export function sqliteReminders(database: DatabaseSync): Omit<ReminderStore, 'close'> {
  const sql = prepareAll(database)

  /** Records how the claimed occurrence ended, if the claim still holds. */
  const log = (claim: Claim, outcome: string, at: Temporal.Instant, messageId?: string) =>
    sql.log.run({
      id: claim.id,
      guild: claim.guildId,
      slot: claim.slotAt.epochMilliseconds,
      outcome,
      at: at.epochMilliseconds,
      message: messageId ?? null,
    })

  return {
    async add(draft: ReminderDraft, { limit }: { limit: number }): Promise<Added> {
      return transaction(database, () => {
        const count = Number(sql.count.get({ guild: draft.guildId })?.count)
        if (count >= limit) return { full: { limit } }
        const row = sql.add.get({
          id: draft.id,
          guild: draft.guildId,
          channel: draft.channelId,
          creator: draft.creatorId,
          kind: draft.kind,
          text: draft.text,
          cron: 'cron' in draft.schedule ? draft.schedule.cron : null,
          once: 'once' in draft.schedule ? draft.schedule.once : null,
          zone: draft.zone,
          created: draft.createdAt.epochMilliseconds,
          slot: draft.slotAt.epochMilliseconds,
        })
        if (row === undefined) throw new Error('the new reminder was not returned')
        return { added: readReminder(row) }
      })
    },

    async list(guildId: string): Promise<Reminder[]> {
      return sql.list.all({ guild: guildId }).map(readReminder)
    },

    async find(guildId: string, id: string): Promise<Reminder | null> {
      const row = sql.find.get({ guild: guildId, id })
      return row ? readReminder(row) : null
    },

    async remove(guildId: string, id: string): Promise<Reminder | null> {
      return transaction(database, () => {
        const row = sql.remove.get({ guild: guildId, id })
        if (row === undefined) return null
        sql.removeLog.run({ id })
        return readReminder(row)
      })
    },

    async claimDue({ now, leaseSeconds, most }): Promise<Claim[]> {
      const rows = sql.claim.all({
        now: now.epochMilliseconds,
        lease: now.epochMilliseconds + leaseSeconds * 1000,
        most,
      })
      // RETURNING keeps no order.
      return rows
        .map(readClaim)
        .sort((one, other) => Temporal.Instant.compare(one.slotAt, other.slotAt))
    },

    async settle(claim: Claim, { outcome, at, next, messageId }: Settlement): Promise<boolean> {
      return transaction(database, () => {
        const { changes } = sql.settle.run({
          id: claim.id,
          token: claim.token,
          next: next?.epochMilliseconds ?? null,
          posts: outcome.startsWith('skipped') ? 0 : 1,
        })
        if (changes === 0) return false
        log(claim, outcome, at, messageId)
        return true
      })
    },

    async postpone(claim: Claim, until: Temporal.Instant): Promise<boolean> {
      const values = { id: claim.id, token: claim.token, until: until.epochMilliseconds }
      return sql.postpone.run(values).changes === 1
    },

    async restamp(claim: Claim, now: Temporal.Instant): Promise<boolean> {
      const values = { id: claim.id, token: claim.token, now: now.epochMilliseconds }
      return sql.restamp.run(values).changes === 1
    },

    async suspend(claim: Claim, reason: GoneReason, at: Temporal.Instant): Promise<boolean> {
      return transaction(database, () => {
        const { changes } = sql.suspend.run({ id: claim.id, token: claim.token, reason })
        if (changes === 0) return false
        log(claim, reason, at)
        return true
      })
    },

    async nextDueAt(): Promise<Temporal.Instant | null> {
      const due = sql.nextDue.get()?.due
      return typeof due === 'number' ? Temporal.Instant.fromEpochMilliseconds(due) : null
    },

    async releaseLeases(now: Temporal.Instant): Promise<number> {
      return Number(sql.release.run({ now: now.epochMilliseconds }).changes)
    },

    async prune(before: Temporal.Instant): Promise<void> {
      transaction(database, () => {
        sql.pruneLog.run({ before: before.epochMilliseconds })
        sql.pruneFinished.run()
      })
    },
  }
}

/** Whatever ends a claim also moves the token on, so that a claim can't end twice. */
function prepareAll(database: DatabaseSync) {
  const prepare = (text: string): StatementSync => database.prepare(text)
  return {
    count: prepare(
      'SELECT count(*) AS count FROM reminders WHERE guild_id = :guild AND slot_at IS NOT NULL',
    ),
    add: prepare(`
      INSERT INTO reminders
        (id, guild_id, channel_id, creator_id, kind, text, cron, once, zone, created_at, slot_at, due_at)
      VALUES
        (:id, :guild, :channel, :creator, :kind, :text, :cron, :once, :zone, :created, :slot, :slot)
      RETURNING *`),
    list: prepare(`
      SELECT * FROM reminders WHERE guild_id = :guild AND slot_at IS NOT NULL
      ORDER BY created_at, id`),
    find: prepare('SELECT * FROM reminders WHERE id = :id AND guild_id = :guild'),
    remove: prepare('DELETE FROM reminders WHERE id = :id AND guild_id = :guild RETURNING *'),
    removeLog: prepare('DELETE FROM deliveries WHERE reminder_id = :id'),
    claim: prepare(`
      UPDATE reminders
      SET due_at = :lease, token = token + 1, attempts = attempts + 1,
          first_try = coalesce(first_try, :now)
      WHERE id IN (SELECT id FROM reminders WHERE due_at <= :now ORDER BY due_at LIMIT :most)
      RETURNING *`),
    settle: prepare(`
      UPDATE reminders
      SET slot_at = :next, due_at = :next, first_try = NULL, attempts = 0, sent = sent + :posts,
          token = token + 1
      WHERE id = :id AND token = :token`),
    log: prepare(`
      INSERT INTO deliveries (reminder_id, guild_id, slot_at, outcome, at, message_id)
      VALUES (:id, :guild, :slot, :outcome, :at, :message)`),
    postpone: prepare(`
      UPDATE reminders SET due_at = :until, token = token + 1
      WHERE id = :id AND token = :token`),
    restamp: prepare('UPDATE reminders SET first_try = :now WHERE id = :id AND token = :token'),
    suspend: prepare(`
      UPDATE reminders SET due_at = NULL, suspended = :reason, token = token + 1
      WHERE id = :id AND token = :token`),
    nextDue: prepare('SELECT min(due_at) AS due FROM reminders WHERE due_at IS NOT NULL'),
    release: prepare('UPDATE reminders SET due_at = :now WHERE due_at > :now AND attempts > 0'),
    pruneLog: prepare('DELETE FROM deliveries WHERE at < :before'),
    pruneFinished: prepare(`
      DELETE FROM reminders
      WHERE slot_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM deliveries WHERE reminder_id = reminders.id)`),
  }
}
