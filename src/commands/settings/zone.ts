/** The server's time zone: where new reminders and the quiet hours are at home. */
import { suggestZones } from '../../reminders/zone.ts'
import { readZone } from '../read-zone.ts'
import type { Setting } from './setting.ts'

export const zone: Setting = {
  id: 'zone',
  options: [{ id: 'zone', type: 'string', autocomplete: true, maxLength: 60 }],

  read(call, services) {
    const typed = call.options.zone
    if (typeof typed !== 'string') return null
    return { zone: readZone(typed, services.library(call.locale), services.clock()) }
  },

  cleared: { zone: null },

  describe(club, { say }, services) {
    if (club.zone === null) return say('commands.settings.zone.unset', { zone: services.timeZone })
    const now = services.clock().toZonedDateTimeISO(club.zone).toPlainTime()
    const time = now.toString({ smallestUnit: 'minute' })
    return say('commands.settings.zone.value', { zone: club.zone, time })
  },

  note: ({ say }) => say('commands.settings.zone.note'),

  suggest(call, services) {
    const typed = call.focused?.text ?? ''
    return suggestZones(typed, services.clock(), services.timeZone).map((found) => ({
      name: found.name,
      value: found.zone,
    }))
  },
}
