/** Who may do what in a channel: Discord's own order of roles and overwrites. */
import { botId, type Channel, type Guild, type World } from './world.ts'

export const permissionBits = {
  CreateInstantInvite: 1n << 0n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  SendMessagesInThreads: 1n << 38n,
  UseExternalApps: 1n << 50n,
} as const

export type PermissionName = keyof typeof permissionBits

const everything = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n)

/** In a direct message everybody may do all that can be done there. */
const inDirectMessages = bitsOf([
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'MentionEveryone',
  'UseExternalEmojis',
  'UseApplicationCommands',
])

export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | permissionBits[name], 0n)
}

/** What a member may do in the whole server, before a channel's overwrites; nothing for a stranger. */
export function permissionsInGuild(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId)
  if (!member) return 0n
  if (guild.ownerId === userId) return everything
  const held = guild.roles.filter(
    (role) => role.id === guild.id || member.roleIds.includes(role.id),
  )
  const bits = held.reduce((all, role) => all | role.permissions, 0n)
  return bits & permissionBits.Administrator ? everything : bits
}

/** What a user may do in a channel; 0 when they are not in its server or conversation. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  if (channel.recipientId !== undefined) {
    return userId === channel.recipientId || userId === botId ? inDirectMessages : 0n
  }
  const guild = world.guilds.get(channel.guildId ?? '')
  const member = guild?.members.get(userId)
  if (!guild || !member) return 0n
  let bits = permissionsInGuild(guild, userId)
  if (bits === everything) return everything
  const applies = [
    channel.overwrites.filter((it) => it.id === guild.id),
    channel.overwrites.filter((it) => it.id !== guild.id && member.roleIds.includes(it.id)),
    channel.overwrites.filter((it) => it.type === 1 && it.id === userId),
  ]
  for (const layer of applies) {
    for (const { deny } of layer) bits &= ~deny
    for (const { allow } of layer) bits |= allow
  }
  // Without View Channel nothing else in it counts.
  return bits & permissionBits.ViewChannel ? bits : 0n
}

export function may(world: World, channel: Channel, userId: string, name: PermissionName): boolean {
  return (permissionsIn(world, channel, userId) & permissionBits[name]) !== 0n
}
