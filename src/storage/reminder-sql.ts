/** The statements over reminders, prepared once. Whatever ends a claim also moves the token on. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'

export type ReminderSql = ReturnType<typeof prepareReminders>

export function prepareReminders(database: DatabaseSync) {
  const prepare = (text: string): StatementSync => database.prepare(text)
  return {
    count: prepare(`
      SELECT count(*) AS count FROM reminders
      WHERE guild_id = :guild AND slot_at IS NOT NULL AND removed_at IS NULL`),
    add: prepare(`
      INSERT INTO reminders
        (id, guild_id, channel_id, creator_id, kind, text, cron, once, weeks, weeks_from, zone,
         rules, created_at, slot_at, due_at)
      VALUES
        (:id, :guild, :channel, :creator, :kind, :text, :cron, :once, :weeks, :weeksFrom, :zone,
         :rules, :created, :slot, :due)
      RETURNING *`),
    list: prepare(`
      SELECT * FROM reminders
      WHERE guild_id = :guild AND slot_at IS NOT NULL AND removed_at IS NULL
      ORDER BY created_at, id`),
    find: prepare(
      'SELECT * FROM reminders WHERE id = :id AND guild_id = :guild AND removed_at IS NULL',
    ),
    findRemoved: prepare(
      'SELECT * FROM reminders WHERE id = :id AND guild_id = :guild AND removed_at IS NOT NULL',
    ),
    change: prepare(`
      UPDATE reminders
      SET channel_id = :channel, kind = :kind, text = :text, cron = :cron, once = :once,
          weeks = :weeks, weeks_from = :weeksFrom, zone = :zone, rules = :rules,
          slot_at = coalesce(:slot, slot_at),
          due_at = CASE WHEN suspended IS NULL THEN :due END,
          first_try = NULL, attempts = 0, drawn = NULL, token = token + 1
      WHERE id = :id AND token = :token AND removed_at IS NULL
      RETURNING *`),
    remove: prepare(`
      UPDATE reminders
      SET removed_at = :at, due_at = NULL, retest_at = NULL, tell = NULL, tell_at = NULL,
          token = token + 1
      WHERE id = :id AND guild_id = :guild AND removed_at IS NULL
      RETURNING *`),
    restore: prepare(`
      UPDATE reminders
      SET removed_at = NULL, suspended = NULL, slot_at = coalesce(:slot, slot_at), due_at = :due,
          first_try = NULL, attempts = 0, drawn = NULL, token = token + 1
      WHERE id = :id AND token = :token AND removed_at IS NOT NULL
      RETURNING *`),
    claim: prepare(`
      UPDATE reminders
      SET due_at = :lease, token = token + 1, attempts = attempts + 1,
          first_try = coalesce(first_try, :now)
      WHERE id IN (
        SELECT id FROM (
          SELECT id FROM reminders WHERE due_at <= :now ORDER BY due_at LIMIT :oldest)
        UNION
        SELECT id FROM (
          SELECT id FROM reminders WHERE due_at <= :now ORDER BY due_at DESC LIMIT :newest))
      RETURNING *`),
    deck: prepare('SELECT deck FROM decks WHERE channel_id = :channel AND kind = :kind'),
    keepDeck: prepare(`
      INSERT INTO decks (channel_id, kind, guild_id, deck) VALUES (:channel, :kind, :guild, :deck)
      ON CONFLICT (channel_id, kind) DO UPDATE SET deck = excluded.deck`),
    drawn: prepare('UPDATE reminders SET drawn = :drawn WHERE id = :id'),
    settle: prepare(`
      UPDATE reminders
      SET slot_at = :slot, due_at = :due, first_try = NULL, attempts = 0, drawn = NULL,
          sent = sent + :posts, last_message = coalesce(:message, last_message),
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
      UPDATE reminders
      SET due_at = NULL, suspended = :reason, retest_at = :retest, tell = 'suspended',
          tell_at = :at, token = token + 1
      WHERE id = :id AND token = :token`),
    retests: prepare(`
      UPDATE reminders SET retest_at = :again
      WHERE id IN (SELECT id FROM reminders WHERE retest_at <= :now ORDER BY retest_at LIMIT :most)
      RETURNING *`),
    // Organisers who never heard that it stopped needn't hear that it goes on.
    resume: prepare(`
      UPDATE reminders
      SET suspended = NULL, retest_at = NULL, slot_at = :slot, due_at = :due,
          tell = CASE WHEN tell IS NULL THEN 'resumed' END,
          tell_at = CASE WHEN tell IS NULL THEN :at END,
          first_try = NULL, attempts = 0, drawn = NULL, token = token + 1
      WHERE id = :id AND token = :token AND suspended IS NOT NULL`),
    untold: prepare(`
      SELECT * FROM reminders WHERE tell_at <= :now AND removed_at IS NULL
      ORDER BY tell_at LIMIT :most`),
    told: prepare(`
      UPDATE reminders SET tell = CASE WHEN :again IS NULL THEN NULL ELSE tell END, tell_at = :again
      WHERE id = :id AND tell = :news`),
    waiting: prepare(`
      SELECT * FROM reminders WHERE id > :id AND due_at IS NOT NULL AND attempts = 0
      ORDER BY id LIMIT :most`),
    reopen: prepare(`
      UPDATE reminders SET slot_at = :slot, due_at = :due, token = token + 1
      WHERE id = :id AND token = :token AND due_at IS NOT NULL`),
    nextDue: prepare('SELECT min(due_at) AS due FROM reminders WHERE due_at IS NOT NULL'),
    release: prepare('UPDATE reminders SET due_at = :now WHERE due_at > :now AND attempts > 0'),
    pruneLog: prepare('DELETE FROM deliveries WHERE at < :before'),
    pruneRemovedLog: prepare(`
      DELETE FROM deliveries
      WHERE reminder_id IN (SELECT id FROM reminders WHERE removed_at < :before)`),
    pruneRemoved: prepare('DELETE FROM reminders WHERE removed_at < :before'),
    pruneFinished: prepare(`
      DELETE FROM reminders
      WHERE slot_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM deliveries WHERE reminder_id = reminders.id)`),
  }
}
