/**
 * The tables, as ordered steps. A step that has been released is never changed: add another one.
 * The text is SQLite's; `user_version` counts the steps done.
 */
import type { DatabaseSync } from 'node:sqlite'

/** Snowflakes are TEXT (too big for a number), moments are milliseconds since 1970. */
const steps: readonly string[] = [
  `
  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  CREATE TABLE reminders (
    id TEXT PRIMARY KEY,
    guild_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    creator_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT,
    cron TEXT,
    once TEXT,
    zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    slot_at INTEGER,
    due_at INTEGER,
    first_try INTEGER,
    token INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    suspended TEXT,
    CHECK ((cron IS NULL) <> (once IS NULL)),
    CHECK (due_at IS NULL OR (slot_at IS NOT NULL AND suspended IS NULL))
  ) STRICT;
  CREATE INDEX reminders_due ON reminders (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX reminders_guild ON reminders (guild_id);

  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    reminder_id TEXT NOT NULL,
    guild_id TEXT NOT NULL,
    slot_at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    message_id TEXT
  ) STRICT;
  CREATE INDEX deliveries_at ON deliveries (at);
  CREATE INDEX deliveries_reminder ON deliveries (reminder_id);
  `,
  `
  CREATE TABLE clubs (
    guild_id TEXT PRIMARY KEY,
    zone TEXT,
    quiet_from TEXT,
    quiet_to TEXT,
    language TEXT,
    region TEXT,
    organiser_role_id TEXT,
    notice_channel_id TEXT,
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
  ) STRICT;
  `,
]

/**
 * Brings the database up to date, each step in a transaction of its own.
 * Throws, with nothing changed, when the database was made by a newer version of the program.
 */
export function migrate(database: DatabaseSync): void {
  const done = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (done > steps.length) {
    throw new Error(
      `The database was made by a newer version of Backstride (it has version ${done}, this program knows ${steps.length}). Start that version, or restore a backup made before the update.`,
    )
  }
  for (const [index, step] of steps.entries()) {
    if (index < done) continue
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(step)
      database.exec(`PRAGMA user_version = ${index + 1}`)
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}
