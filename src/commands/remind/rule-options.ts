/** The options of /remind add and edit beyond what, when and where, read into rules. */
import { escapeText } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Call } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import type { QuietHours } from '../../reminders/quiet-hours.ts'
import type { LatePolicy, Rules } from '../../reminders/reminder.ts'
import { readDate } from './read-when.ts'

const mostSkipDates = 20
const quietForm = /^(\d{1,2})(?::(\d{2}))?(?:-|–|to)(\d{1,2})(?::(\d{2}))?$/

/** The choices of the option `late`; "usual" is what a reminder does that says nothing. */
export const lateChoices: Readonly<Record<string, LatePolicy | undefined>> = {
  usual: undefined,
  skip: 'skip',
  hours: { minutes: 120 },
  always: 'always',
}

export interface RuleSetting {
  library: ContentLibrary
  zone: string
  now: Temporal.Instant
}

/** `before` with what the options change; "off" takes a rule away. @throws UserError */
export function readRules(call: Call, before: Rules, setting: RuleSetting): Rules {
  const { options } = call
  const { library } = setting
  const rules: Rules = { ...before }
  const text = (id: string) => (typeof options[id] === 'string' ? options[id].trim() : undefined)
  const isOff = (typed: string) =>
    library.say('commands.remind.off-words').split(',').includes(typed.toLowerCase())
  const change = <Key extends keyof Rules>(
    key: Key,
    typed: string | undefined,
    read: (typed: string) => Rules[Key],
  ) => {
    if (typed === undefined) return
    const value = isOff(typed) ? undefined : read(typed)
    if (value === undefined) delete rules[key]
    else rules[key] = value
  }
  const date = (typed: string) => readDate(typed, setting.zone, library, setting.now)

  change('late', text('late'), (id) => lateChoices[id])
  change('quietHours', text('quiet'), (typed) => readQuiet(typed, library))
  change('startDate', text('start'), date)
  change('endDate', text('end'), date)
  change('skipDates', text('skip-dates'), (typed) => readDates(typed, date, library))
  if (typeof options.spread === 'number') rules.spreadMinutes = options.spread
  if (rules.spreadMinutes === 0) delete rules.spreadMinutes
  if (options['replace-last'] === true) rules.deletePrevious = true
  if (options['replace-last'] === false) delete rules.deletePrevious
  const role = readRole(call, library)
  if (role !== undefined) rules.roleId = role
  if (options['mention-nobody'] === true) delete rules.roleId
  if (rules.startDate && rules.endDate && rules.endDate < rules.startDate) {
    throw new UserError(library.say('commands.remind.end-before-start'))
  }
  return rules
}

/** Who may not mention a role by hand may not do it through the bot either. */
function readRole({ options, permissions, guildId }: Call, library: ContentLibrary) {
  const { mention } = options
  if (typeof mention !== 'object' || !('roleId' in mention)) return undefined
  const { roleId } = mention
  // Discord gives @everyone the id of the server.
  const mayMention = permissions.has('MentionEveryone') || mention.mentionable === true
  if (roleId === guildId || !mayMention) {
    throw new UserError(library.say('commands.remind.may-not-mention', { role: `<@&${roleId}>` }))
  }
  return roleId
}

function readQuiet(typed: string, library: ContentLibrary): QuietHours {
  const parts = quietForm.exec(typed.toLowerCase().replaceAll(' ', ''))
  const [from, to] = [clockTime(parts?.[1], parts?.[2]), clockTime(parts?.[3], parts?.[4])]
  if (from === null || to === null || from === to) {
    throw new UserError(library.say('commands.remind.bad-quiet', { typed: escapeText(typed) }))
  }
  return { from, to }
}

function clockTime(hour: string | undefined, minute = '00'): string | null {
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

function readDates(
  typed: string,
  read: (typed: string) => string,
  library: ContentLibrary,
): string[] {
  const dates = typed.split(',').filter((part) => part.trim() !== '')
  if (dates.length > mostSkipDates) {
    throw new UserError(library.say('commands.remind.many-dates', { most: mostSkipDates }))
  }
  return [...new Set(dates.map((part) => read(part.trim())))].sort()
}
