/** What the /remind subcommands say alike: a reminder's name, a time, and the checks they share. */
import type { ContentLibrary } from '../../content/library.ts'
import type { Call } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { excerpt, nameOf } from '../../reminders/notice.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'

/** As Discord shows it in each reader's own zone. */
export function timestamp(at: Temporal.Instant): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  return `<t:${seconds}:F> (<t:${seconds}:R>)`
}

/** "Hydration", or the start of the organisers' own text. Escaped. */
export function reminderName({ say }: ContentLibrary, reminder: Named): string {
  return nameOf(reminder, say)
}

/** The same without markdown, for labels and autocomplete. */
export function plainName({ say }: ContentLibrary, { kind, text }: Named): string {
  return kind === 'custom' ? `“${excerpt(text ?? '')}”` : say(`reminders.kinds.${kind}`)
}

type Named = Pick<Reminder, 'kind' | 'text'>

export function requireGuild(call: Call, library: ContentLibrary): string {
  if (call.guildId === null) throw new UserError(library.say('commands.remind.server-only'))
  return call.guildId
}

/** The server's zone, else the installation's. */
export async function clubZone(call: Call, services: Services): Promise<string> {
  const club = call.guildId === null ? null : await services.clubs.read(call.guildId)
  return club?.zone ?? services.timeZone
}

/** `null` when it can't be one. */
export function readReminderId(id: unknown): string | null {
  return typeof id === 'string' && /^[0-9a-z]{8}$/.test(id) ? id : null
}

/** The reminder of this server with that id (untrusted). */
export async function requireReminder(
  call: Call,
  services: Services,
  id: unknown,
): Promise<Reminder> {
  const library = services.library(call.locale)
  const guildId = requireGuild(call, library)
  const known = readReminderId(id)
  const found = known === null ? null : await services.reminders.find(guildId, known)
  if (found === null || found.slotAt === null)
    throw new UserError(library.say('commands.remind.not-found'))
  return found
}

/** The same; one that has stopped is tested first, so that it goes on as soon as somebody looks. */
export async function requireTested(
  call: Call,
  services: Services,
  id: unknown,
): Promise<Reminder> {
  const found = await requireReminder(call, services, id)
  if (found.suspended === null || !(await services.retest(found))) return found
  return requireReminder(call, services, id)
}
