/** One pass over what is due: once, whatever goes wrong. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReminderDraft } from '../../src/reminders/reminder.ts'
import { type SendDue, sendDue } from '../../src/reminders/send-due.ts'
import type { ReminderStore } from '../../src/reminders/store.ts'
import { openStorage } from '../../src/storage/open.ts'
import { draft, start } from '../storage/drafts.ts'
import { pretendDiscord } from './pretend-discord.ts'

let now: Temporal.Instant
let store: ReminderStore
let discord: ReturnType<typeof pretendDiscord>
let deps: SendDue
const logged: string[] = []
const guild = draft().guildId

beforeEach(() => {
  now = start
  logged.length = 0
  store = openStorage({ file: ':memory:' }).reminders
  discord = pretendDiscord(() => now)
  const log = (_: object, message: string) => void logged.push(message)
  deps = {
    store,
    deliver: discord.deliver,
    probe: discord.probe,
    unpost: async () => {},
    draw: () => null,
    quietHoursOf: async () => null,
    cardFor: (_, { late }) => ({ tone: 'plain', title: late ? 'late' : 'in time', blocks: [] }),
    clock: () => now,
    log: { info: log, warn: log, error: log },
    installId: 'abc123',
    pace: async () => {},
  }
})
afterEach(() => store.close())

const add = (change: Partial<ReminderDraft> = {}) => store.add(draft(change), { limit: 1000 })
const find = () => store.find(guild, 'aaaaaaaa')
const wait = (seconds: number) => {
  now = now.add({ milliseconds: seconds * 1000 })
}
/** The process dies after sending: whatever it would have told the store is lost. */
const dying = (): SendDue => ({
  ...deps,
  store: { ...store, settle: () => new Promise(() => {}) },
})
const dieAfterSending = async () => {
  const before = discord.posts.length
  void sendDue(dying())
  while (discord.posts.length === before) await new Promise((resolve) => setImmediate(resolve))
}

describe('a pass', () => {
  test('does nothing when nothing is due', async () => {
    await add({ slotAt: start.add({ seconds: 1 }) })
    expect(await sendDue(deps)).toEqual({ sent: 0, skipped: 0, postponed: 0, suspended: 0 })
    expect(discord.posts).toEqual([])
  })

  test('posts what is due and opens the next occurrence', async () => {
    await add()
    expect(await sendDue(deps)).toMatchObject({ sent: 1 })
    expect(discord.posts).toMatchObject([
      { channelId: draft().channelId, card: { title: 'in time' } },
    ])
    expect(discord.posts[0]?.nonce).toMatch(/^abc123aaaaaaaa[0-9a-z]{5}$/)
    expect((await find())?.slotAt).toEqual(start.add({ hours: 24 }))
    expect((await find())?.sent).toBe(1)
  })

  test('finishes a one-off', async () => {
    await add({ schedule: { once: '2026-11-22T07:30' } })
    await sendDue(deps)
    expect(await find()).toMatchObject({ slotAt: null, dueAt: null, sent: 1 })
  })

  test('posts many, each once', async () => {
    for (let index = 100; index < 400; index += 1) await add({ id: `aaaaa${index}` })
    expect(await sendDue(deps)).toMatchObject({ sent: 300 })
    expect(new Set(discord.posts.map(({ nonce }) => nonce)).size).toBe(300)
  })

  test('asks for its turn before each message', async () => {
    for (let index = 100; index < 150; index += 1) await add({ id: `aaaaa${index}` })
    let turns = 0
    await sendDue({
      ...deps,
      pace: async () => {
        turns += 1
      },
    })
    expect(turns).toBe(50)
  })

  test('keeps a nonce within 25 characters', async () => {
    const slotAt = Temporal.Instant.from('2083-01-01T00:00:00Z')
    now = slotAt
    await add({ slotAt })
    await sendDue(deps)
    expect(discord.posts[0]?.nonce.length).toBeLessThanOrEqual(25)
  })

  test('stops when told to, and leaves the rest to the next start', async () => {
    for (let index = 100; index < 300; index += 1) await add({ id: `aaaaa${index}` })
    const stopping = new AbortController()
    const pace = async () => {
      if (discord.posts.length >= 50) stopping.abort()
    }
    await sendDue({ ...deps, pace }, stopping.signal)
    expect(discord.posts.length).toBeLessThan(200)
    await store.releaseLeases(now)
    await sendDue(deps)
    expect(new Set(discord.posts.map(({ nonce }) => nonce)).size).toBe(200)
    expect(discord.posts).toHaveLength(200)
  })
})

