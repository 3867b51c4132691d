/** Opens what is kept between runs: the one door of this folder. */
import type { ClubStore } from '../clubs/club.ts'
import type { ReminderStore } from '../reminders/store.ts'
import { readInstallId } from './settings.ts'
import { openSqlite } from './sqlite.ts'
import { sqliteClubs } from './sqlite-clubs.ts'
import { sqliteReminders } from './sqlite-reminders.ts'

export interface Storage {
  reminders: ReminderStore
  clubs: ClubStore
  /** Six characters that tell this installation's posts from another's; made at the first start. */
  installId: string
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
  const close = async () => {
    if (database.isOpen) database.close()
  }
  return {
    reminders: { ...sqliteReminders(database), close },
    clubs: sqliteClubs(database),
    installId: readInstallId(database),
    close,
  }
}
