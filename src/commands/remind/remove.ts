/** /remind remove: picked by name, so it goes at once. */
import type { Call, Reply } from '../../discord/command.ts'
import type { Services } from '../services.ts'
import { reminderName, requireReminder } from './words.ts'

export async function remove(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const reminder = await requireReminder(call, services, call.options.reminder)
  await services.reminders.remove(reminder.guildId, reminder.id)
  return {
    say: {
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
    to: 'asker',
  }
}
