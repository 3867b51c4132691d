/** /remind test: posts the reminder now, marked as a test; the schedule stays as it is. */
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { reminderCard } from '../../reminders/card.ts'
import { testDeliveryKey } from '../../reminders/delivery-key.ts'
import type { Services } from '../services.ts'
import { requireReminder } from './words.ts'

export async function test(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const reminder = await requireReminder(call, services, call.options.reminder)
  const key = testDeliveryKey(services.installId, reminder.id, services.clock())
  // A test shows whom it would mention, and mentions nobody.
  const card = reminderCard(reminder, library, { test: true, marker: key.marker })
  const result = await services.deliver({ channelId: reminder.channelId }, card, key)
  const channel = `<#${reminder.channelId}>`
  if ('gone' in result) {
    const reason = library.say(`reminders.gone.${result.gone}`)
    throw new UserError(library.say('commands.remind.test.gone', { channel, reason }))
  }
  if ('busy' in result) throw new UserError(library.say('commands.remind.test.busy'))
  await services.retest(reminder)
  return {
    say: {
      tone: 'success',
      title: library.say('commands.remind.test.title'),
      blocks: [{ text: library.say('commands.remind.test.text', { channel }) }],
    },
    to: 'asker',
  }
}
