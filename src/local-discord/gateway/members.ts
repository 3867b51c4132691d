/** Answers a bot's request for members of a server. */
import { z } from 'zod'
import { memberJson } from '../api-json.ts'
import type { Simulation } from '../simulation.ts'
import { intents, type Session, sendEvent } from './session.ts'

const requestShape = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.int().optional(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  nonce: z.string().optional(),
})

/** Without the members intent only named users are told, as on Discord. */
export function sendMembers(sim: Simulation, session: Session, body: unknown): void {
  const request = requestShape.safeParse(body).data
  const guild = sim.world.guilds.get(request?.guild_id ?? '')
  if (!request || !guild) return
  const named = request.user_ids === undefined ? undefined : [request.user_ids].flat()
  const may = (session.intents & intents.guildMembers) !== 0
  const wanted = named ?? (may ? [...guild.members.keys()] : [])
  sendEvent(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: guild.id,
    members: wanted.flatMap((id) => memberJson(sim.world, guild, id) ?? []),
    not_found: wanted.filter((id) => !guild.members.has(id)),
    chunk_index: 0,
    chunk_count: 1,
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  })
}
