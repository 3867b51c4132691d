/** A time zone as an organiser typed it, or a sentence that says what to type instead. */
import { escapeText } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import { UserError } from '../errors.ts'
import { checkZone } from '../reminders/zone.ts'

/** @returns the IANA name. @throws UserError when it is unknown or could mean several places. */
export function readZone(typed: string, library: ContentLibrary, now: Temporal.Instant): string {
  const read = checkZone(typed, now)
  if ('zone' in read) return read.zone
  const zone = escapeText(typed)
  const suggestions = read.suggestions.join(', ')
  if (read.fault === 'unknown' && read.suggestions.length === 0) {
    throw new UserError(library.say('schedule.zone-fault.unknown', { zone }))
  }
  const key = read.fault === 'unknown' ? 'unknown-suggest' : read.fault
  throw new UserError(library.say(`schedule.zone-fault.${key}`, { zone, suggestions }))
}
