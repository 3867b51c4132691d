/**
 * Opens the next occurrences anew after something that decides them has changed: the time-zone data
 * of the program, or the quiet hours of a server.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { nextOpening } from './next-slot.ts'
import type { LocalQuietHours } from './quiet-hours.ts'
import type { Reminder } from './reminder.ts'
import type { ReminderStore } from './store.ts'

export interface Recompute {
  store: ReminderStore
  quietHoursOf: (guildId: string) => Promise<LocalQuietHours | null>
  now: Temporal.Instant
}

/** A page takes some milliseconds; between pages commands are answered. */
const pageSize = 500

/** All reminders that wait. Returns how many occurrences moved. */
export async function recomputeAll(setting: Recompute): Promise<number> {
  let moved = 0
  let last = ''
  for (;;) {
    const page = await setting.store.waitingAfter(last, pageSize)
    moved += await recompute(page, setting)
    const end = page.at(-1)
    if (end === undefined) return moved
    last = end.id
    await turn()
  }
}

/** What is open already (its slot has come) stays as it is. */
export async function recompute(
  reminders: readonly Reminder[],
  { store, quietHoursOf, now }: Recompute,
): Promise<number> {
  const openings = []
  for (const reminder of reminders) {
    const { slotAt } = reminder
    const isWaiting = slotAt !== null && reminder.dueAt !== null && reminder.attempts === 0
    if (!isWaiting || Temporal.Instant.compare(slotAt, now) <= 0) continue
    const opening = nextOpening(reminder, now, await quietHoursOf(reminder.guildId))
    if (opening === null || !opening.slotAt.equals(slotAt)) openings.push({ reminder, opening })
  }
  if (openings.length > 0) await store.reopen(openings)
  return openings.length
}
