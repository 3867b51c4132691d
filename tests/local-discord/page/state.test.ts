/** The state of the chat page after the server's events. */
import { expect, test } from 'vitest'
import { currentPlace, textOn } from '../../../src/local-discord/page/people.js'
import { type Event, initialState, reduce } from '../../../src/local-discord/page/state.js'
import type { Message, Snapshot } from '../../../src/local-discord/page/types.js'

const channel = (id: string, canSee = true) => ({ id, name: `c${id}`, type: 0, canSee })
const snapshot: Snapshot = {
  me: { id: '1', name: 'Olivia' },
  people: [{ id: '5', name: 'Backstride', bot: true, roles: [], organiser: false }],
  guilds: [
    { id: '7', name: 'Club', channels: [channel('70', false), channel('71'), channel('72')] },
  ],
  directMessages: [],
  commands: [],
  messages: { 71: [], 72: [] },
  clock: { now: 1000 },
  botOnline: true,
}
const message = (id: string, channelId = '71', more: Partial<Message> = {}): Message => ({
  id,
  channel_id: channelId,
  content: id,
  author: { id: '5', username: 'backstride' },
  timestamp: '2026-07-07T08:00:00Z',
  ...more,
})
const after = (...events: Event[]) =>
  events.reduce(reduce, reduce(initialState(), { type: 'snapshot', snapshot, at: 50 }))

test('a snapshot opens the first channel one may see, or the wanted one', () => {
  expect(after()).toMatchObject({ status: 'open', channelId: '71', clock: { now: 1000, at: 50 } })
  const wanted = (id: string) =>
    reduce(initialState(id), { type: 'snapshot', snapshot, at: 0 }).channelId
  expect(wanted('72')).toBe('72')
  expect(wanted('70')).toBe('71')
})

test('a later snapshot keeps the channel, and forgets the notices of somebody else', () => {
  const state = after({ type: 'channel-opened', channelId: '72' }, { type: 'notice', text: 'no' })
  const same = reduce(state, { type: 'snapshot', snapshot, at: 0 })
  expect(same).toMatchObject({ channelId: '72', notices: [{ text: 'no' }] })
  const other = { ...snapshot, me: { id: '2', name: 'Max' } }
  expect(reduce(state, { type: 'snapshot', snapshot: other, at: 0 }).notices).toEqual([])
})

test('messages stand by age, and the same id replaces', () => {
  const state = after(
    { type: 'message', message: message('100') },
    { type: 'message', message: message('99') },
    { type: 'message', message: message('100', '71', { content: 'new' }) },
  )
  expect(state.messages['71']?.map((one) => one.content)).toEqual(['99', 'new'])
  const deleted = reduce(state, { type: 'message-delete', channelId: '71', id: '99' })
  expect(deleted.messages['71']).toHaveLength(1)
})

test('new messages elsewhere count as unread until the channel is opened', () => {
  const state = after(
    { type: 'message', message: message('1', '72') },
    { type: 'message', message: message('1', '72') },
    { type: 'message', message: message('2') },
  )
  expect(state.unread).toEqual({ 72: 1 })
  expect(reduce(state, { type: 'channel-opened', channelId: '72' }).unread).toEqual({})
})

test('waiting ends with the answer', () => {
  const waiting = { interactionId: '9', channelId: '71', name: 'ask' }
  const state = after({ type: 'waiting', waiting })
  expect(state.waiting).toHaveLength(1)
  const answer = message('1', '71', {
    interaction_metadata: { id: '9', type: 2, user: { id: '1', username: 'olivia' } },
  })
  expect(reduce(state, { type: 'message', message: answer }).waiting).toEqual([])
  expect(reduce(state, { type: 'settled', channelId: '71' }).waiting).toEqual([])
})

test('a failure is shown once, where it happened', () => {
  const waiting = { interactionId: '9', channelId: '72', name: 'ask' }
  const failed: Event = { type: 'failed', interactionId: '9', text: 'Failed' }
  const state = after({ type: 'waiting', waiting }, failed)
  expect(state.notices).toMatchObject([{ channelId: '72', text: 'Failed' }])
  const twice = after({ type: 'notice', text: 'Failed' }, failed)
  expect(twice.notices).toHaveLength(1)
  expect(
    reduce(twice, { type: 'notice-dismissed', id: twice.notices[0]?.id ?? 0 }).notices,
  ).toEqual([])
})

test('a direct message shows the bot as its place', () => {
  const state = after({ type: 'dm-opened', channelId: '90', personId: '5' })
  expect(currentPlace(state)).toMatchObject({ label: '@Backstride', inGuild: false })
  expect(currentPlace(after())).toMatchObject({ label: '#c71', inGuild: true })
})

test('text on a colour is the readable one of black and white', () => {
  expect([textOn('#ffffff'), textOn('#2b6cb0'), textOn('#000000')]).toEqual([
    '#000000',
    '#ffffff',
    '#ffffff',
  ])
})
