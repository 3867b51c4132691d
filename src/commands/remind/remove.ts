/** /remind remove: it goes at once, and can be brought back for some days. */
import type { Card } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'
import { openAnew } from './save.ts'
import { showCard } from './show.ts'
import { readReminderId, reminderName, requireGuild, requireReminder } from './words.ts'

export async function remove(call: Call, services: Services): Promise<Reply> {
  return { say: await removeOne(call, services, call.options.reminder), to: 'asker' }
}

/** args: the reminder's id. */
export async function removePicked(call: Call, services: Services): Promise<Reply> {
  return { update: await removeOne(call, services, call.args[0]) }
}

async function removeOne(call: Call, services: Services, id: unknown): Promise<Card> {
  const reminder = await requireReminder(call, services, id)
  await services.reminders.remove(reminder.guildId, reminder.id, services.clock())
  return removedCard(reminder, services.library(call.locale))
}

function removedCard(reminder: Reminder, library: ContentLibrary): Card {
  const { say } = library
  return {
    tone: 'success',
    title: say('commands.remind.removed.title'),
    blocks: [
      { text: say('commands.remind.removed.text', { what: reminderName(library, reminder) }) },
    ],
    buttons: [
      { label: say('commands.remind.removed.undo'), press: ['remind', 'undo', reminder.id] },
      { label: say('commands.remind.show-list'), press: ['remind', 'page', '0'] },
    ],
  }
}

/** args: the removed reminder's id. It comes back as it was; nothing of it was in memory. */
export async function undoRemoval(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const { say } = library
  const guildId = requireGuild(call, library)
  const id = readReminderId(call.args[0])
  const removed = id === null ? null : await services.reminders.findRemoved(guildId, id)
  if (removed === null) throw new UserError(say('commands.remind.removed.too-late'))
  const opening = await openAnew(call, services, removed)
  const restored = await services.reminders.restore(removed, {
    limit: services.reminderLimit,
    opening,
  })
  if (restored === null) throw new UserError(say('commands.remind.removed.too-late'))
  if ('full' in restored) {
    throw new UserError(say('commands.remind.full', { limit: restored.full.limit }))
  }
  return { update: showCard(restored.added, library, say('commands.remind.removed.back')) }
}
