/** What /remind suggests while an organiser types. */
import type { Call, Choice } from '../../discord/command.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import { parseWhen } from '../../reminders/parse-when.ts'
import { scheduleWords } from '../../reminders/words.ts'
import { checkZone, suggestZones } from '../../reminders/zone.ts'
import type { Services } from '../services.ts'
import { clubZone, plainName } from './words.ts'

/** Echoes what was understood so far, then ready-made examples. */
export async function suggestWhen(call: Call, services: Services): Promise<Choice[]> {
  const library = services.library(call.locale)
  const typed = call.focused?.text ?? ''
  const wanted = call.options.zone ?? (await clubZone(call, services))
  const zone = checkZone(String(wanted), services.clock())
  if (!('zone' in zone)) return []
  const understand = (text: string): Choice[] => {
    const setting = { words: scheduleWords(library.say), zone: zone.zone, now: services.clock() }
    const when = parseWhen(text, setting)
    if (!('schedule' in when)) return []
    return [
      { name: describeSchedule(when.schedule, zone.zone, library.say).slice(0, 100), value: text },
    ]
  }
  const examples = library.say('commands.remind.when-examples').split('; ')
  const fitting = examples.filter((example) => example.toLowerCase().includes(typed.toLowerCase()))
  return [
    ...(typed === '' ? [] : understand(typed)),
    ...(fitting.length > 0 ? fitting : examples).flatMap(understand),
  ]
}

export async function suggestZone(call: Call, services: Services): Promise<Choice[]> {
  const preferred = await clubZone(call, services)
  return suggestZones(call.focused?.text ?? '', services.clock(), preferred).map(
    ({ name, zone }) => ({ name, value: zone }),
  )
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
