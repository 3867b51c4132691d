/** Changes a reminder, although dispatch may be at work on it at the same moment. */
import type { Call } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { dueAtOf, nextOpening, nextSlot, type Opening } from '../../reminders/next-slot.ts'
import type { Reminder } from '../../reminders/reminder.ts'
import type { ReminderChange } from '../../reminders/store.ts'
import type { Services } from '../services.ts'
import { requireReminder } from './words.ts'

export type Edit = Omit<ReminderChange, 'opening'>

const mostTries = 3

/**
 * @param edit called with the reminder as it is now, again if it changed meanwhile.
 * @throws UserError when it is gone, or would never come again.
 */
export async function save(
  call: Call,
  services: Services,
  id: unknown,
  edit: (reminder: Reminder) => Edit,
): Promise<Reminder> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const before = await requireReminder(call, services, id)
    const change = edit(before)
    const opening = await openingOf(call, services, before, { ...before, ...change })
    const after = await services.reminders.change(before, { ...change, opening })
    if (after !== null) return after
  }
  throw new Error(`reminder ${String(id)} kept changing`)
}

async function openingOf(
  call: Call,
  services: Services,
  before: Reminder,
  after: Reminder,
): Promise<Opening | 'paused'> {
  const now = services.clock()
  const { slotAt } = before
  const isOpen =
    slotAt !== null && before.dueAt !== null && slotAt.epochMilliseconds <= now.epochMilliseconds
  // What is about to be posted stays so, unless the change is about when it comes.
  if (isOpen && timing(before) === timing(after)) return { slotAt, dueAt: dueAtOf(after, slotAt) }
  return openAnew(call, services, after)
}

function timing({ schedule, zone, rules }: Reminder): string {
  return JSON.stringify([
    schedule,
    zone,
    rules.pause,
    rules.skippedTo,
    rules.startDate,
    rules.endDate,
  ])
}

/** The next occurrence from now. @throws UserError when there is none. */
export async function openAnew(
  call: Call,
  services: Services,
  reminder: Pick<Reminder, 'id' | 'guildId' | 'schedule' | 'zone' | 'rules'>,
): Promise<Opening | 'paused'> {
  if (reminder.rules.pause?.until === null) return 'paused'
  const club = await services.quietHoursOf(reminder.guildId)
  const { say } = services.library(call.locale)
  const opening = nextOpening(reminder, services.clock(), club)
  if (opening === null) throw new UserError(say('commands.remind.never-comes'))
  // Spread further, one time would run into the next.
  const following = nextSlot(reminder, opening.slotAt, club)
  const minutes = following?.since(opening.slotAt).total('minutes') ?? Number.POSITIVE_INFINITY
  if ((reminder.rules.spreadMinutes ?? 0) > minutes / 2) {
    throw new UserError(say('commands.remind.wide-spread', { most: Math.floor(minutes / 2) }))
  }
  return opening
}