describe('lateness', () => {
  test('a little is not worth a word, more is labelled', async () => {
    await add({ id: 'aaaaaaa1' })
    wait(100)
    await sendDue(deps)
    await add({ id: 'aaaaaaa2' })
    wait(25 * 60)
    await sendDue(deps)
    expect(discord.posts.map(({ card }) => card.title)).toEqual(['in time', 'late'])
  })

  test('over 30 minutes it is skipped, and the next occurrence waits', async () => {
    await add()
    wait(31 * 60)
    expect(await sendDue(deps)).toMatchObject({ sent: 0, skipped: 1 })
    expect(discord.posts).toEqual([])
    expect((await find())?.slotAt).toEqual(start.add({ hours: 24 }))
  })

  test('an hourly one may be late by 30 minutes, one every 10 minutes by 5', async () => {
    await add({ id: 'aaaaaaa1', schedule: { cron: '30 * * * *' } })
    await add({ id: 'aaaaaaa2', schedule: { cron: '*/10 * * * *' } })
    wait(6 * 60)
    expect(await sendDue(deps)).toMatchObject({ sent: 1, skipped: 1 })
  })

  test('after a long downtime there is at most one post', async () => {
    await add({ schedule: { cron: '*/10 * * * *' } })
    wait(10 * 86_400 + 400)
    await sendDue(deps)
    expect(discord.posts).toHaveLength(0)
    wait(300)
    await sendDue(deps)
    expect(discord.posts).toHaveLength(1)
  })
})

describe('killed between sending and settling', () => {
  test('posts once: the nonce is the same within two minutes', async () => {
    await add()
    await dieAfterSending()
    wait(31)
    expect(await sendDue(deps)).toMatchObject({ sent: 1 })
    expect(discord.posts).toHaveLength(1)
    expect(discord.probes()).toBe(0)
  })

  test('posts once: later it looks for the post before sending again', async () => {
    await add()
    await dieAfterSending()
    wait(600)
    expect(await sendDue(deps)).toMatchObject({ sent: 1 })
    expect(discord.posts).toHaveLength(1)
    expect(discord.probes()).toBe(1)
    expect((await find())?.sent).toBe(1)
  })

  test('posts late when it looks and finds nothing', async () => {
    await add()
    await store.claimDue({ now, leaseSeconds: 30, most: 1 })
    wait(600)
    await sendDue(deps)
    expect(discord.posts).toMatchObject([{ card: { title: 'late' } }])
  })

  test("looking takes a turn of its own, so a storm stays within Discord's limit", async () => {
    await add()
    deps.deliver = async () => ({ busy: { reason: 'status 500' } })
    await sendDue(deps)
    wait(200)
    let turns = 0
    await sendDue({
      ...deps,
      pace: async () => {
        turns += 1
      },
    })
    expect(turns).toBe(2)
  })

  test('killed again after looking: the nonce counts from the second try', async () => {
    await add()
    await store.claimDue({ now, leaseSeconds: 30, most: 1 })
    wait(600)
    await dieAfterSending()
    wait(60)
    await sendDue(deps)
    expect(discord.posts).toHaveLength(1)
    expect(discord.probes()).toBe(1)
  })

  test('skips when it may not look: better none than two', async () => {
    await add()
    await dieAfterSending()
    wait(600)
    discord.setProbe('cannot')
    expect(await sendDue(deps)).toMatchObject({ sent: 0, skipped: 1 })
    expect(discord.posts).toHaveLength(1)
  })

  test('waits when looking fails for the moment', async () => {
    await add()
    await dieAfterSending()
    wait(600)
    discord.setProbe('busy')
    expect(await sendDue(deps)).toMatchObject({ postponed: 1 })
    discord.setProbe('yes')
    wait(60)
    expect(await sendDue(deps)).toMatchObject({ sent: 1 })
    expect(discord.posts).toHaveLength(1)
  })

  test('posts once even when the clock was put back meanwhile', async () => {
    await add()
    wait(60)
    await dieAfterSending()
    await store.releaseLeases(start)
    now = start.add({ seconds: 10 })
    await sendDue(deps)
    expect(discord.posts).toHaveLength(1)
    expect(discord.probes()).toBe(1)
  })
})

