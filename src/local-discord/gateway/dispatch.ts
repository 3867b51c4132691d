/** Brings events to the sessions whose shard and intents ask for them. */
import type { Simulation } from '../simulation.ts'
import { type Session, sendEvent } from './session.ts'

/** Discord's rule: a server's shard follows from its id, direct messages belong to shard 0. */
export function isOnShard(session: Session, guildId: string | undefined): boolean {
  const [shard, count] = session.shard
  if (guildId === undefined) return shard === 0
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === shard
}

/** Returns how many sessions the event went to; `intent` 0 means that no intent is needed. */
export function dispatch(
  sim: Simulation,
  event: string,
  data: unknown,
  guildId?: string,
  intent = 0,
): number {
  const takers = [...sim.sessions.values()].filter(
    (session) => isOnShard(session, guildId) && (session.intents & intent) === intent,
  )
  for (const session of takers) sendEvent(session, event, data)
  return takers.length
}
