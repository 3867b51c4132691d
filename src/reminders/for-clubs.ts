/** What reminders need of a server's settings. */

import type { Clock } from '../clock.ts'
import type { ClubStore } from '../clubs/club.ts'
import type { LocalQuietHours } from './quiet-hours.ts'
import { recompute } from './recompute.ts'
import type { ReminderStore } from './store.ts'

/** @param timeZone of servers that have set none. */
export function createQuietHoursOf(clubs: Pick<ClubStore, 'read'>, timeZone: string) {
  return async (guildId: string): Promise<LocalQuietHours | null> => {
    const { quietHours, zone } = await clubs.read(guildId)
    return quietHours && { hours: quietHours, zone: zone ?? timeZone }
  }
}

/** The same store, but a change of settings moves the occurrences that it concerns. */
export function movingReminders(
  clubs: ClubStore,
  parts: {
    store: ReminderStore
    quietHoursOf: (guildId: string) => Promise<LocalQuietHours | null>
    clock: Clock
  },
): ClubStore {
  return {
    ...clubs,
    async change(guildId, change) {
      const after = await clubs.change(guildId, change)
      const reminders = await parts.store.list(guildId)
      await recompute(reminders, { ...parts, now: parts.clock() })
      return after
    },
  }
}
