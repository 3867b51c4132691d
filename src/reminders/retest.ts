/** Tests suspended reminders, once a day and whenever organisers look: what works again goes on by itself. */
import type { Clock } from '../clock.ts'
import type { CanPost } from './delivery.ts'
import { nextOpening } from './next-slot.ts'
import type { LocalQuietHours } from './quiet-hours.ts'
import type { Reminder } from './reminder.ts'
import { retestHours } from './send-one.ts'
import type { ReminderStore } from './store.ts'

export interface Retest {
  store: ReminderStore
  canPost: CanPost
  quietHoursOf: (guildId: string) => Promise<LocalQuietHours | null>
  clock: Clock
}

/** Few at a time: refusals count towards Discord's limit on invalid requests. */
const mostAtOnce = 10

/** Those whose test is due. Returns how many go on. */
export async function retestDue(deps: Retest, pace: () => Promise<void>): Promise<number> {
  const now = deps.clock()
  const again = now.add({ hours: retestHours })
  const due = await deps.store.takeRetests({ now, again, most: mostAtOnce })
  let resumed = 0
  for (const reminder of due) {
    await pace()
    if (await retest(deps, reminder)) resumed += 1
  }
  return resumed
}

/** Whether the reminder goes on. A fault of Discord's leaves it as it is. */
export async function retest(deps: Retest, reminder: Reminder): Promise<boolean> {
  if (reminder.suspended === null || (await deps.canPost(reminder.channelId)) !== 'yes')
    return false
  const now = deps.clock()
  const opening = nextOpening(reminder, now, await deps.quietHoursOf(reminder.guildId))
  return deps.store.resume(reminder, opening, now)
}
