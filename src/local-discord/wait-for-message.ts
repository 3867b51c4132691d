/** Waits for a message without polling. */
import type { Message } from './message.ts'
import { messagesSeenBy, publicMessages } from './message-store.ts'
import type { Simulation } from './simulation.ts'

export interface Wait {
  timeoutMs?: number
  /** Also this person's ephemeral messages; without it the public ones. */
  seenBy?: string
}

/** Resolves at once when a fitting message is there already; edits count as well as new messages. */
export function waitForMessage(
  sim: Simulation,
  channelId: string,
  fits: (message: Message) => boolean,
  { timeoutMs = 5_000, seenBy }: Wait = {},
): Promise<Message> {
  const channel = sim.world.channels.get(channelId)
  const messages = !channel
    ? []
    : seenBy === undefined
      ? publicMessages(channel)
      : messagesSeenBy(channel, seenBy)
  const present = messages.find(fits)
  if (present) return Promise.resolve(present)
  return new Promise((resolve, reject) => {
    const stop = sim.happenings.listen((happening) => {
      if (happening.type !== 'message') return
      if (happening.onlyFor !== undefined && happening.onlyFor !== seenBy) return
      if (happening.message.channel_id !== channelId || !fits(happening.message)) return
      clearTimeout(timer)
      stop()
      resolve(happening.message)
    })
    const timer = setTimeout(() => {
      stop()
      const name = channel?.name || channelId
      reject(new Error(`no such message came in ${name} within ${timeoutMs} ms`))
    }, timeoutMs)
  })
}
