/** Killed at random moments while it dispatches: nothing is lost and nothing comes twice. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startLocalDiscord } from '../../src/local-discord/start.ts'
import { openStorage } from '../../src/storage/open.ts'
import { temporaryFolder } from '../end-to-end/club.ts'
import { isLong } from './extent.ts'

const kills = isLong ? 200 : 20
const due = isLong ? 5000 : 500
const perSecond = 200
/** On average this long a run; so the kills fall on the whole way through. */
const meanRunMs = (due / kills / perSecond) * 1000
const channelCount = 50

function channelsOf() {
  return Array.from({ length: channelCount }, (_, index) => ({
    id: String(1_450_000_000_000_000_000n + BigInt(index)),
    name: `channel-${index}`,
  }))
}

async function keepDue(file: string, guildId: string, channelIds: string[]): Promise<string[]> {
  const storage = openStorage({ file })
  const now = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const { hour, minute } = now.toZonedDateTimeISO('UTC')
  const ids = Array.from({ length: due }, (_, index) => `kill${String(index).padStart(4, '0')}`)
  for (const [index, id] of ids.entries()) {
    await storage.reminders.add(
      {
        id,
        guildId,
        channelId: channelIds[index % channelIds.length] ?? '',
        creatorId: '300000000000000001',
        kind: 'tip',
        text: null,
        schedule: { cron: `${minute} ${hour} * * *` },
        zone: 'UTC',
        rules: { late: 'always' },
        createdAt: now,
        slotAt: now,
        dueAt: now,
      },
      { limit: due },
    )
  }
  await storage.close()
  return ids
}

test(
  `${kills} kills during the dispatch of ${due} due reminders: 0 lost, 0 twice`,
  async () => {
    const channels = channelsOf()
    const guild = { id: '1250000000000000001', name: 'Kills', channels }
    const discord = await startLocalDiscord({ rateLimits: 'off', world: { moreGuilds: [guild] } })
    const file = join(temporaryFolder(), 'kills.db')
    const channelIds = channels.map(({ id }) => id)
    const ids = await keepDue(file, guild.id, channelIds)
    const start = () =>
      fork(new URL('dispatcher.ts', import.meta.url), [
        file,
        discord.apiUrl,
        discord.token,
        String(perSecond),
      ])
    let killedAtWork = 0
    for (let index = 0; index < kills; index += 1) {
      const child = start()
      const exited = once(child, 'exit')
      await once(child, 'message')
      await pause(Math.random() * 2 * meanRunMs)
      if (child.exitCode === null) killedAtWork += 1
      child.kill('SIGKILL')
      await exited
    }
    const last = start()
    await once(last, 'exit')

    const titles = channelIds.flatMap((id) =>
      discord.messages(id).map((message) => /## (\w+)/.exec(JSON.stringify(message))?.[1]),
    )
    const counts = Map.groupBy(titles, (id) => id)
    expect(ids.filter((id) => !counts.has(id))).toEqual([])
    expect([...counts].filter(([, posts]) => posts.length > 1).map(([id]) => id)).toEqual([])
    // Nearly all of the kills must have met the dispatch at work, or the test says nothing.
    expect(killedAtWork).toBeGreaterThan(kills * 0.8)

    const storage = openStorage({ file })
    const kept = await storage.reminders.list(guild.id)
    expect(kept.filter(({ sent }) => sent !== 1)).toEqual([])
    await storage.close()
    await discord.close()
  },
  15 * 60_000,
)
