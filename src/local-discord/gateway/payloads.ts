/** READY and GUILD_CREATE. */
import { channelJson, channelsOf, guildJson, memberJson, ownUserJson } from '../api-json.ts'
import type { Simulation } from '../simulation.ts'
import { applicationId, botId, type Guild } from '../world.ts'
import { isOnShard } from './dispatch.ts'
import { intents, type Session } from './session.ts'

export function gatewayUrl(sim: Simulation): string {
  return `${sim.url.replace('http', 'ws')}/gateway`
}

/** The servers of this shard that the bot is in. */
export function guildsOf(sim: Simulation, session: Session): Guild[] {
  return [...sim.world.guilds.values()].filter(
    (guild) => guild.members.has(botId) && isOnShard(session, guild.id),
  )
}

export function readyPayload(sim: Simulation, session: Session) {
  return {
    v: 10,
    user: ownUserJson(sim.world),
    user_settings: {},
    guilds: guildsOf(sim, session).map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: gatewayUrl(sim),
    shard: session.shard,
    application: { id: applicationId, flags: 0 },
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  }
}

/** Without the members intent a bot is told of itself only. */
export function guildCreatePayload(sim: Simulation, session: Session, guild: Guild) {
  const everyone = (session.intents & intents.guildMembers) !== 0
  const ids = everyone ? [...guild.members.keys()] : [botId]
  return {
    ...guildJson(guild),
    joined_at: guild.members.get(botId)?.joinedAt ?? null,
    large: guild.members.size > 250,
    unavailable: false,
    member_count: guild.members.size,
    members: ids.flatMap((id) => memberJson(sim.world, guild, id) ?? []),
    channels: channelsOf(sim.world, guild).map((channel) => channelJson(sim.world, channel)),
    threads: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
