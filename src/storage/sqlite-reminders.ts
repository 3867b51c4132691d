/** Reminders in SQLite. Each statement or transaction is one synchronous turn, so none can mix. */
import type { DatabaseSync } from 'node:sqlite'
import type { Deck } from '../reminders/deck.ts'
import type { Opening } from '../reminders/next-slot.ts'
import type { Reminder } from '../reminders/reminder.ts'
import type { Added, Claim, Draw, News, ReminderStore } from '../reminders/store.ts'
import { groupCommit } from './group-commit.ts'
import { definitionValues, readClaim, readReminder } from './reminder-row.ts'
import { prepareReminders, type ReminderSql } from './reminder-sql.ts'
import { transaction } from './transaction.ts'

/** `close` writes what is waiting and leaves the database open. Expects `migrations.ts`'s tables. */
export function sqliteReminders(database: DatabaseSync): ReminderStore {
  const sql = prepareReminders(database)
  const group = groupCommit(database)

  /** Records how the claimed occurrence ended. */
  const log = (claim: Claim, outcome: string, at: Temporal.Instant, messageId?: string) =>
    sql.log.run({
      id: claim.id,
      guild: claim.guildId,
      slot: claim.slotAt.epochMilliseconds,
      outcome,
      at: at.epochMilliseconds,
      message: messageId || null,
    })
  const isFull = (guildId: string, limit: number) =>
    Number(sql.count.get({ guild: guildId })?.count) >= limit

  return {
    async add(draft, { limit }): Promise<Added> {
      return transaction(database, () => {
        if (isFull(draft.guildId, limit)) return { full: { limit } }
        const row = sql.add.get({
          ...definitionValues(draft),
          id: draft.id,
          guild: draft.guildId,
          creator: draft.creatorId,
          created: draft.createdAt.epochMilliseconds,
          ...momentsOf(draft),
        })
        if (row === undefined) throw new Error('the new reminder was not returned')
        return { added: readReminder(row) }
      })
    },

    async list(guildId) {
      return sql.list.all({ guild: guildId }).map(readReminder)
    },

    async find(guildId, id) {
      const row = sql.find.get({ guild: guildId, id })
      return row ? readReminder(row) : null
    },

    async change(before, { opening, ...change }) {
      const row = sql.change.get({
        ...definitionValues({ ...before, ...change }),
        id: before.id,
        token: before.token,
        ...momentsOf(opening === 'paused' ? null : opening),
      })
      return row ? readReminder(row) : null
    },

    async remove(guildId, id, at) {
      const row = sql.remove.get({ guild: guildId, id, at: at.epochMilliseconds })
      return row ? readReminder(row) : null
    },

    async findRemoved(guildId, id) {
      const row = sql.findRemoved.get({ guild: guildId, id })
      return row ? readReminder(row) : null
    },

    async restore({ id, guildId, token }, { limit, opening }): Promise<Added | null> {
      return transaction(database, () => {
        if (isFull(guildId, limit)) return { full: { limit } }
        const moments = momentsOf(opening === 'paused' ? null : opening)
        const row = sql.restore.get({ id, token, ...moments })
        return row ? { added: readReminder(row) } : null
      })
    },

    async claimDue({ now, leaseSeconds, most, draw }) {
      const newest = Math.floor(most / 4)
      const values = {
        now: now.epochMilliseconds,
        lease: now.epochMilliseconds + leaseSeconds * 1000,
        oldest: most - newest,
        newest,
      }
      const claims = transaction(database, () => {
        const rows = sql.claim.all(values).map(readClaim)
        return draw ? rows.map((claim) => dealt(sql, claim, draw)) : rows
      })
      // RETURNING keeps no order.
      return claims.sort((one, other) => Temporal.Instant.compare(one.slotAt, other.slotAt))
    },

    async settle(claim, { outcome, at, next, messageId }) {
      return group.run(() => {
        const { changes } = sql.settle.run({
          id: claim.id,
          token: claim.token,
          ...momentsOf(next),
          posts: outcome.startsWith('skipped') ? 0 : 1,
          message: messageId || null,
        })
        if (changes === 0) return false
        log(claim, outcome, at, messageId)
        return true
      })
    },

    async postpone({ id, token }, until) {
      const values = { id, token, until: until.epochMilliseconds }
      return group.run(() => sql.postpone.run(values).changes === 1)
    },

    async restamp({ id, token }, now) {
      return sql.restamp.run({ id, token, now: now.epochMilliseconds }).changes === 1
    },

    async suspend(claim, reason, { at, retestAt }) {
      return group.run(() => {
        const { changes } = sql.suspend.run({
          id: claim.id,
          token: claim.token,
          reason,
          at: at.epochMilliseconds,
          retest: retestAt.epochMilliseconds,
        })
        if (changes === 0) return false
        log(claim, reason, at)
        return true
      })
    },

    async takeRetests({ now, again, most }) {
      const values = { now: now.epochMilliseconds, again: again.epochMilliseconds, most }
      return sql.retests.all(values).map(readReminder)
    },

    async resume({ id, token }, opening, at) {
      const values = { id, token, ...momentsOf(opening), at: at.epochMilliseconds }
      return sql.resume.run(values).changes === 1
    },

    async untold({ now, most }) {
      return sql.untold.all({ now: now.epochMilliseconds, most }).map((row) => ({
        reminder: readReminder(row),
        // The statements write nothing else.
        news: row.tell as News,
      }))
    },

    async told({ reminder: { id }, news }, again) {
      sql.told.run({ id, news, again: again?.epochMilliseconds ?? null })
    },

    async waitingAfter(id, most) {
      return sql.waiting.all({ id, most }).map(readReminder)
    },

    async reopen(openings) {
      transaction(database, () => {
        for (const { reminder, opening } of openings) {
          sql.reopen.run({ id: reminder.id, token: reminder.token, ...momentsOf(opening) })
        }
      })
    },

    async nextDueAt() {
      const due = sql.nextDue.get()?.due
      return typeof due === 'number' ? Temporal.Instant.fromEpochMilliseconds(due) : null
    },

    async releaseLeases(now) {
      return Number(sql.release.run({ now: now.epochMilliseconds }).changes)
    },

    async prune({ log, removed }) {
      transaction(database, () => {
        sql.pruneLog.run({ before: log.epochMilliseconds })
        sql.pruneRemovedLog.run({ before: removed.epochMilliseconds })
        sql.pruneRemoved.run({ before: removed.epochMilliseconds })
        sql.pruneFinished.run()
      })
    },

    async close() {
      group.flush()
    },
  }
}

/** Within the claim's transaction: an occurrence keeps what was drawn for it, however often it is tried. */
function dealt(sql: ReminderSql, claim: Claim, draw: Draw): Claim {
  if (claim.drawn !== null) return claim
  const place = { channel: claim.channelId, kind: claim.kind }
  const row = sql.deck.get(place)
  // Only `keepDeck` writes it.
  const result = draw(claim, row ? (JSON.parse(String(row.deck)) as Deck) : null)
  if (result === null) return claim
  sql.keepDeck.run({ ...place, guild: claim.guildId, deck: JSON.stringify(result.deck) })
  sql.drawn.run({ id: claim.id, drawn: result.drawn })
  return { ...claim, drawn: result.drawn }
}

function momentsOf(opening: Opening | Pick<Reminder, 'slotAt' | 'dueAt'> | null) {
  return {
    slot: opening?.slotAt?.epochMilliseconds ?? null,
    due: opening?.dueAt?.epochMilliseconds ?? null,
  }
}
