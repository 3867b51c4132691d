/** The people, servers, channels and commands of the local Discord, as plain data. */
import type { Message } from './message.ts'
import type { CommandBody } from './rules/command-shape.ts'

export const applicationId = '1100000000000000001'
/** A bot's user has its application's id, as for all applications made since 2016. */
export const botId = '1100000000000000001'
/** Obviously not a secret: it opens nothing but this simulator. */
export const botToken = 'local-discord.not-a-secret.token'

export interface User {
  id: string
  name: string
  username: string
  bot: boolean
  locale: string
  colour: string
  /** Whether the bot may write to this person. */
  acceptsDirectMessages: boolean
}

export interface Role {
  id: string
  name: string
  permissions: bigint
  colour: number
  position: number
}

interface Member {
  roleIds: string[]
  joinedAt: string
}

export interface Guild {
  id: string
  name: string
  ownerId: string
  locale: string
  roles: Role[]
  members: Map<string, Member>
  /** Roles to which a command was opened in Server Settings, Integrations: by the command's name. */
  openedTo: Map<string, Set<string>>
}

interface Overwrite {
  id: string
  /** 0 a role, 1 a member. */
  type: 0 | 1
  allow: bigint
  deny: bigint
}

export interface Channel {
  id: string
  /** 0 text in a server, 1 direct messages. */
  type: 0 | 1
  name: string
  topic?: string
  position: number
  guildId?: string
  /** The person of a conversation with the bot. */
  recipientId?: string
  overwrites: Overwrite[]
  /** Oldest first. */
  messages: Map<string, StoredMessage>
}

export interface StoredMessage {
  message: Message
  /** Set for an ephemeral message: the one person who sees it. */
  onlyFor?: string
}

export interface StoredCommand extends CommandBody {
  id: string
  version: string
  guildId?: string
}

interface StoredFile {
  bytes: Uint8Array
  filename: string
  contentType: string
}

export interface World {
  users: Map<string, User>
  guilds: Map<string, Guild>
  channels: Map<string, Channel>
  /** By scope ('global' or a server id), then by command id. */
  commands: Map<string, Map<string, StoredCommand>>
  /** By attachment id. */
  files: Map<string, StoredFile>
}

/** The bot is a user like the others and always there. */
export function botUser(world: World): User {
  const bot = world.users.get(botId)
  if (!bot) throw new Error('the world has no bot')
  return bot
}

export function commandsIn(world: World, scope: string): Map<string, StoredCommand> {
  const found = world.commands.get(scope) ?? new Map<string, StoredCommand>()
  world.commands.set(scope, found)
  return found
}
