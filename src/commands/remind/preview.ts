/** /remind preview: the next runs, with what the clocks and the rules do to them. */
import type { Card } from '../../card.ts'
import type { Call, Reply } from '../../discord/command.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import { type PreviewRun, preview } from '../../reminders/preview.ts'
import type { Services } from '../services.ts'
import { requireTested } from './words.ts'

export async function previewNext(call: Call, services: Services): Promise<Reply> {
  return { say: await previewCard(call, services, call.options.reminder), to: 'asker' }
}

/** args: the reminder's id. */
export async function previewPicked(call: Call, services: Services): Promise<Reply> {
  return { update: await previewCard(call, services, call.args[0]) }
}

async function previewCard(call: Call, services: Services, id: unknown): Promise<Card> {
  const { say } = services.library(call.locale)
  const reminder = await requireTested(call, services, id)
  const club = await services.quietHoursOf(reminder.guildId)
  const isPaused = reminder.rules.pause?.until === null
  const runs = isPaused ? [] : preview(reminder, services.clock(), club)
  const line = ({ at, clocks, leftOut }: PreviewRun) => {
    const seconds = Math.floor(at.epochMilliseconds / 1000)
    // In the reminder's own zone too: it is that clock which shifts.
    const local = at.toZonedDateTimeISO(reminder.zone).toPlainTime().toString().slice(0, 5)
    const notes = [
      ...(leftOut === null ? [] : [say(`commands.remind.preview.left-out-${leftOut}`)]),
      ...(clocks === null ? [] : [say(`commands.remind.preview.${clocks}`)]),
    ]
    const when = say('commands.remind.preview.line', { time: `<t:${seconds}:F>`, local })
    return leftOut === null ? [when, ...notes].join(' ') : `~~${when}~~ ${notes.join(' ')}`
  }
  return {
    tone: 'plain',
    title: say('commands.remind.preview.title'),
    blocks: [
      { text: describeSchedule(reminder.schedule, reminder.zone, say) },
      runs.length === 0
        ? { text: say(isPaused ? 'commands.remind.rules.paused' : 'commands.remind.preview.none') }
        : { bullets: runs.map(line) },
    ],
    notes: [say('commands.remind.preview.note')],
    buttons: [
      { label: say('commands.remind.show.button'), press: ['remind', 'show', reminder.id] },
    ],
  }
}
