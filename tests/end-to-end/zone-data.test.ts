/** What moves reminders that nobody touched: other zone data, and other quiet hours. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { draft } from '../storage/drafts.ts'
import { saidBy, startClub, temporaryFolder } from './club.ts'

const dataDir = temporaryFolder()
const now = Temporal.Now.instant()
const guildId = '1200000000000000001'
/** An hour late, as it was computed before a government dropped its summer time. */
const wrong = Temporal.Now.zonedDateTimeISO('Europe/London')
  .add({ days: 1 })
  .withPlainTime('08:30')
  .toInstant()

const storage = openStorage({ file: join(dataDir, 'backstride.db') })
storage.exchangeSetting('zone-data', '2020a')
await storage.reminders.add(draft({ guildId, createdAt: now, slotAt: wrong }), { limit: 25 })
await storage.close()

const { discord, logged } = await startClub({ DATA_DIR: dataDir })
const { organiser } = discord.people
const show = async () => {
  const outcome = await organiser.command(discord.channels.general.id, 'remind show', {
    reminder: 'aaaaaaaa',
  })
  return Number(/Next: <t:(\d+):F>/.exec(saidBy(outcome))?.[1])
}
const localHour = (seconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO('Europe/London').hour

test('after a change of the zone data the next time is right again', async () => {
  expect(localHour(await show())).toBe(7)
  expect(logged.join()).toContain('time-zone data changed')
})

test('quiet hours set later move what waits', async () => {
  const { general } = discord.channels
  await organiser.command(general.id, 'remind edit', {
    reminder: 'aaaaaaaa',
    when: 'every 2 hours 7-17',
  })
  const hour = localHour(await show())
  const quiet = { from: `${hour}:00`, to: `${hour}:30` }
  expect(saidBy(await organiser.command(general.id, 'settings quiet-hours', quiet))).toContain(
    ':30',
  )
  expect(localHour(await show())).not.toBe(hour)
})
