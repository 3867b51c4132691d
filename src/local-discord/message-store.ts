/** Keeps messages in their channels and announces each change. */
import type { Message } from './message.ts'
import { refuse } from './refusal.ts'
import type { Simulation } from './simulation.ts'
import type { Channel, StoredMessage } from './world.ts'

/** Older messages are dropped, so that a local Discord that runs for days stays small. */
const keptInChannel = 2_000

export function storeMessage(sim: Simulation, stored: StoredMessage): Message {
  const { message, onlyFor } = stored
  const channel = sim.world.channels.get(message.channel_id)
  if (!channel) throw refuse(10003)
  const isNew = !channel.messages.has(message.id)
  channel.messages.set(message.id, stored)
  if (channel.messages.size > keptInChannel) forgetOldest(sim, channel)
  sim.happenings.announce({
    type: 'message',
    message,
    isNew,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  })
  return message
}

export function removeMessage(sim: Simulation, channel: Channel, stored: StoredMessage): void {
  const { message, onlyFor } = stored
  channel.messages.delete(message.id)
  for (const { id } of message.attachments) sim.world.files.delete(id)
  sim.happenings.announce({
    type: 'message-delete',
    channelId: channel.id,
    id: message.id,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  })
}

/** What the bot or everybody can see: ephemeral messages are left out. */
export function publicMessages(channel: Channel): Message[] {
  return [...channel.messages.values()]
    .filter((stored) => stored.onlyFor === undefined)
    .map((stored) => stored.message)
}

export function messagesSeenBy(channel: Channel, personId: string): Message[] {
  return [...channel.messages.values()]
    .filter((stored) => stored.onlyFor === undefined || stored.onlyFor === personId)
    .map((stored) => stored.message)
}

function forgetOldest(sim: Simulation, channel: Channel): void {
  const [oldest] = channel.messages.values()
  if (!oldest) return
  channel.messages.delete(oldest.message.id)
  for (const { id } of oldest.message.attachments) sim.world.files.delete(id)
}
