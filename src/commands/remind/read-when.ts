/** Days, times and dates as an organiser typed them, or a sentence that says what to type instead. */
import { escapeText } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import { UserError } from '../../errors.ts'
import { parseWhen, type When, type WhenFault } from '../../reminders/parse-when.ts'
import { scheduleWords } from '../../reminders/words.ts'

export function readWhen(
  typed: string,
  zone: string,
  library: ContentLibrary,
  now: Temporal.Instant,
): When {
  const read = parseWhen(typed, { words: scheduleWords(library.say), zone, now })
  if ('schedule' in read) return read
  throw new UserError(sentenceOf(read, library))
}

/** A day to come ("24 Dec", "tomorrow", "2026-12-24") as "2026-12-24". */
export function readDate(
  typed: string,
  zone: string,
  library: ContentLibrary,
  now: Temporal.Instant,
): string {
  // A time of day makes it something that comes once; the last minute lets today count.
  const read = parseWhen(`${typed} 23:59`, { words: scheduleWords(library.say), zone, now })
  if ('schedule' in read && 'once' in read.schedule) return read.schedule.once.slice(0, 10)
  if ('fault' in read && read.fault === 'past') {
    throw new UserError(library.say('schedule.fault.past'))
  }
  throw new UserError(library.say('schedule.fault.bad-date', { near: escapeText(typed) }))
}

function sentenceOf(fault: WhenFault, { say }: ContentLibrary): string {
  switch (fault.fault) {
    case 'not-understood':
      return fault.near === null
        ? say('schedule.fault.not-understood')
        : say('schedule.fault.not-understood-near', { near: escapeText(fault.near) })
    case 'bad-time':
    case 'bad-date':
    case 'bad-cron':
    case 'every-second':
      return say(`schedule.fault.${fault.fault}`, { near: escapeText(fault.near) })
    default:
      return say(`schedule.fault.${fault.fault}`)
  }
}
