/** The disk is full, the database is locked or torn: nothing comes twice, and nothing is lost. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { startLocalDiscord } from '../../src/local-discord/start.ts'
import { type SendDue, sendDue } from '../../src/reminders/send-due.ts'
import type { ReminderStore } from '../../src/reminders/store.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { sqliteReminders } from '../../src/storage/sqlite-reminders.ts'
import { temporaryFolder } from '../end-to-end/club.ts'
import { startProcess } from '../end-to-end/process.ts'
import { pretendDiscord } from '../reminders/pretend-discord.ts'
import { draft, start } from '../storage/drafts.ts'

const folder = temporaryFolder()
const count = 200

async function dispatchOn(database: DatabaseSync) {
  const store = sqliteReminders(database)
  for (let index = 0; index < count; index += 1) {
    await store.add(draft({ id: `aaaaa${String(index).padStart(3, '0')}` }), { limit: count })
  }
  let now = start
  const errors: string[] = []
  const discord = pretendDiscord(() => now)
  const deps: SendDue = {
    store,
    deliver: discord.deliver,
    probe: discord.probe,
    unpost: async () => {},
    draw: () => null,
    quietHoursOf: async () => null,
    cardFor: () => ({ tone: 'plain', title: '', blocks: [] }),
    clock: () => now,
    log: { info() {}, warn() {}, error: (_, text) => void errors.push(text) },
    installId: 'abc123',
    pace: async () => {},
  }
  return {
    deps,
    errors,
    posts: () => discord.posts.map(({ nonce }) => nonce),
    wait: (seconds: number) => {
      now = now.add({ seconds })
    },
  }
}

/** From now on it can't grow. */
function fill(database: DatabaseSync): void {
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {}
  database.exec(`PRAGMA max_page_count = ${Number(pages)}`)
}

test('a full disk while settling: what was sent is settled later, and comes once', async () => {
  const database = openSqlite(join(folder, 'full.db'), 0)
  const { deps, errors, posts, wait } = await dispatchOn(database)
  const deliver: SendDue['deliver'] = (...message) => {
    fill(database)
    return deps.deliver(...message)
  }
  await sendDue({ ...deps, deliver }).catch((error: unknown) => errors.push(String(error)))
  expect(posts().length).toBeGreaterThan(0)
  expect(errors.length).toBeGreaterThan(0)
  database.exec('PRAGMA max_page_count = 1000000')
  for (let round = 0; round < 10; round += 1) {
    wait(31)
    await sendDue(deps)
  }
  expect(posts()).toHaveLength(count)
  expect(new Set(posts()).size).toBe(count)
  expect(await settled(deps.store)).toBe(count)
  database.close()
})

test('a database that cannot be written while claiming: nothing is sent before it can', async () => {
  const database = openSqlite(join(folder, 'read-only.db'), 0)
  const { deps, posts } = await dispatchOn(database)
  database.exec('PRAGMA query_only = ON')
  await expect(sendDue(deps)).rejects.toThrow('readonly')
  expect(posts()).toEqual([])
  database.exec('PRAGMA query_only = OFF')
  await sendDue(deps)
  expect(posts()).toHaveLength(count)
  database.close()
})

test('a database that is locked now and then: each comes once', async () => {
  const database = openSqlite(':memory:', 0)
  const { deps, posts, wait } = await dispatchOn(database)
  let calls = 0
  const lockedNowAndThen = <Rest extends unknown[], Result>(
    work: (...rest: Rest) => Promise<Result>,
  ) => {
    return async (...rest: Rest) => {
      calls += 1
      if (calls % 5 === 0) throw new Error('database is locked')
      return work(...rest)
    }
  }
  const store: ReminderStore = {
    ...deps.store,
    claimDue: lockedNowAndThen(deps.store.claimDue),
    settle: lockedNowAndThen(deps.store.settle),
    postpone: lockedNowAndThen(deps.store.postpone),
  }
  for (let round = 0; round < 20; round += 1) {
    await sendDue({ ...deps, store }).catch(() => {})
    wait(31)
  }
  expect(new Set(posts()).size).toBe(count)
  expect(posts()).toHaveLength(count)
  database.close()
})

async function settled(store: ReminderStore): Promise<number> {
  return (await store.list(draft().guildId)).filter(({ sent }) => sent === 1).length
}

test('a second process on the same database refuses clearly, the first goes on', async () => {
  const discord = await startLocalDiscord({ rateLimits: 'off' })
  const dataDir = join(folder, 'shared')
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATA_DIR: dataDir }
  const first = startProcess(env)
  await first.ready
  const second = startProcess(env)
  second.ready.catch(() => {})
  const { code, errors } = await second.ended
  expect(code).toBe(1)
  expect(errors).toContain('is in use by another process. Only one Backstride may run with it')
  expect(first.child.exitCode).toBeNull()
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
  await discord.close()
})

test('a torn database is refused with what to do, and left as it is', async () => {
  const dataDir = join(folder, 'torn')
  mkdirSync(dataDir)
  const file = join(dataDir, 'backstride.db')
  const bytes = Buffer.alloc(8192, 'torn')
  writeFileSync(file, bytes)
  const bot = startProcess({ DISCORD_TOKEN: 'x', DATA_DIR: dataDir })
  bot.ready.catch(() => {})
  const { code, errors } = await bot.ended
  expect(code).toBe(1)
  expect(errors).toContain('is damaged')
  expect(errors).toContain('put a backup copy in its place')
  expect(readFileSync(file).equals(bytes)).toBe(true)
})
