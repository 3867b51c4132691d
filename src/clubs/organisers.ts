/** Who is an organiser of a server: whoever may manage it, and the members with the organisers' role. */
import type { ClubStore } from './club.ts'

export interface Someone {
  /** `null` in direct messages, where nobody is an organiser. */
  guildId: string | null
  permissions: ReadonlySet<string>
  /** Ids of their roles in that server. */
  roles: ReadonlySet<string>
}

export async function isOrganiser(
  clubs: Pick<ClubStore, 'read'>,
  { guildId, permissions, roles }: Someone,
): Promise<boolean> {
  if (guildId === null) return false
  if (permissions.has('ManageGuild')) return true
  if (roles.size === 0) return false
  const { organiserRoleId } = await clubs.read(guildId)
  return organiserRoleId !== null && roles.has(organiserRoleId)
}
