/** Who may use which command. The router asks here for commands, buttons, selects and forms alike. */
import type { ClubStore } from '../clubs/club.ts'
import { isOrganiser } from '../clubs/organisers.ts'
import type { Call, CommandShape } from '../discord/command.ts'

export type MayUse = (command: { shape: CommandShape }, call: Call) => Promise<boolean>

/** A command for organisers (Manage Server) is also for the members with the organisers' role. */
export function createMayUse(clubs: ClubStore): MayUse {
  return async ({ shape }, call) => {
    if (shape.permission === undefined || call.permissions.has(shape.permission)) return true
    return shape.permission === 'ManageGuild' && (await isOrganiser(clubs, call))
  }
}
