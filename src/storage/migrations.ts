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
  // `rules` and `deck` are JSON; `tell` is what the organisers don't know yet.
  `
  ALTER TABLE reminders ADD COLUMN rules TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE reminders ADD COLUMN weeks INTEGER;
  ALTER TABLE reminders ADD COLUMN weeks_from TEXT;
  ALTER TABLE reminders ADD COLUMN drawn TEXT;
  ALTER TABLE reminders ADD COLUMN last_message TEXT;
  ALTER TABLE reminders ADD COLUMN retest_at INTEGER;
  ALTER TABLE reminders ADD COLUMN tell TEXT;
  ALTER TABLE reminders ADD COLUMN tell_at INTEGER;
  ALTER TABLE reminders ADD COLUMN removed_at INTEGER;
  CREATE INDEX reminders_retest ON reminders (retest_at) WHERE retest_at IS NOT NULL;
  CREATE INDEX reminders_tell ON reminders (tell_at) WHERE tell_at IS NOT NULL;

  CREATE TABLE decks (
    channel_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    guild_id TEXT NOT NULL,
    deck TEXT NOT NULL,
    PRIMARY KEY (channel_id, kind)
  ) STRICT;
  CREATE INDEX decks_guild ON decks (guild_id);
  `,
  // Of a question without an answer only this is kept: the day and the nearest topic ('' for none).
  `
  CREATE TABLE gaps (
    day TEXT NOT NULL,
    topic TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, topic)
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
