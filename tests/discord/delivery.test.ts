/** What the reminders ask of Discord's REST, against the local Discord. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/card.ts'
import {
  createCanPost,
  createDelivery,
  createDeliveryRest,
  createDirectDelivery,
  createProbe,
  createUnpost,
} from '../../src/discord/delivery.ts'
import { startLocalDiscord } from '../../src/local-discord/start.ts'

const discord = await startLocalDiscord({ rateLimits: 'off' })
afterAll(() => discord.close())
const rest = createDeliveryRest({ ...discord, timeoutMs: 10_000 })
// Faster than Discord allows, so that a hundred messages take no time.
rest.options.globalRequestsPerSecond = 100_000
const deliver = createDelivery(rest)
const probe = createProbe(rest, async () => {})
const channelId = discord.channels.reminders.id
const card = (marker: string): Card => ({
  tone: 'plain',
  title: 'A post',
  blocks: [],
  buttons: [{ label: 'About', press: ['help', 'reminder', marker] }],
})
let count = 0
const post = (marker: string) => {
  count += 1
  return deliver({ channelId }, card(marker), { nonce: `nonce-${count}`, marker })
}

beforeEach(() => discord.setBotPermissions(channelId, {}))

test('a post with the same nonce is there once', async () => {
  const before = discord.messages(channelId).length
  const key = { nonce: 'same', marker: 'same-1' }
  const first = await deliver({ channelId }, card('same-1'), key)
  expect(await deliver({ channelId }, card('same-1'), key)).toEqual(first)
  expect(discord.messages(channelId)).toHaveLength(before + 1)
})

describe('a probe', () => {
  test('finds a marker behind hundreds of other messages', async () => {
    const since = discord.clock().subtract({ seconds: 1 })
    for (let index = 0; index < 250; index += 1) await post(`other-${index}`)
    await post('wanted-1')
    expect(await probe(channelId, 'wanted-1', since)).toBe('found')
    expect(await probe(channelId, 'wanted-2', since)).toBe('not-found')
  })

  test('finds nothing that is older than it asks for', async () => {
    await post('early-1')
    const since = discord.clock().add({ seconds: 5 })
    expect(await probe(channelId, 'early-1', since)).toBe('not-found')
  })

  test('says when it may not look, and when Discord is busy', async () => {
    const since = discord.clock()
    discord.setBotPermissions(channelId, { deny: ['ViewChannel'] })
    expect(await probe(channelId, 'x-1', since)).toBe('cannot')
    discord.setBotPermissions(channelId, {})
    discord.faults.add({ match: (method) => method === 'GET', times: 1, do: { status: 500 } })
    expect(await probe(channelId, 'x-1', since)).toBe('busy')
  })
})

test('whether a post would arrive is found out without one', async () => {
  const canPost = createCanPost(rest)
  const before = discord.messages(channelId).length
  expect(await canPost(channelId)).toBe('yes')
  discord.setBotPermissions(channelId, { deny: ['SendMessages'] })
  expect(await canPost(channelId)).toEqual({ gone: 'no-permission' })
  expect(await canPost('1499999999999999999')).toEqual({ gone: 'no-channel' })
  discord.faults.add({ match: (method) => method === 'POST', times: 1, do: { status: 502 } })
  expect(await canPost(channelId)).toBe('busy')
  expect(discord.messages(channelId)).toHaveLength(before)
})

test('a direct message reaches the person, unless they take none', async () => {
  const deliverTo = createDirectDelivery(rest)
  const { organiser, visitor } = discord.people
  const key = { nonce: 'direct', marker: '' }
  expect(await deliverTo(organiser.id, card('x'), key)).toHaveProperty('sent')
  expect(discord.messages(organiser.openDirectMessages().id)).toHaveLength(1)
  discord.closeDirectMessages(visitor.id)
  expect(await deliverTo(visitor.id, card('x'), key)).toHaveProperty('gone')
  expect(await deliverTo('1599999999999999999', card('x'), key)).toHaveProperty('gone')
})

test('a post can be taken back; one that is gone already is no fault', async () => {
  const unpost = createUnpost(rest)
  const result = await post('brief-1')
  if (!('sent' in result)) throw new Error('it was not posted')
  await unpost(channelId, result.sent)
  await unpost(channelId, result.sent)
  expect(discord.messages(channelId).map(({ id }) => id)).not.toContain(result.sent)
})
