/** A person writes a message of their own. */
import { composeMessage } from '../compose-message.ts'
import type { Message } from '../message.ts'
import { storeMessage } from '../message-store.ts'
import { may } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'

/** Undefined when the person may not write there. */
export function say(
  sim: Simulation,
  personId: string,
  channelId: string,
  content: string,
): Message | undefined {
  const channel = sim.world.channels.get(channelId)
  if (!channel || !may(sim.world, channel, personId, 'SendMessages')) return undefined
  const message = composeMessage(sim, channel, personId, { content }, [])
  return storeMessage(sim, { message })
}
