/** The settings of the server that a command is used in. */
import type { Club } from '../clubs/club.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Call } from '../discord/command.ts'
import { UserError } from '../errors.ts'
import type { Services } from './services.ts'

/** `null` in direct messages. A server that the bot isn't in has set nothing. */
export async function clubOf(call: Call, services: Services): Promise<Club | null> {
  return call.guildId === null ? null : services.clubs.read(call.guildId)
}

export function requireServer(call: Call, library: ContentLibrary): string {
  if (call.guildId === null) throw new UserError(library.say('commands.settings.server-only'))
  return call.guildId
}
