/** Messages in channels: reading, sending, changing, deleting, and reactions to them. */
import { z } from 'zod'
import { composeMessage, presentState, reviseMessage } from '../compose-message.ts'
import type { Message, Reaction } from '../message.ts'
import { messageFlags } from '../message.ts'
import { publicMessages, removeMessage, storeMessage } from '../message-store.ts'
import { may } from '../permissions.ts'
import { refuse } from '../refusal.ts'
import { check } from '../rules/check.ts'
import { type MessageDraft, readMessageBody } from '../rules/message-body.ts'
import { snowflake } from '../rules/parts.ts'
import type { Simulation } from '../simulation.ts'
import { botId, type Channel } from '../world.ts'
import { channelFor, messageFor } from './access.ts'
import { type Answer, noContent, ok, param, type Request, type Route } from './route.ts'

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: snowflake.optional(),
  after: snowflake.optional(),
  around: snowflake.optional(),
})

function list(sim: Simulation, request: Request): Answer {
  const channel = channelFor(sim, request)
  const { limit, before, after, around } = check<z.infer<typeof listQuery>>(
    listQuery as z.ZodType<z.infer<typeof listQuery>>,
    Object.fromEntries(request.query),
  )
  // Without the history permission Discord answers with an empty list.
  if (!may(sim.world, channel, botId, 'ReadMessageHistory')) return ok([])
  const oldestFirst = publicMessages(channel)
  const id = (message: Message) => BigInt(message.id)
  let found: Message[]
  if (after !== undefined) {
    found = oldestFirst.filter((it) => id(it) > BigInt(after)).slice(0, limit)
  } else if (around !== undefined) {
    const at = oldestFirst.findIndex((it) => id(it) >= BigInt(around))
    const from = Math.max(0, (at < 0 ? oldestFirst.length : at) - Math.floor(limit / 2))
    found = oldestFirst.slice(from, from + limit)
  } else {
    const end =
      before === undefined ? oldestFirst : oldestFirst.filter((it) => id(it) < BigInt(before))
    found = end.slice(-limit)
  }
  return ok(found.toReversed())
}

function send(sim: Simulation, request: Request): Answer {
  const channel = channelFor(sim, request, 'SendMessages')
  const recipient = sim.world.users.get(channel.recipientId ?? '')
  if (recipient && !recipient.acceptsDirectMessages) throw refuse(50007)
  const draft = readMessageBody('channel', request.body, request.uploads.length)
  const key = `${botId} ${channel.id} ${draft.nonce}`
  const earlier =
    draft.enforce_nonce && draft.nonce !== undefined ? takenNonce(sim, channel, key) : undefined
  if (earlier) return ok(earlier)
  if (request.uploads.length > 0 && !may(sim.world, channel, botId, 'AttachFiles'))
    throw refuse(50013)
  // Discord drops embeds silently where the bot may not embed links.
  if (!may(sim.world, channel, botId, 'EmbedLinks')) draft.embeds = []
  draft.flags = (draft.flags ?? 0) & ~messageFlags.ephemeral
  const message = composeMessage(sim, channel, botId, draft, request.uploads, reply(channel, draft))
  storeMessage(sim, { message })
  if (draft.enforce_nonce) sim.nonces.set(key, { messageId: message.id, atMs: sim.clock.epochMs() })
  return ok(message)
}

/** The message that already took this nonce, if it did so lately by the local clock. */
function takenNonce(sim: Simulation, channel: Channel, key: string): Message | undefined {
  const now = sim.clock.epochMs()
  for (const [old, { atMs }] of sim.nonces) {
    // Oldest first, so the sweep ends at the first that still counts.
    if (now - atMs <= sim.limits.nonceMs) break
    sim.nonces.delete(old)
  }
  return channel.messages.get(sim.nonces.get(key)?.messageId ?? '')?.message
}

function reply(channel: Channel, draft: MessageDraft): Partial<Message> {
  const reference = draft.message_reference
  if (!reference) return {}
  const original = channel.messages.get(reference.message_id)?.message
  if (!original && reference.fail_if_not_exists !== false) {
    throw refuse(10008)
  }
  if (!original) return {}
  return {
    type: 19,
    message_reference: {
      type: 0,
      channel_id: channel.id,
      message_id: original.id,
      ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
    },
    referenced_message: original,
  }
}

function edit(sim: Simulation, request: Request): Answer {
  const channel = channelFor(sim, request)
  const stored = messageFor(channel, request)
  if (stored.message.author.id !== botId) throw refuse(50005)
  const { message: before } = stored
  const draft = readMessageBody('edit', request.body, request.uploads.length, presentState(before))
  const message = reviseMessage(sim, channel, before, draft, request.uploads)
  return ok(storeMessage(sim, { ...stored, message }))
}

function remove(sim: Simulation, request: Request): Answer {
  const channel = channelFor(sim, request)
  const stored = messageFor(channel, request)
  const own = stored.message.author.id === botId
  if (!own && channel.guildId === undefined) throw refuse(50003)
  if (!own && !may(sim.world, channel, botId, 'ManageMessages')) throw refuse(50013)
  removeMessage(sim, channel, stored)
  return noContent
}

function react(sim: Simulation, request: Request): Answer {
  const channel = channelFor(sim, request, 'ReadMessageHistory')
  const { message } = messageFor(channel, request)
  const name = param(request, 'emoji')
  const others = (message.reactions ?? []).filter((it) => it.emoji.name !== name)
  const adds = request.method === 'PUT'
  if (adds && !may(sim.world, channel, botId, 'AddReactions')) throw refuse(50013)
  const own: Reaction = {
    count: 1,
    count_details: { burst: 0, normal: 1 },
    burst_colors: [],
    me: true,
    me_burst: false,
    emoji: { id: null, name },
  }
  storeMessage(sim, { message: { ...message, reactions: adds ? [...others, own] : others } })
  return noContent
}

export const messageRoutes: Route[] = [
  { method: 'GET', path: 'channels/:channel/messages', run: list },
  {
    method: 'POST',
    path: 'channels/:channel/messages',
    bucket: { requests: 5, seconds: 5 },
    run: send,
  },
  {
    method: 'GET',
    path: 'channels/:channel/messages/:message',
    run: (sim, request) =>
      ok(messageFor(channelFor(sim, request, 'ReadMessageHistory'), request).message),
  },
  { method: 'PATCH', path: 'channels/:channel/messages/:message', run: edit },
  { method: 'DELETE', path: 'channels/:channel/messages/:message', run: remove },
  { method: 'PUT', path: 'channels/:channel/messages/:message/reactions/:emoji/@me', run: react },
  {
    method: 'DELETE',
    path: 'channels/:channel/messages/:message/reactions/:emoji/@me',
    run: react,
  },
]
