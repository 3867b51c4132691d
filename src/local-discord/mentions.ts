/** Who a message mentions, after `allowed_mentions` had its say. */
import { userJson } from './api-json.ts'
import type { UserJson } from './message.ts'
import { may } from './permissions.ts'
import type { MessageDraft } from './rules/message-body.ts'
import type { Channel, World } from './world.ts'

export interface Mentions {
  mentions: UserJson[]
  mention_roles: string[]
  mention_everyone: boolean
}

export function mentionsIn(
  world: World,
  channel: Channel,
  authorId: string,
  text: string,
  allowed: MessageDraft['allowed_mentions'],
): Mentions {
  const ids = (pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map((it) => it[1] ?? '')),
  ]
  const permits = (kind: 'users' | 'roles', id: string) =>
    !allowed || allowed.parse?.includes(kind) || allowed[kind]?.includes(id)
  const users = ids(/<@!?(\d+)>/g).filter((id) => permits('users', id))
  const roles = ids(/<@&(\d+)>/g).filter((id) => permits('roles', id))
  const guild = world.guilds.get(channel.guildId ?? '')
  // Roles here are not mentionable by everyone, so the permission decides.
  const mayMentionAll = guild !== undefined && may(world, channel, authorId, 'MentionEveryone')
  return {
    mentions: users.flatMap((id) => {
      const user = world.users.get(id)
      return user ? [userJson(user)] : []
    }),
    mention_roles: mayMentionAll
      ? roles.filter((id) => guild.roles.some((role) => role.id === id))
      : [],
    mention_everyone:
      mayMentionAll &&
      /@(everyone|here)\b/.test(text) &&
      (!allowed || (allowed.parse?.includes('everyone') ?? false)),
  }
}
