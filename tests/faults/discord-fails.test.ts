/** Discord fails in every way it knows, and each reminder still comes once. */
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { startClub } from '../end-to-end/club.ts'
import { isLong } from './extent.ts'

const club = await startClub({ DEFAULT_TIME_ZONE: 'UTC' })
const { discord } = club
const { general, reminders } = discord.channels
const { organiser } = discord.people

const count = 10
const isPost = (method: string, path: string) =>
  method === 'POST' && path === `/channels/${reminders.id}/messages`
const posts = () => discord.messages(reminders.id).length
/** How many come within the hour in which all are due. */
const comeWithinAnHour = async () => {
  const before = posts()
  await discord.passTime({ minutes: 60 })
  return posts() - before
}
/** In a minute from now, so that an hour holds one occurrence of each. */
const nextMinute = () => {
  const at = discord.clock().add({ minutes: 2 }).toZonedDateTimeISO('UTC')
  return `${at.hour}:${String(at.minute).padStart(2, '0')}`
}

/** After a forgotten session discord.js waits some seconds before it identifies again. */
const connected = async () => {
  while (discord.gateway.connected() === 0) await pause(100)
  for (;;) {
    const outcome = await organiser.command(general.id, 'remind list')
    if (outcome.message !== undefined) return
    await pause(100)
  }
}

beforeEach(async () => {
  discord.faults.clear()
  await connected()
  for (;;) {
    const [choice] = await organiser.suggest(general.id, 'remind show', {}, 'reminder')
    if (choice === undefined) break
    await organiser.command(general.id, 'remind remove', { reminder: choice.value })
  }
  const when = `daily ${nextMinute()}`
  for (let index = 0; index < count; index += 1) {
    await organiser.command(general.id, 'remind add', { what: 'tip', when, channel: reminders.id })
  }
})

describe('each reminder comes once although', () => {
  test.each([
    ['the connection breaks before Discord takes the message', { drop: 'before' }],
    ['the connection breaks after Discord took the message', { drop: 'after' }],
    ['Discord answers 500', { status: 500 }],
    ['Discord answers 502', { status: 502 }],
    ['Discord answers 503', { status: 503 }],
    ['Discord answers 429', { status: 429, retryAfterSeconds: 1 }],
  ] as const)('%s, again and again', async (_, how) => {
    discord.faults.add({ match: isPost, times: count * 3, do: how })
    expect(await comeWithinAnHour()).toBe(count)
  })

  // Each waits for its time limit.
  if (isLong) {
    test('the answers never come', async () => {
      discord.faults.add({ match: isPost, times: count, do: 'withhold the answer' })
      expect(await comeWithinAnHour()).toBe(count)
    })
  }

  test('all of it comes at random', async () => {
    const ways = [
      { drop: 'before' },
      { drop: 'after' },
      { status: 500 },
      { status: 502 },
      { status: 429, retryAfterSeconds: 1 },
    ] as const
    for (let index = 0; index < count * 2; index += 1) {
      const how = ways[Math.floor(Math.random() * ways.length)] ?? ways[0]
      discord.faults.add({ match: isPost, times: 1, do: how })
    }
    expect(await comeWithinAnHour()).toBe(count)
  })

  test('the gateway reconnects, breaks off and forgets the session meanwhile', async () => {
    discord.gateway.reconnect()
    const first = comeWithinAnHour()
    discord.gateway.drop()
    expect(await first).toBe(count)
    discord.gateway.invalidSession(true)
    discord.gateway.drop(4000)
    await discord.passTime({ hours: 22 })
    discord.gateway.invalidSession(false)
    const before = posts()
    await discord.passTime({ hours: 2 })
    expect(posts() - before).toBe(count)
  })
})

test('a storm longer than the late policy allows loses the occurrence, not the reminder', async () => {
  discord.faults.add({ match: isPost, times: Number.POSITIVE_INFINITY, do: { status: 500 } })
  expect(await comeWithinAnHour()).toBe(0)
  discord.faults.clear()
  const before = posts()
  await discord.passTime({ hours: 23 })
  await discord.passTime({ minutes: 5 })
  expect(posts() - before).toBe(count)
})

describe('the clock jumps', () => {
  /** What an organiser would see the next day: each comes once. */
  const comeTheNextDay = async () => {
    await discord.passTime({ hours: 1 })
    const before = posts()
    await discord.passTime({ hours: 24 })
    return posts() - before
  }
  const settle = () => discord.passTime({ minutes: 1 })

  test('an hour forward over all of them: too late by then, and there the next day', async () => {
    const before = posts()
    discord.moveClock({ hours: 1 })
    await settle()
    expect(posts() - before).toBe(0)
    expect(await comeTheNextDay()).toBe(count)
  })

  test('a quarter of an hour forward over all of them: late, once each', async () => {
    const before = posts()
    discord.moveClock({ minutes: 15 })
    await settle()
    expect(posts() - before).toBe(count)
  })

  test('an hour back after they came: they do not come again', async () => {
    await comeWithinAnHour()
    const before = posts()
    discord.moveClock({ hours: -1 })
    await discord.passTime({ hours: 1 })
    expect(posts() - before).toBe(0)
    expect(await comeTheNextDay()).toBe(count)
  })

  test('ten days forward: at most one post each, and there the next day', async () => {
    const before = posts()
    discord.moveClock({ hours: 240 })
    await settle()
    expect(posts() - before).toBeLessThanOrEqual(count)
    expect(await comeTheNextDay()).toBe(count)
  })
})
