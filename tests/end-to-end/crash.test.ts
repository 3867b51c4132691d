import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startLocalDiscord } from '../../src/local-discord/start.ts'
import { newReminderId } from '../../src/reminders/reminder.ts'
import { openStorage } from '../../src/storage/open.ts'
import { temporaryFolder } from './club.ts'
import { startProcess } from './process.ts'

/** A reminder that is due now, as an organiser would have added it yesterday. */
async function keepDueReminder(dataDir: string, guildId: string, channelId: string): Promise<void> {
  const storage = openStorage({ file: join(dataDir, 'backstride.db') })
  const minute = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const { hour, minute: past } = minute.toZonedDateTimeISO('UTC')
  await storage.reminders.add(
    {
      id: newReminderId(),
      guildId,
      channelId,
      creatorId: '300000000000000001',
      kind: 'tip',
      text: null,
      schedule: { cron: `${past} ${hour} * * *` },
      zone: 'UTC',
      createdAt: minute.subtract({ hours: 24 }),
      rules: {},
      slotAt: minute,
      dueAt: minute,
    },
    { limit: 25 },
  )
  await storage.close()
}

test('killed between sending and settling, then restarted: one post, not two and not none', async () => {
  const discord = await startLocalDiscord({ rateLimits: 'off' })
  const dataDir = temporaryFolder()
  const channelId = discord.channels.reminders.id
  await keepDueReminder(dataDir, discord.guild.id, channelId)
  const isPost = (method: string, path: string) =>
    method === 'POST' && path === `/channels/${channelId}/messages`
  // Discord takes the message, but its answer never reaches the bot.
  discord.faults.add({ match: isPost, times: 1, do: 'withhold the answer' })
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: dataDir }

  const first = startProcess(env)
  await discord.waitForMessage(channelId, () => true, { timeoutMs: 15_000 })
  first.child.kill('SIGKILL')
  await first.ended

  const asked: string[] = []
  const repeated = new Promise<void>((resolve) => {
    discord.faults.add({
      match: (method, path) => {
        if (isPost(method, path)) {
          asked.push(path)
          resolve()
        }
        return false
      },
      times: 1,
      do: { delayMs: 0 },
    })
  })
  const second = startProcess(env)
  await second.ready
  await repeated
  second.child.kill('SIGTERM')
  const { code } = await second.ended

  expect(code).toBe(0)
  expect(asked).toHaveLength(1)
  expect(discord.messages(channelId)).toHaveLength(1)

  const storage = openStorage({ file: join(dataDir, 'backstride.db') })
  const [reminder] = await storage.reminders.list(discord.guild.id)
  expect(reminder).toMatchObject({ sent: 1, attempts: 0 })
  await storage.close()
  await discord.close()
})

test('a reminder added in one run is posted in the next', async () => {
  const discord = await startLocalDiscord({ rateLimits: 'off' })
  const dataDir = temporaryFolder()
  await keepDueReminder(dataDir, discord.guild.id, discord.channels.reminders.id)
  const bot = startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATA_DIR: dataDir,
  })
  await bot.ready
  await discord.waitForMessage(discord.channels.reminders.id, () => true, {
    timeoutMs: 15_000,
  })
  bot.child.kill('SIGTERM')
  const [code] = await once(bot.child, 'exit')
  expect(code).toBe(0)
  await discord.close()
})
