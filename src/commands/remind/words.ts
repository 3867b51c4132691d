/** What the /remind subcommands say alike: a reminder's name, a time, and the checks they share. */
import { escapeText } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Call } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'

/** As Discord shows it in each reader's own zone. */
export function timestamp(at: Temporal.Instant): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  return `<t:${seconds}:F> (<t:${seconds}:R>)`
}

/** "Hydration", or the start of the organisers' own text. Escaped. */
export function reminderName(
  library: ContentLibrary,
  { kind, text }: Pick<Reminder, 'kind' | 'text'>,
): string {
  return kind === 'custom'
    ? `“${escapeText(excerpt(text ?? ''))}”`
    : plainName(library, { kind, text })
}

/** The same without markdown, for labels and autocomplete. */
export function plainName(
  library: ContentLibrary,
  { kind, text }: Pick<Reminder, 'kind' | 'text'>,
): string {
  return kind === 'custom'
    ? `“${excerpt(text ?? '')}”`
    : library.say(`commands.remind.add.options.what.choices.${kind}`)
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`
}

export function requireGuild(call: Call, library: ContentLibrary): string {
  if (call.guildId === null) throw new UserError(library.say('commands.remind.server-only'))
  return call.guildId
}

/** The reminder of this server with that id (untrusted). */
export async function requireReminder(
  call: Call,
  services: Services,
  id: unknown,
): Promise<Reminder> {
  const library = services.library(call.locale)
  const guildId = requireGuild(call, library)
  const found =
    typeof id === 'string' && /^[0-9a-z]{8}$/.test(id)
      ? await services.reminders.find(guildId, id)
      : null
  if (found === null || found.slotAt === null)
    throw new UserError(library.say('commands.remind.not-found'))
  return found
}