describe('two processes on one store', () => {
  test('never post the same occurrence twice', async () => {
    for (let index = 100; index < 300; index += 1) await add({ id: `aaaaa${index}` })
    const reports = await Promise.all([sendDue(deps), sendDue(deps)])
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(200)
    expect(discord.posts).toHaveLength(200)
  })

  test('what one held too long, the other settles; the first changes nothing any more', async () => {
    await add()
    const asked = Promise.withResolvers<void>()
    const { promise, resolve } = Promise.withResolvers<{ sent: string }>()
    const deliver = () => {
      asked.resolve()
      return promise
    }
    const slow = sendDue({ ...deps, deliver })
    await asked.promise
    wait(31)
    await sendDue(deps)
    const after = await find()
    resolve({ sent: '9' })
    await slow
    expect(await find()).toEqual(after)
    expect(logged).toContain('reminder was settled by another attempt')
  })
})

test('what waited until its lease was nearly over is left to whoever claims it next', async () => {
  await add()
  const pace = async () => wait(25)
  expect(await sendDue({ ...deps, pace })).toMatchObject({ postponed: 1 })
  expect(discord.posts).toEqual([])
  wait(5)
  expect(await sendDue(deps)).toMatchObject({ sent: 1 })
})

describe('when Discord refuses', () => {
  test('a passing fault is tried again, later each time, and nothing is lost', async () => {
    await add()
    const busy = { busy: { reason: 'status 500' } }
    discord.answers.push(busy, busy, busy)
    const waits: number[] = []
    for (let round = 0; round < 3; round += 1) {
      expect(await sendDue(deps)).toMatchObject({ postponed: 1 })
      const due = (await find())?.dueAt?.epochMilliseconds ?? 0
      waits.push((due - now.epochMilliseconds) / 1000)
      now = Temporal.Instant.fromEpochMilliseconds(due)
    }
    expect(waits).toEqual([5, 10, 20])
    expect(await sendDue(deps)).toMatchObject({ sent: 1 })
  })

  test('it waits as long as Discord asks', async () => {
    await add()
    discord.answers.push({ busy: { reason: 'rate limit', retryAfterSeconds: 61.5 } })
    await sendDue(deps)
    expect((await find())?.dueAt).toEqual(start.add({ milliseconds: 61_500 }))
  })

  test('it gives the occurrence up when it would be too late, and keeps the reminder', async () => {
    await add()
    discord.answers.push({ busy: { reason: 'rate limit', retryAfterSeconds: 86_400 } })
    await sendDue(deps)
    now = (await find())?.dueAt ?? now
    expect(await sendDue(deps)).toMatchObject({ skipped: 1 })
    expect((await find())?.slotAt).toEqual(start.add({ hours: 24 }))
  })

  test('a target that is gone suspends the reminder with the reason, and is not tried again', async () => {
    await add()
    discord.answers.push({ gone: 'no-permission' })
    expect(await sendDue(deps)).toMatchObject({ suspended: 1 })
    expect(await find()).toMatchObject({ suspended: 'no-permission', dueAt: null })
    wait(86_400)
    await sendDue(deps)
    expect(discord.posts).toEqual([])
  })

  test('a card that cannot be made delays its own reminder only', async () => {
    await add({ id: 'aaaaaaa1' })
    await add({ id: 'aaaaaaa2' })
    const cardFor: SendDue['cardFor'] = (reminder) => {
      if (reminder.id === 'aaaaaaa1') throw new Error('no content')
      return { tone: 'plain', title: '', blocks: [] }
    }
    expect(await sendDue({ ...deps, cardFor })).toMatchObject({ sent: 1, postponed: 1 })
    expect(logged).toContain('reminder failed')
  })

  test('a delivery that throws after all is tried again', async () => {
    await add()
    const deliver = () => Promise.reject(new Error('bug'))
    expect(await sendDue({ ...deps, deliver })).toMatchObject({ postponed: 1 })
    wait(5)
    expect(await sendDue(deps)).toMatchObject({ sent: 1 })
  })

  test('no text of a person reaches the log', async () => {
    const fields: object[] = []
    const log = (field: object) => void fields.push(field)
    await add({ kind: 'custom', text: 'secret words' })
    discord.answers.push({ busy: { reason: 'status 500' } }, { gone: 'no-channel' })
    const quiet = { ...deps, log: { info: log, warn: log, error: log } }
    await sendDue(quiet)
    wait(5)
    await sendDue(quiet)
    expect(fields).toHaveLength(2)
    expect(JSON.stringify(fields)).not.toContain('secret')
  })
})
