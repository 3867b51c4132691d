/** /remind export: all reminders of the server as a file, to keep or for a calendar. */
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { calendarOf } from '../../reminders/calendar.ts'
import type { Services } from '../services.ts'
import { writeFile } from './transfer.ts'
import { plainName, requireGuild } from './words.ts'

export async function exportAll(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const { say } = library
  const reminders = await services.reminders.list(requireGuild(call, library))
  if (reminders.length === 0) throw new UserError(say('commands.remind.list.none'))
  const isCalendar = call.options.format === 'calendar'
  const text = isCalendar
    ? calendarOf(reminders, {
        name: say('commands.remind.export.calendar-name'),
        now: services.clock(),
        titleOf: (reminder) => plainName(library, reminder),
      })
    : writeFile(reminders)
  return {
    say: {
      tone: 'success',
      title: say('commands.remind.export.title'),
      blocks: [
        {
          text: say(`commands.remind.export.${isCalendar ? 'calendar' : 'file'}`, {
            count: reminders.length,
          }),
        },
      ],
      files: [{ name: isCalendar ? 'reminders.ics' : 'reminders.json', text }],
    },
    to: 'asker',
  }
}
