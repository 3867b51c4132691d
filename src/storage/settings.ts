/** What an installation remembers about itself. */
import { randomInt } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/**
 * Six characters of 0-9a-z, made once: they tell this installation's posts from another's. A copy of
 * the database keeps them, so a restored bot goes on where the old one stopped.
 */
export function readInstallId(database: DatabaseSync): string {
  const made = randomInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')
  database
    .prepare("INSERT INTO settings (key, value) VALUES ('install-id', ?) ON CONFLICT DO NOTHING")
    .run(made)
  const row = database.prepare("SELECT value FROM settings WHERE key = 'install-id'").get()
  return String(row?.value)
}

export function exchangeSetting(database: DatabaseSync, key: string, value: string): string | null {
  const before = database.prepare('SELECT value FROM settings WHERE key = ?').get(key)
  database
    .prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, value)
  return before ? String(before.value) : null
}
