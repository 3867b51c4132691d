/** /remind show: one reminder with all it does, and what can be done with it. */
import type { Block, Button, Card } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { WordingKey } from '../../content/wording.ts'
import type { Call, Reply } from '../../discord/command.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'
import { describeRules } from './describe-rules.ts'
import { reminderName, requireTested, timestamp } from './words.ts'

export async function show(call: Call, services: Services): Promise<Reply> {
  const reminder = await requireTested(call, services, call.options.reminder)
  return { say: showCard(reminder, services.library(call.locale)), to: 'asker' }
}

/** args or values: the reminder's id, from a button or the list. */
export async function showPicked(call: Call, services: Services): Promise<Reply> {
  const reminder = await requireTested(call, services, call.values[0] ?? call.args[0])
  return { update: showCard(reminder, services.library(call.locale)) }
}

/** @param said what has just been done, above the rest. */
export function showCard(reminder: Reminder, library: ContentLibrary, said?: string): Card {
  const { say } = library
  const isPaused = reminder.rules.pause !== undefined
  const button = (label: WordingKey, action: string): Button => ({
    label: say(label),
    press: ['remind', action, reminder.id],
  })
  return {
    tone: said === undefined ? 'plain' : 'success',
    title: reminderName(library, reminder),
    blocks: [
      ...(said === undefined ? [] : [{ text: said }]),
      { text: whereAndWhen(reminder, library) },
      { bullets: describeRules(reminder, say) },
      nextBlock(reminder, library),
    ],
    buttons: [
      button('commands.remind.preview.button', 'preview'),
      isPaused
        ? button('commands.remind.resume.button', 'resume')
        : button('commands.remind.pause.button', 'pause'),
      ...(isPaused ? [] : [button('commands.remind.skip.button', 'skip')]),
      { ...button('commands.remind.remove.button', 'remove'), style: 'danger' },
      { label: say('commands.remind.show-list'), press: ['remind', 'page', '0'] },
    ],
  }
}

function whereAndWhen(reminder: Reminder, { say }: ContentLibrary): string {
  return say('commands.remind.show.text', {
    channel: `<#${reminder.channelId}>`,
    when: describeSchedule(reminder.schedule, reminder.zone, say),
    creator: `<@${reminder.creatorId}>`,
    count: reminder.sent,
  })
}

function nextBlock(reminder: Reminder, { say }: ContentLibrary): Block {
  if (reminder.suspended !== null) {
    const reason = say(`reminders.gone.${reminder.suspended}`)
    return { text: say('commands.remind.show.stopped', { reason }) }
  }
  if (reminder.dueAt === null || reminder.slotAt === null) {
    return { text: say('commands.remind.show.no-next') }
  }
  return { text: say('commands.remind.show.next', { next: timestamp(reminder.slotAt) }) }
}
