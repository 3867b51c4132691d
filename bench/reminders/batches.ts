/** Claiming, building and settling, without network: microseconds a reminder. */
import { join } from 'node:path'
import { sendDue } from '../../src/reminders/send-due.ts'
import { openStorage } from '../../src/storage/open.ts'
import { inFolder } from './folder.ts'
import { draftOf, partsOf } from './parts.ts'

const count = 5000
/** The first is for warming up. */
const rounds = 5

export function measureBatches(): Promise<number> {
  return inFolder(async (folder) => {
    const storage = openStorage({ file: join(folder, 'batches.db') })
    let now = Temporal.Instant.from('2026-11-22T07:30:00Z')
    const parts = partsOf(storage, () => now)
    for (let index = 0; index < count; index += 1) {
      await storage.reminders.add(draftOf(index, now), { limit: count })
    }
    const means: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      // All are due by then, and none is late.
      now = now.add({ seconds: 59 })
      const before = performance.now()
      const { sent } = await sendDue(parts)
      means.push(((performance.now() - before) * 1000) / sent)
      now = now.add({ hours: 24 }).subtract({ seconds: 59 })
    }
    await storage.close()
    const warm = means.slice(1)
    return warm.reduce((sum, mean) => sum + mean, 0) / warm.length
  })
}
