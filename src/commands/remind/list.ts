/** /remind list: every reminder of the server, and a select to look closer at one. */
import type { Button, Card } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { WordingKey } from '../../content/wording.ts'
import type { Call, Reply } from '../../discord/command.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'
import { plainName, reminderName, requireGuild, timestamp } from './words.ts'

/** Ten lines stay well within a card's 4,000 characters. */
const pageLength = 10
/** Each test is a request that the person waits for. */
const mostTested = 5

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
  const reminders = await listTested(requireGuild(call, library), services)
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
      press: ['remind', 'show'],
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

/** What has stopped is tested first, so that it goes on as soon as somebody looks. */
async function listTested(guildId: string, services: Services): Promise<Reminder[]> {
  const reminders = await services.reminders.list(guildId)
  const stopped = reminders.filter(({ suspended }) => suspended !== null).slice(0, mostTested)
  const goOn = await Promise.all(stopped.map((reminder) => services.retest(reminder)))
  return goOn.includes(true) ? services.reminders.list(guildId) : reminders
}

function line(reminder: Reminder, library: ContentLibrary): string {
  const { say } = library
  const what = reminderName(library, reminder)
  const channel = `<#${reminder.channelId}>`
  const when = describeSchedule(reminder.schedule, reminder.zone, say)
  if (reminder.suspended !== null) {
    const reason = say(`reminders.gone.${reminder.suspended}`)
    return say('commands.remind.list.suspended-line', { what, channel, when, reason })
  }
  if (reminder.slotAt === null || reminder.dueAt === null) {
    return say('commands.remind.list.paused-line', { what, channel, when })
  }
  return say('commands.remind.list.line', { what, channel, when, next: timestamp(reminder.slotAt) })
}
