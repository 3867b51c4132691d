/** /remind list: every reminder of the server, and a select to remove one after a second look. */
import type { Button, Card } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { WordingKey } from '../../content/wording.ts'
import type { Call, Choice, Reply } from '../../discord/command.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'
import { plainName, reminderName, requireGuild, requireReminder, timestamp } from './words.ts'

/** Ten lines stay well within a card's 4,000 characters. */
const pageLength = 10

export async function list(call: Call, services: Services): Promise<Reply> {
  return { say: await listCard(call, services, 0), to: 'asker' }
}

/** args: the page, from 0. */
export async function turnPage(call: Call, services: Services): Promise<Reply> {
  const page = Number.parseInt(call.args[0] ?? '0', 10)
  return { update: await listCard(call, services, Number.isNaN(page) ? 0 : page) }
}

async function listCard(call: Call, services: Services, wanted: number): Promise<Card> {
  const library = services.library(call.locale)
  const { say } = library
  const reminders = await services.reminders.list(requireGuild(call, library))
  if (reminders.length === 0) {
    const text = say('commands.remind.list.none')
    return { tone: 'plain', title: say('commands.remind.list.none-title'), blocks: [{ text }] }
  }
  const pages = Math.ceil(reminders.length / pageLength)
  const page = Math.min(Math.max(wanted, 0), pages - 1)
  const shown = reminders.slice(page * pageLength, (page + 1) * pageLength)
  const turn = (label: WordingKey, to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ label: say(label), press: ['remind', 'page', String(to)] }]
  return {
    tone: 'plain',
    title: say('commands.remind.list.title', { count: reminders.length }),
    blocks: [{ bullets: shown.map((reminder) => line(reminder, library)) }],
    ...(pages > 1 ? { notes: [say('commands.remind.list.page', { page: page + 1, pages })] } : {}),
    select: {
      placeholder: say('commands.remind.list.pick'),
      press: ['remind', 'pick'],
      choices: shown.map((reminder) => ({
        label: plainName(library, reminder),
        value: reminder.id,
        description: describeSchedule(reminder.schedule, reminder.zone, say),
      })),
    },
    buttons: [
      ...turn('commands.remind.list.back', page - 1),
      ...turn('commands.remind.list.next', page + 1),
    ],
  }
}

function line(reminder: Reminder, library: ContentLibrary): string {
  const { say } = library
  const what = reminderName(library, reminder)
  const channel = `<#${reminder.channelId}>`
  const when = describeSchedule(reminder.schedule, reminder.zone, say)
  if (reminder.suspended !== null || reminder.slotAt === null) {
    const reason = say(`commands.remind.suspended.${reminder.suspended ?? 'refused'}`)
    return say('commands.remind.list.suspended-line', { what, channel, when, reason })
  }
  return say('commands.remind.list.line', { what, channel, when, next: timestamp(reminder.slotAt) })
}

/** values: the reminder picked in the list. */
export async function confirmRemoval(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const { say } = library
  const reminder = await requireReminder(call, services, call.values[0])
  return {
    update: {
      tone: 'plain',
      title: say('commands.remind.confirm.title'),
      blocks: [
        {
          text: say('commands.remind.confirm.text', {
            what: reminderName(library, reminder),
            channel: `<#${reminder.channelId}>`,
            when: describeSchedule(reminder.schedule, reminder.zone, say),
          }),
        },
      ],
      buttons: [
        {
          label: say('commands.remind.confirm.yes'),
          press: ['remind', 'remove', reminder.id],
          style: 'danger',
        },
        { label: say('commands.remind.confirm.no'), press: ['remind', 'page', '0'] },
      ],
    },
  }
}

/** args: the reminder's id. */
export async function removePicked(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const reminder = await requireReminder(call, services, call.args[0])
  await services.reminders.remove(reminder.guildId, reminder.id)
  return {
    update: {
      tone: 'success',
      title: library.say('commands.remind.removed.title'),
      blocks: [
        {
          text: library.say('commands.remind.removed.text', {
            what: reminderName(library, reminder),
          }),
        },
      ],
    },
  }
}

export async function suggestReminder(call: Call, services: Services): Promise<Choice[]> {
  if (call.guildId === null) return []
  const library = services.library(call.locale)
  const typed = (call.focused?.text ?? '').toLowerCase()
  return (await services.reminders.list(call.guildId))
    .map((reminder) => {
      const when = describeSchedule(reminder.schedule, reminder.zone, library.say)
      return { name: `${plainName(library, reminder)}: ${when}`.slice(0, 100), value: reminder.id }
    })
    .filter(({ name }) => name.toLowerCase().includes(typed))
}
