/** What happens in real servers: lost permissions, deleted channels, closed doors, new roles. */
import { channelJson } from './api-json.ts'
import { dispatch, isOnShard } from './gateway/dispatch.ts'
import { guildCreatePayload } from './gateway/payloads.ts'
import { intents, sendEvent } from './gateway/session.ts'
import { bitsOf, type PermissionName } from './permissions.ts'
import { type Simulation, timestamp } from './simulation.ts'
import { botId, type Channel } from './world.ts'

/** Replaces what is allowed and denied to the bot in a channel. */
export function setBotPermissions(
  sim: Simulation,
  channelId: string,
  change: { allow?: readonly PermissionName[]; deny?: readonly PermissionName[] },
): void {
  const channel = existing(sim, channelId)
  const others = channel.overwrites.filter((it) => it.id !== botId)
  const [allow, deny] = [bitsOf(change.allow ?? []), bitsOf(change.deny ?? [])]
  channel.overwrites = [...others, { id: botId, type: 1, allow, deny }]
  dispatch(sim, 'CHANNEL_UPDATE', channelJson(sim.world, channel), channel.guildId, intents.guilds)
  sim.happenings.announce({ type: 'world' })
}

export function deleteChannel(sim: Simulation, channelId: string): void {
  const channel = existing(sim, channelId)
  const payload = channelJson(sim.world, channel)
  sim.world.channels.delete(channelId)
  dispatch(sim, 'CHANNEL_DELETE', payload, channel.guildId, intents.guilds)
  sim.happenings.announce({ type: 'world' })
}

/** The bot is kicked from a server. */
export function removeBot(sim: Simulation, guildId: string): void {
  sim.world.guilds.get(guildId)?.members.delete(botId)
  dispatch(sim, 'GUILD_DELETE', { id: guildId }, guildId, intents.guilds)
  sim.happenings.announce({ type: 'world' })
}

/** The bot is invited (again). */
export function inviteBot(sim: Simulation, guildId: string): void {
  const guild = sim.world.guilds.get(guildId)
  if (!guild) throw new Error(`there is no server ${guildId}`)
  guild.members.set(botId, { roleIds: [], joinedAt: timestamp(sim) })
  for (const session of sim.sessions.values()) {
    if (!isOnShard(session, guildId) || (session.intents & intents.guilds) === 0) continue
    sendEvent(session, 'GUILD_CREATE', guildCreatePayload(sim, session, guild))
  }
  sim.happenings.announce({ type: 'world' })
}

/** The person accepts no direct messages from the bot any more. */
export function closeDirectMessages(sim: Simulation, personId: string): void {
  const person = sim.world.users.get(personId)
  if (!person) throw new Error(`there is no person ${personId}`)
  person.acceptsDirectMessages = false
}

/** A member gets a role without permissions of its own; it is made if there is none of that name. */
export function giveRole(sim: Simulation, guildId: string, personId: string, name: string): string {
  const guild = sim.world.guilds.get(guildId)
  const member = guild?.members.get(personId)
  if (!guild || !member) throw new Error(`there is no member ${personId}`)
  const known = guild.roles.find((role) => role.name === name)
  const role = known ?? { id: sim.newId(), name, permissions: 0n, colour: 0, position: 1 }
  if (!known) guild.roles.push(role)
  member.roleIds = [...new Set([...member.roleIds, role.id])]
  sim.happenings.announce({ type: 'world' })
  return role.id
}

/** An admin opens a command to a role: Server Settings, Integrations. */
export function openCommand(sim: Simulation, guildId: string, name: string, roleId: string): void {
  const opened = sim.world.guilds.get(guildId)?.openedTo
  if (!opened) throw new Error(`there is no server ${guildId}`)
  opened.set(name, new Set([...(opened.get(name) ?? []), roleId]))
  sim.happenings.announce({ type: 'world' })
}

function existing(sim: Simulation, channelId: string): Channel {
  const channel = sim.world.channels.get(channelId)
  if (!channel) throw new Error(`there is no channel ${channelId}`)
  return channel
}
