/** The `resolved` part of an interaction: users, roles and channels that a person picked. */
import { memberJson, userJson } from '../api-json.ts'
import { permissionsIn } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import { botId, type Channel, type Guild } from '../world.ts'
import type { GivenOption } from './given-options.ts'

export interface Picked {
  users?: string[]
  roles?: string[]
  channels?: string[]
}

/** Undefined when something picked does not exist or cannot be seen by the person. */
export function resolve(
  sim: Simulation,
  guild: Guild | undefined,
  personId: string,
  picked: Picked,
): Record<string, Record<string, unknown>> | undefined {
  const { world } = sim
  const users: Record<string, unknown> = {}
  const members: Record<string, unknown> = {}
  const roles: Record<string, unknown> = {}
  const channels: Record<string, unknown> = {}
  for (const id of picked.users ?? []) {
    const user = world.users.get(id)
    if (!user) return undefined
    users[id] = userJson(user)
    const { user: _, ...member } = (guild && memberJson(world, guild, id)) ?? {}
    if (guild?.members.has(id)) members[id] = { ...member, permissions: '0' }
  }
  for (const id of picked.roles ?? []) {
    const role = guild?.roles.find((it) => it.id === id)
    if (!role) return undefined
    roles[id] = { id, name: role.name, permissions: String(role.permissions), color: role.colour }
  }
  for (const id of picked.channels ?? []) {
    const channel = world.channels.get(id)
    const permissions = channel && permissionsIn(world, channel, personId)
    if (!channel || channel.guildId !== guild?.id || !permissions) return undefined
    channels[id] = {
      id,
      type: channel.type,
      name: channel.name,
      flags: 0,
      parent_id: null,
      guild_id: guild?.id,
      permissions: String(permissions),
      app_permissions: String(permissionsIn(world, channel, botId)),
    }
  }
  const parts = { users, members, roles, channels }
  return Object.fromEntries(
    Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0),
  )
}

/** The users, roles and channels among option values; a mentionable is looked up as either. */
export function pickedIn(guild: Guild | undefined, given: readonly GivenOption[]): Picked {
  const flat = given.flatMap((it) => (it.type <= 2 ? (it.options ?? []) : [it]))
  if (flat.some((it) => it.type <= 2)) return pickedIn(guild, flat)
  const ids = flat.filter((it) => !it.focused)
  const isRole = (it: GivenOption) =>
    it.type === 8 || (it.type === 9 && guild?.roles.some((role) => role.id === it.value))
  const values = (keep: (it: GivenOption) => boolean) =>
    ids.filter(keep).map((it) => String(it.value))
  return {
    users: values((it) => it.type === 6 || (it.type === 9 && !isRole(it))),
    roles: values((it) => isRole(it) === true),
    channels: values((it) => it.type === 7),
  }
}

export function allowsChannelType(
  channel: Channel | undefined,
  types: number[] | undefined,
): boolean {
  return !types || types.length === 0 || (channel !== undefined && types.includes(channel.type))
}
