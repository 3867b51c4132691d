/** Several statements, or none of them. */
import type { DatabaseSync } from 'node:sqlite'

/**
 * Runs `work` in one transaction. `work` must be synchronous: a whole transaction then runs in one
 * turn of the event loop, so no other command's statement can slip into it.
 */
export function transaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // Some faults (a full disk) have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
