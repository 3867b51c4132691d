/** Opens what is kept between runs: the one door of this folder. */
import type { GapCounts } from '../answers/gaps.ts'
import type { ClubStore } from '../clubs/club.ts'
import type { ReminderStore } from '../reminders/store.ts'
import { exchangeSetting, readInstallId } from './settings.ts'
import { openSqlite } from './sqlite.ts'
import { sqliteClubs } from './sqlite-clubs.ts'
import { sqliteGaps } from './sqlite-gaps.ts'
import { sqliteReminders } from './sqlite-reminders.ts'

export interface Storage {
  reminders: ReminderStore
  clubs: ClubStore
  gaps: GapCounts
  /** Six characters that tell this installation's posts from another's; made at the first start. */
  installId: string
  /** Remembers `value` under `key`, and gives back what stood there before. */
  exchangeSetting(key: string, value: string): string | null
  close(): Promise<void>
}

/**
 * Opens or creates the SQLite file (`:memory:` for tests) and brings it up to date. Leases of the
 * last run stay: call `reminders.releaseLeases(now)`.
 * Throws an Error whose message is made of whole sentences for the operator: unwritable folder, used
 * by another process, damaged, made by a newer version, full disk.
 * `waitMs`: how long to wait for another process to let go; it blocks the event loop.
 */
export function openStorage({ file, waitMs = 5000 }: { file: string; waitMs?: number }): Storage {
  const database = openSqlite(file, waitMs)
  const reminders = sqliteReminders(database)
  const close = async () => {
    if (!database.isOpen) return
    await reminders.close()
    database.close()
  }
  return {
    reminders: { ...reminders, close },
    clubs: sqliteClubs(database),
    gaps: sqliteGaps(database),
    installId: readInstallId(database),
    exchangeSetting: (key, value) => exchangeSetting(database, key, value),
    close,
  }
}
