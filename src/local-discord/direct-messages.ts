/** The conversation between a person and the bot; it opens when first needed and then stays. */
import type { Simulation } from './simulation.ts'
import type { Channel } from './world.ts'

/** Found again by its fixed id, so that a bot that remembers it finds it after a restart. */
export function openDirectMessages(sim: Simulation, personId: string): Channel {
  const id = `16${personId.slice(2)}`
  const known = sim.world.channels.get(id)
  if (known) return known
  const channel: Channel = {
    id,
    type: 1,
    name: '',
    position: 0,
    recipientId: personId,
    overwrites: [],
    messages: new Map(),
  }
  sim.world.channels.set(id, channel)
  sim.happenings.announce({ type: 'world' })
  return channel
}
