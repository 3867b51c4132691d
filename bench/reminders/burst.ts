/**
 * Thousands due at once: the bot as a process of its own, against a local Discord that enforces
 * Discord's limits. Meanwhile others become due elsewhere, and a member uses a command.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/start.ts'
import { openStorage } from '../../src/storage/open.ts'
import { inFolder } from './folder.ts'
import { draftOf } from './parts.ts'
import { percentile } from './percentile.ts'

/** As `app.ts` has it. */
const budget = 40
const guildCount = 100
/** Due while the burst goes on, a second apart. */
const elsewhere = 20
const commandEveryMs = 250

export interface Burst {
  budget: number
  perSecond: number
  once: number
  refused: number
  longestWait: number
  /** Seconds after its due moment that the first came: below 0 would be early. */
  earliest: number
  commandP99: number
}

export function measureBurst(due: number): Promise<Burst> {
  return inFolder(async (dataDir) => {
    const discord = await startLocalDiscord({ rateLimits: 'discord', world: worldFor(due) })
    const arrivals = new Map<string, number[]>()
    const startsAt = await keepDue(dataDir, due)
    const bot = spawn(process.execPath, ['src/main.ts'], {
      env: {
        PATH: process.env.PATH,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const log = followLog(bot)
    await log.ready
    const running = { isOver: false }
    const commands = useCommands(discord, running)
    const all = due + elsewhere
    while (arrivals.size < all) {
      await pause(200)
      collect(discord, due, arrivals)
    }
    running.isOver = true
    const times = await commands
    bot.kill('SIGTERM')
    await log.ended
    collect(discord, due, arrivals)
    await discord.close()
    return {
      ...summary(arrivals, due, startsAt),
      refused: log.refused(),
      commandP99: percentile(times, 0.99),
      budget,
    }
  })
}

function worldFor(due: number) {
  const moreGuilds = Array.from({ length: guildCount }, (_, index) => ({
    id: String(1_250_000_000_000_000_000n + BigInt(index)),
    name: `Club ${index}`,
    channels: [] as { id: string; name: string }[],
  }))
  for (let index = 0; index < due + elsewhere; index += 1) {
    const id = String(1_450_000_000_000_000_000n + BigInt(index))
    moreGuilds[index % guildCount]?.channels.push({ id, name: `channel-${index}` })
  }
  return { moreGuilds }
}

/** When the first of `elsewhere` is due. */
async function keepDue(dataDir: string, due: number): Promise<Temporal.Instant> {
  const storage = openStorage({ file: join(dataDir, 'backstride.db') })
  const now = Temporal.Now.instant()
  const slotAt = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  for (let index = 0; index < due; index += 1) {
    await storage.reminders.add(draftOf(index, slotAt, { rules: { late: 'always' } }), {
      limit: due,
    })
  }
  const startsAt = Temporal.Now.instant().add({ seconds: 8 })
  for (let index = 0; index < elsewhere; index += 1) {
    const dueAt = startsAt.add({ seconds: index })
    await storage.reminders.add(draftOf(due + index, slotAt, { dueAt }), { limit: due + elsewhere })
  }
  await storage.close()
  return startsAt
}

/** A log line for each refusal: postponed for the rate limit, or warned of by discord.js. */
function followLog(bot: ChildProcess) {
  let refused = 0
  const ready = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  if (bot.stdout === null) throw new Error('the log of the bot is not piped')
  createInterface({ input: bot.stdout }).on('line', (line) => {
    if (line.includes('"event":"ready"')) ready.resolve()
    if (line.includes('rate limit') || line.includes('429')) refused += 1
  })
  bot.once('close', () => ended.resolve())
  return { ready: ready.promise, ended: ended.promise, refused: () => refused }
}

async function useCommands(discord: LocalDiscord, running: { isOver: boolean }): Promise<number[]> {
  const times: number[] = []
  while (!running.isOver) {
    const before = performance.now()
    await discord.people.member.command(discord.channels.general.id, 'tip')
    times.push(performance.now() - before)
    await pause(commandEveryMs)
  }
  return times
}

/** When each channel's messages were sent, by Discord's ids. */
function collect(discord: LocalDiscord, due: number, arrivals: Map<string, number[]>): void {
  for (let index = 0; index < due + elsewhere; index += 1) {
    const id = String(1_450_000_000_000_000_000n + BigInt(index))
    const posts = discord.messages(id)
    if (posts.length > 0) {
      arrivals.set(
        id,
        posts.map(({ timestamp }) => Date.parse(timestamp)),
      )
    }
  }
}

function summary(arrivals: Map<string, number[]>, due: number, startsAt: Temporal.Instant) {
  const first = (index: number) =>
    arrivals.get(String(1_450_000_000_000_000_000n + BigInt(index)))?.[0] ?? Number.NaN
  const burst = Array.from({ length: due }, (_, index) => first(index))
  const others = Array.from({ length: elsewhere }, (_, index) => first(due + index))
  const waits = others.map((at, index) => (at - startsAt.epochMilliseconds) / 1000 - index)
  const [begin, end] = [Math.min(...burst), Math.max(...burst)]
  // What came elsewhere meanwhile used the same budget.
  const meanwhile = others.filter((at) => at >= begin && at <= end).length
  return {
    perSecond: ((due + meanwhile - 1) * 1000) / (end - begin),
    once: [...arrivals.values()].filter((posts) => posts.length === 1).length - elsewhere,
    longestWait: Math.max(...waits),
    earliest: Math.min(...waits),
  }
}
