/** /remind pause, resume and skip: what changes only when a reminder comes. */
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import type { Reminder, Rules } from '../../reminders/reminder.ts'
import type { Services } from '../services.ts'
import { readDate } from './read-when.ts'
import { save } from './save.ts'
import { showCard } from './show.ts'
import { timestamp } from './words.ts'

export async function pause(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const typed = call.options.until
  const changed = await save(call, services, call.options.reminder, ({ rules, zone }) => {
    const until =
      typeof typed === 'string' ? readDate(typed, zone, library, services.clock()) : null
    return { rules: { ...rules, pause: { until } } }
  })
  return { say: showCard(changed, library, library.say('commands.remind.pause.done')), to: 'asker' }
}

/** args: the reminder's id. Until somebody resumes it. */
export async function pausePicked(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const changed = await save(call, services, call.args[0], ({ rules }) => ({
    rules: { ...rules, pause: { until: null } },
  }))
  return { update: showCard(changed, library, library.say('commands.remind.pause.done')) }
}

export async function resume(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const changed = await save(call, services, call.options.reminder, goOn)
  return {
    say: showCard(changed, library, library.say('commands.remind.resume.done')),
    to: 'asker',
  }
}

export async function resumePicked(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const changed = await save(call, services, call.args[0], goOn)
  return { update: showCard(changed, library, library.say('commands.remind.resume.done')) }
}

function goOn({ rules: { pause: _, skippedTo: __, ...rules } }: Reminder): { rules: Rules } {
  return { rules }
}

export async function skip(call: Call, services: Services): Promise<Reply> {
  return { say: await skipNext(call, services, call.options.reminder), to: 'asker' }
}

export async function skipPicked(call: Call, services: Services): Promise<Reply> {
  return { update: await skipNext(call, services, call.args[0]) }
}

async function skipNext(call: Call, services: Services, id: unknown) {
  const library = services.library(call.locale)
  let skipped: Temporal.Instant | null = null
  const changed = await save(call, services, id, ({ rules, slotAt, dueAt }) => {
    if (slotAt === null || dueAt === null) {
      throw new UserError(library.say('commands.remind.skip.nothing'))
    }
    skipped = slotAt
    return { rules: { ...rules, skippedTo: slotAt.epochMilliseconds } }
  })
  const said = library.say('commands.remind.skip.done', { time: skipped ? timestamp(skipped) : '' })
  const card = showCard(changed, library, said)
  const undo = {
    label: library.say('commands.remind.skip.undo'),
    press: ['remind', 'resume', changed.id] as ['remind', 'resume', string],
  }
  return { ...card, buttons: [undo, ...(card.buttons ?? []).slice(0, 4)] }
}
