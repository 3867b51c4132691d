/** Looks up what a path names, with Discord's refusals for the unknown and the forbidden. */
import { may, type PermissionName } from '../permissions.ts'
import { refuse } from '../refusal.ts'
import type { Simulation } from '../simulation.ts'
import { applicationId, botId, type Channel, type Guild, type StoredMessage } from '../world.ts'
import { param, type Request } from './route.ts'

/** The channel of the path, which the bot must see and in which it must have the permissions. */
export function channelFor(
  sim: Simulation,
  request: Request,
  ...needed: PermissionName[]
): Channel {
  const channel = sim.world.channels.get(param(request, 'channel'))
  if (!channel) throw refuse(10003)
  if (!may(sim.world, channel, botId, 'ViewChannel')) throw refuse(50001)
  if (needed.some((name) => !may(sim.world, channel, botId, name))) throw refuse(50013)
  return channel
}

/** The message of the path; ephemeral ones are unknown here, even to their author. */
export function messageFor(channel: Channel, request: Request): StoredMessage {
  const stored = channel.messages.get(param(request, 'message'))
  if (!stored || stored.onlyFor !== undefined) throw refuse(10008)
  return stored
}

export function guildFor(sim: Simulation, request: Request): Guild {
  const guild = sim.world.guilds.get(param(request, 'guild'))
  if (!guild) throw refuse(10004)
  if (!guild.members.has(botId)) throw refuse(50001)
  return guild
}

export function checkApplication(request: Request): void {
  if (param(request, 'application') !== applicationId) throw refuse(20012)
}
