/** Stopped, told once, tested again, resumed: without anybody's help. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/card.ts'
import type { DeliveryResult } from '../../src/reminders/delivery.ts'
import { recomputeAll } from '../../src/reminders/recompute.ts'
import type { ReminderDraft } from '../../src/reminders/reminder.ts'
import { type PassParts, runPass } from '../../src/reminders/run-pass.ts'
import { openStorage } from '../../src/storage/open.ts'
import { draft, start } from '../storage/drafts.ts'

let now: Temporal.Instant
let parts: PassParts
let target: DeliveryResult
let noticeChannel: string | null
let told: { to: string; card: Card; nonce: string }[]
let noticeAnswers: DeliveryResult[]
const signal = new AbortController().signal

beforeEach(() => {
  now = start
  target = { gone: 'no-permission' }
  noticeChannel = null
  told = []
  noticeAnswers = []
  const { reminders } = openStorage({ file: ':memory:' })
  const tell = (to: string, card: Card, nonce: string) => {
    const answer = noticeAnswers.shift() ?? { sent: '1' }
    if ('sent' in answer) told.push({ to, card, nonce })
    return answer
  }
  parts = {
    store: reminders,
    deliver: async ({ channelId }, card, { nonce }) =>
      channelId === noticeChannel ? tell(channelId, card, nonce) : target,
    deliverTo: async (personId, card, { nonce }) => tell(personId, card, nonce),
    probe: async () => 'not-found',
    unpost: async () => {},
    canPost: async () => ('sent' in target ? 'yes' : 'gone' in target ? target : 'busy'),
    draw: () => null,
    quietHoursOf: async () => null,
    noticeChannelOf: async () => noticeChannel,
    cardFor: () => ({ tone: 'plain', title: '', blocks: [] }),
    noticeFor: (group) => ({
      tone: 'plain',
      title: `${group[0]?.news} ${group.length}`,
      blocks: [],
    }),
    clock: () => now,
    log: { info() {}, warn() {}, error() {} },
    installId: 'abc123',
    pace: async () => {},
  }
})

const add = (change: Partial<ReminderDraft> = {}) => parts.store.add(draft(change), { limit: 99 })
const find = () => parts.store.find(draft().guildId, 'aaaaaaaa')
const pass = async (hours: number) => {
  now = now.add({ minutes: Math.round(hours * 60) })
  await runPass(parts, signal)
}

describe('a reminder whose channel refuses', () => {
  test('stops, and its creator is told by direct message, once', async () => {
    await add()
    await pass(0)
    await pass(1)
    await pass(30)
    expect(told.map(({ to, card }) => [to, card.title])).toEqual([
      [draft().creatorId, 'suspended 1'],
    ])
  })

  test("is told in the server's notice channel where there is one", async () => {
    noticeChannel = '200000000000000009'
    await add()
    await pass(0)
    expect(told.map(({ to }) => to)).toEqual([noticeChannel])
  })

  test('is told to the creator when the notice channel refuses too', async () => {
    noticeChannel = '200000000000000009'
    noticeAnswers.push({ gone: 'no-channel' })
    await add()
    await pass(0)
    expect(told.map(({ to }) => to)).toEqual([draft().creatorId])
  })

  test('is told later when Discord is busy, with the same nonce', async () => {
    noticeAnswers.push({ busy: { reason: 'status 500' } })
    await add()
    await pass(0)
    expect(told).toEqual([])
    await pass(1)
    expect(told).toHaveLength(1)
    expect(told[0]?.nonce.length).toBeLessThanOrEqual(25)
  })

  test('is let be when nobody can be told', async () => {
    noticeAnswers.push({ gone: 'refused' })
    await add()
    await pass(0)
    await pass(1)
    expect(told).toEqual([])
  })

  test('together with others makes one message', async () => {
    await add({ id: 'aaaaaaa1' })
    await add({ id: 'aaaaaaa2' })
    await pass(0)
    expect(told.map(({ card }) => card.title)).toEqual(['suspended 2'])
  })

  test('goes on by itself after the daily test, and its creator is told', async () => {
    await add()
    await pass(0)
    target = { sent: '2' }
    await pass(12)
    expect((await find())?.suspended).toBe('no-permission')
    await pass(13)
    expect(await find()).toMatchObject({ suspended: null })
    expect((await find())?.slotAt).toEqual(start.add({ hours: 48 }))
    expect(told.map(({ card }) => card.title)).toEqual(['suspended 1', 'resumed 1'])
  })

  test('stays stopped while Discord is busy', async () => {
    await add()
    await pass(0)
    target = { busy: { reason: 'status 500' } }
    await pass(25)
    expect((await find())?.suspended).toBe('no-permission')
  })
})

describe('when the zone data or quiet hours change', () => {
  test('waiting occurrences move, what is open already stays', async () => {
    // As another tz version computed it: an hour off.
    await add({ id: 'aaaaaaa1', slotAt: start.add({ hours: 25 }) })
    await add({ id: 'aaaaaaa2', slotAt: start.add({ hours: 24 }) })
    await add({ id: 'aaaaaaa3', slotAt: start.subtract({ hours: 1 }) })
    now = start.add({ hours: 1 })
    expect(await recomputeAll({ ...parts, now })).toBe(1)
    const slots = await parts.store.list(draft().guildId)
    expect(slots.map(({ slotAt }) => slotAt?.since(start).total('hours'))).toEqual([24, 24, -1])
  })
})

describe('late policies', () => {
  beforeEach(() => {
    target = { sent: '1' }
  })
  test.each([
    ['skip', 0.1, 0],
    ['skip', 0.05, 1],
    ['always', 240, 1],
    [{ minutes: 60 }, 0.9, 1],
    [{ minutes: 10 }, 0.3, 0],
  ] as const)('%j: %d hours late, %d posts', async (late, hours, posts) => {
    await add({ rules: { late } })
    await pass(hours)
    expect((await find())?.sent).toBe(posts)
  })

  test('what is late waits for the end of the quiet hours, or is left out', async () => {
    const quietHours = { from: '08:00', to: '10:00' }
    await add({ id: 'aaaaaaa1', rules: { late: 'always', quietHours } })
    await add({ id: 'aaaaaaa2', rules: { late: { minutes: 120 }, quietHours } })
    await pass(1)
    const [waits, skipped] = await parts.store.list(draft().guildId)
    expect(waits?.dueAt).toEqual(start.add({ minutes: 150 }))
    expect(skipped?.slotAt).toEqual(start.add({ hours: 24 }))
    await pass(1.5)
    expect((await parts.store.list(draft().guildId)).map(({ sent }) => sent)).toEqual([1, 0])
  })
})
