/** /remind import: adds the reminders of an exported file, whose text is pasted into a form. */
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { nextOpening } from '../../reminders/next-slot.ts'
import { newReminderId, type ReminderDraft } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'
import { type Entry, readFile } from './transfer.ts'
import { requireGuild } from './words.ts'

/** Discord's limit for a field of a form. */
const longestFile = 4000

export async function importForm(call: Call, services: Services): Promise<Reply> {
  const { say } = services.library(call.locale)
  return {
    ask: {
      title: say('commands.remind.import.form'),
      submit: ['remind', 'import'],
      fields: [
        {
          id: 'file',
          label: say('commands.remind.import.field'),
          description: say('commands.remind.import.field-note'),
          long: true,
          maxLength: longestFile,
        },
      ],
    },
  }
}

/** Adds what it can and says what it left out. */
export async function importAll(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const { say } = library
  const guildId = requireGuild(call, library)
  const entries = readFile(call.fields.file ?? '')
  if (entries === null) throw new UserError(say('commands.remind.import.not-a-file'))
  const counts = { added: 0, channel: 0, never: 0, full: 0 }
  const channels = new Map<string, boolean>()
  for (const entry of entries) {
    const isOurs =
      channels.get(entry.channel) ?? (await services.guildOf(entry.channel)) === guildId
    channels.set(entry.channel, isOurs)
    const draft = isOurs ? await draftFrom(entry, call, services, guildId) : null
    if (!isOurs) counts.channel += 1
    else if (draft === null) counts.never += 1
    else {
      const added = await services.reminders.add(draft, { limit: services.reminderLimit })
      counts['full' in added ? 'full' : 'added'] += 1
    }
  }
  const left = (['channel', 'never', 'full'] as const).filter((key) => counts[key] > 0)
  return {
    say: {
      tone: counts.added > 0 ? 'success' : 'soon',
      title: say('commands.remind.import.title'),
      blocks: [
        { text: say('commands.remind.import.added', { count: counts.added }) },
        ...(left.length === 0
          ? []
          : [
              {
                bullets: left.map((key) =>
                  say(`commands.remind.import.${key}`, { count: counts[key] }),
                ),
              },
            ]),
      ],
      buttons: [{ label: say('commands.remind.show-list'), press: ['remind', 'page', '0'] }],
    },
    to: 'asker',
  }
}

/** `null` when it would never come. A role is only kept for who may mention all. */
async function draftFrom(
  { what, text, schedule, zone, channel, rules: given = {} }: Entry,
  call: Call,
  services: Services,
  guildId: string,
): Promise<ReminderDraft | null> {
  const { roleId, ...others } = given
  const mayMention = roleId !== undefined && call.permissions.has('MentionEveryone')
  const rules = mayMention && roleId !== guildId ? { ...others, roleId } : others
  const id = newReminderId()
  const now = services.clock()
  const plan = { id, schedule, zone, rules }
  const opening = nextOpening(plan, now, await services.quietHoursOf(guildId))
  if (opening === null) return null
  return {
    ...plan,
    guildId,
    channelId: channel,
    creatorId: call.person.id,
    kind: what,
    text: text ?? null,
    createdAt: now,
    ...opening,
  }
}
