/** Hours in which no reminder is posted, on the clock of the server's zone. */
import { escapeText } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import { UserError } from '../../errors.ts'
import { type Token, tokensOf } from '../../reminders/when-tokens.ts'
import { scheduleWords } from '../../reminders/words.ts'
import type { Setting } from './setting.ts'

export const quietHours: Setting = {
  id: 'quiet-hours',
  options: [
    { id: 'from', type: 'string', maxLength: 20 },
    { id: 'to', type: 'string', maxLength: 20 },
    { id: 'off', type: 'boolean' },
  ],

  read(call, services) {
    const library = services.library(call.locale)
    const { from, to, off } = call.options
    if (off === true) return { quietHours: null }
    if (from === undefined && to === undefined) return null
    if (typeof from !== 'string' || typeof to !== 'string') {
      throw new UserError(library.say('commands.settings.quiet-hours.need-both'))
    }
    const hours = { from: readTime(from, library), to: readTime(to, library) }
    if (hours.from === hours.to) {
      throw new UserError(library.say('commands.settings.quiet-hours.same'))
    }
    return { quietHours: hours }
  },

  cleared: { quietHours: null },

  describe({ quietHours: hours, zone }, { say }, services) {
    if (hours === null) return say('commands.settings.quiet-hours.unset')
    return say('commands.settings.quiet-hours.value', { ...hours, zone: zone ?? services.timeZone })
  },

  note: ({ say }) => say('commands.settings.quiet-hours.note'),
}

/** "21:30", "9.30pm", "22", "midnight" as 'HH:MM'. */
function readTime(typed: string, library: ContentLibrary): string {
  const tokens = tokensOf(typed, scheduleWords(library.say))
  const [only, ...more] = Array.isArray(tokens) ? tokens : []
  const time = only === undefined || more.length > 0 ? null : timeOf(only)
  if (time === null) {
    const sentence = library.say('commands.settings.quiet-hours.bad-time', {
      typed: escapeText(typed),
    })
    throw new UserError(sentence)
  }
  return time.toString({ smallestUnit: 'minute' })
}

function timeOf(token: Token): Temporal.PlainTime | null {
  if (token.kind === 'time') return Temporal.PlainTime.from(token.time)
  if (token.kind === 'number' && !token.ordinal && token.value < 24) {
    return new Temporal.PlainTime(token.value)
  }
  if (token.kind !== 'word') return null
  if (token.word === 'noon') return new Temporal.PlainTime(12)
  return token.word === 'midnight' ? new Temporal.PlainTime(0) : null
}
