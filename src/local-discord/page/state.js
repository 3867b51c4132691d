/** What the page knows, as one pure reducer over the server's events and the person's choices. */

/** @import { Message, Snapshot, State, Form, Waiting, Command } from './types.js' */

/**
 * @typedef {{ type: 'status', status: State['status'] }
 *   | { type: 'snapshot', snapshot: Snapshot, at: number }
 *   | { type: 'message', message: Message }
 *   | { type: 'message-delete', channelId: string, id: string }
 *   | { type: 'form', form: Form }
 *   | { type: 'form-closed' }
 *   | { type: 'clock', now: number, at: number }
 *   | { type: 'commands', commands: Command[] }
 *   | { type: 'waiting', waiting: Waiting }
 *   | { type: 'settled', channelId: string | null }
 *   | { type: 'failed', interactionId: string, text: string }
 *   | { type: 'notice', text: string }
 *   | { type: 'notice-dismissed', id: number }
 *   | { type: 'channel-opened', channelId: string }
 *   | { type: 'dm-opened', channelId: string, personId: string }} Event
 */

/**
 * @param {string | null} wanted The channel to show if it exists.
 * @returns {State}
 */
export function initialState(wanted = null) {
  return {
    status: 'connecting',
    me: { id: '', name: '' },
    people: [],
    guilds: [],
    directMessages: [],
    commands: [],
    messages: {},
    clock: { now: 0, at: 0 },
    botOnline: false,
    channelId: null,
    wanted,
    form: null,
    waiting: [],
    notices: [],
    unread: {},
  }
}

/**
 * @param {State} state
 * @param {Event} event
 * @returns {State}
 */
export function reduce(state, event) {
  switch (event.type) {
    case 'status':
      return { ...state, status: event.status }
    case 'snapshot':
      return applySnapshot(state, event.snapshot, event.at)
    case 'message':
      return applyMessage(state, event.message)
    case 'message-delete':
      return withMessages(state, event.channelId, (all) => all.filter((m) => m.id !== event.id))
    case 'form':
      return { ...state, form: event.form }
    case 'form-closed':
      return { ...state, form: null }
    case 'clock':
      return { ...state, clock: { now: event.now, at: event.at } }
    case 'commands':
      return { ...state, commands: event.commands }
    case 'waiting':
      return { ...state, waiting: [...state.waiting, event.waiting] }
    case 'settled':
      return { ...state, waiting: state.waiting.filter((w) => w.channelId !== event.channelId) }
    case 'failed':
      return applyFailure(state, event.interactionId, event.text)
    case 'notice':
      return addNotice(state, state.channelId, event.text)
    case 'notice-dismissed':
      return { ...state, notices: state.notices.filter((notice) => notice.id !== event.id) }
    case 'channel-opened':
      return openChannel(state, event.channelId)
    case 'dm-opened':
      return applyDirectMessage(state, event.channelId, event.personId)
  }
}

/** @param {State} state @param {Snapshot} snapshot @param {number} at @returns {State} */
function applySnapshot(state, snapshot, at) {
  const samePerson = snapshot.me.id === state.me.id
  const next = {
    ...initialState(),
    ...snapshot,
    status: /** @type {const} */ ('open'),
    clock: { now: snapshot.clock.now, at },
    form: samePerson ? state.form : null,
    notices: samePerson ? state.notices : [],
    unread: samePerson ? state.unread : {},
  }
  const seen = visibleChannels(next)
  const channelId = [state.channelId, state.wanted].find((id) => id && seen.includes(id))
  return { ...next, channelId: channelId ?? seen[0] ?? null }
}

/** @param {State} state @returns {string[]} */
function visibleChannels(state) {
  const channels = state.guilds.flatMap((guild) => guild.channels)
  return [
    ...channels.filter((channel) => channel.canSee && channel.type !== 4).map(({ id }) => id),
    ...state.directMessages.map(({ channelId }) => channelId),
  ]
}

/** @param {State} state @param {Message} message @returns {State} */
function applyMessage(state, message) {
  const channelId = message.channel_id
  const known = (state.messages[channelId] ?? []).some(({ id }) => id === message.id)
  const next = withMessages(state, channelId, (all) =>
    known ? all.map((old) => (old.id === message.id ? message : old)) : insert(all, message),
  )
  const answered = message.interaction_metadata?.id
  const waiting = state.waiting.filter(({ interactionId }) => interactionId !== answered)
  if (known || channelId === state.channelId) return { ...next, waiting }
  const unread = { ...state.unread, [channelId]: (state.unread[channelId] ?? 0) + 1 }
  return { ...next, waiting, unread }
}

/** Ids grow with time, so a late arrival finds its place. @param {Message[]} all @param {Message} message */
function insert(all, message) {
  const before = all.findLastIndex(({ id }) => compareIds(id, message.id) < 0)
  return [...all.slice(0, before + 1), message, ...all.slice(before + 1)]
}

/** @param {string} a @param {string} b */
function compareIds(a, b) {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : Number(a > b)
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {(all: Message[]) => Message[]} change
 */
function withMessages(state, channelId, change) {
  const changed = change(state.messages[channelId] ?? [])
  return { ...state, messages: { ...state.messages, [channelId]: changed } }
}

/** @param {State} state @param {string} interactionId @param {string} text @returns {State} */
function applyFailure(state, interactionId, text) {
  const failed = state.waiting.find((waiting) => waiting.interactionId === interactionId)
  const waiting = state.waiting.filter((one) => one !== failed)
  return addNotice({ ...state, waiting }, failed?.channelId ?? state.channelId, text)
}

/**
 * The same failure arrives twice (as an event and as the answer to the act): it is shown once.
 * @param {State} state @param {string | null} channelId @param {string} text @returns {State}
 */
function addNotice(state, channelId, text) {
  const others = state.notices.filter((n) => n.text !== text || n.channelId !== channelId)
  const id = Math.max(0, ...state.notices.map((notice) => notice.id)) + 1
  return { ...state, notices: [...others, { id, channelId, text }] }
}

/** @param {State} state @param {string} channelId @returns {State} */
function openChannel(state, channelId) {
  const { [channelId]: _seen, ...unread } = state.unread
  const notices = state.notices.filter((notice) => notice.channelId === channelId)
  return { ...state, channelId, unread, notices }
}

/** @param {State} state @param {string} channelId @param {string} personId @returns {State} */
function applyDirectMessage(state, channelId, personId) {
  const known = state.directMessages.some((dm) => dm.channelId === channelId)
  const directMessages = known
    ? state.directMessages
    : [...state.directMessages, { channelId, personId }]
  return openChannel({ ...state, directMessages }, channelId)
}
