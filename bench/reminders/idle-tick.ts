/** A tick that finds nothing to do among many stored reminders. */
import { join } from 'node:path'
import { runPass } from '../../src/reminders/run-pass.ts'
import { openStorage } from '../../src/storage/open.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { inFolder } from './folder.ts'
import { partsOf } from './parts.ts'
import { percentile } from './percentile.ts'

const ticks = 3000

export function measureIdleTick(stored: number): Promise<{ p50: number; p99: number }> {
  return inFolder(async (folder) => {
    const file = join(folder, 'idle.db')
    fill(file, stored)
    const storage = openStorage({ file })
    const now = Temporal.Instant.from('2026-11-22T07:30:00Z')
    const parts = partsOf(storage, () => now)
    const { signal } = new AbortController()
    const times: number[] = []
    for (let tick = 0; tick < ticks; tick += 1) {
      const before = performance.now()
      await runPass(parts, signal)
      times.push(performance.now() - before)
    }
    await storage.close()
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
  })
}

/** By SQL in one go: adding a million one by one would take longer than the rest. */
function fill(file: string, stored: number): void {
  const database = openSqlite(file, 0)
  const tomorrow = Temporal.Instant.from('2026-11-23T07:30:00Z').epochMilliseconds
  database.exec(`
    WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${stored - 1})
    INSERT INTO reminders
      (id, guild_id, channel_id, creator_id, kind, cron, zone, created_at, slot_at, due_at)
    SELECT printf('%08d', n), printf('1%017d', n / 20), printf('2%017d', n), '3', 'tip',
           '30 7 * * *', 'Europe/London', 0, ${tomorrow} + n % 86400000, ${tomorrow} + n % 86400000
    FROM numbers`)
  database.close()
}
