/** /remind add: checks everything before anything is kept, and says back what was understood. */
import { type Card, escapeText } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Call, Choice, PickedChannel, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import { parseWhen, type When } from '../../reminders/parse-when.ts'
import {
  longestText,
  newReminderId,
  type ReminderKind,
  reminderKinds,
} from '../../reminders/reminder.ts'
import { scheduleWords } from '../../reminders/words.ts'
import { checkZone, suggestZones } from '../../reminders/zone.ts'
import type { Services } from '../services.ts'
import { reminderName, requireGuild, timestamp } from './words.ts'

/** Enough for a busy club, and few enough to read as one list. */
const mostPerServer = 25

export async function add(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  requireGuild(call, library)
  const kind = reminderKinds.find((known) => known === call.options.what)
  if (kind === undefined) throw new UserError(library.say('commands.remind.unknown-kind'))
  const zone = readZone(String(call.options.zone ?? services.timeZone), library, services)
  const typedWhen = String(call.options.when ?? '')
  const when = readWhen(typedWhen, zone, library, services)
  const channelId = checkTarget(call, library)
  if (kind !== 'custom') return keep(call, services, { kind, text: null, when, zone, channelId })
  return {
    ask: {
      title: library.say('commands.remind.form.title'),
      submit: ['remind', 'text', channelId],
      fields: [
        {
          id: 'text',
          label: library.say('commands.remind.form.text'),
          long: true,
          maxLength: longestText,
        },
        {
          id: 'when',
          label: library.say('commands.remind.form.when'),
          value: typedWhen,
          maxLength: 100,
        },
        { id: 'zone', label: library.say('commands.remind.form.zone'), value: zone, maxLength: 60 },
      ],
    },
  }
}

/** The form of `add` comes back. args: the channel, which may have been tampered with. */
export async function addWithText(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const guildId = requireGuild(call, library)
  const [channelId = ''] = call.args
  const isOurs = /^\d{17,20}$/.test(channelId) && (await services.guildOf(channelId)) === guildId
  if (!isOurs) throw new UserError(library.say('commands.remind.no-channel'))
  const text = (call.fields.text ?? '').trim()
  if (text === '') throw new UserError(library.say('commands.remind.no-text'))
  if (text.length > longestText) {
    throw new UserError(
      library.say('commands.remind.long-text', { most: longestText, length: text.length }),
    )
  }
  const zone = readZone(call.fields.zone ?? '', library, services)
  const when = readWhen(call.fields.when ?? '', zone, library, services)
  return keep(call, services, { kind: 'custom', text, when, zone, channelId })
}

interface Wish {
  kind: ReminderKind
  text: string | null
  when: When
  zone: string
  channelId: string
}

async function keep(call: Call, services: Services, wish: Wish): Promise<Reply> {
  const library = services.library(call.locale)
  const { kind, text, when, zone, channelId } = wish
  const draft = {
    id: newReminderId(),
    guildId: requireGuild(call, library),
    channelId,
    creatorId: call.person.id,
    kind,
    text,
    schedule: when.schedule,
    zone,
    createdAt: services.clock(),
    slotAt: when.next,
  }
  const kept = await services.reminders.add(draft, { limit: mostPerServer })
  if ('full' in kept) {
    throw new UserError(library.say('commands.remind.full', { limit: kept.full.limit }))
  }
  return { say: addedCard(library, wish), to: 'asker' }
}

function addedCard(library: ContentLibrary, { kind, text, when, zone, channelId }: Wish): Card {
  const { say } = library
  return {
    tone: 'success',
    title: say('commands.remind.added.title'),
    blocks: [
      {
        text: say('commands.remind.added.text', {
          what: reminderName(library, { kind, text }),
          channel: `<#${channelId}>`,
          when: describeSchedule(when.schedule, zone, say),
          next: timestamp(when.next),
        }),
      },
    ],
    notes: [say('commands.remind.added.note')],
    buttons: [{ label: say('commands.remind.show-list'), press: ['remind', 'page', '0'] }],
  }
}

function readZone(typed: string, library: ContentLibrary, services: Services): string {
  const read = checkZone(typed, services.clock())
  if ('zone' in read) return read.zone
  const zone = escapeText(typed)
  const suggestions = read.suggestions.join(', ')
  if (read.fault === 'unknown' && read.suggestions.length === 0) {
    throw new UserError(library.say('schedule.zone-fault.unknown', { zone }))
  }
  const key = read.fault === 'unknown' ? 'unknown-suggest' : read.fault
  throw new UserError(library.say(`schedule.zone-fault.${key}`, { zone, suggestions }))
}

function readWhen(typed: string, zone: string, library: ContentLibrary, services: Services): When {
  const read = parseWhen(typed, { words: scheduleWords(library.say), zone, now: services.clock() })
  if ('schedule' in read) return read
  const { say } = library
  switch (read.fault) {
    case 'not-understood':
      throw new UserError(
        read.near === null
          ? say('schedule.fault.not-understood')
          : say('schedule.fault.not-understood-near', { near: escapeText(read.near) }),
      )
    case 'bad-time':
    case 'bad-date':
    case 'bad-cron':
      throw new UserError(say(`schedule.fault.${read.fault}`, { near: escapeText(read.near) }))
    default:
      throw new UserError(say(`schedule.fault.${read.fault}`))
  }
}

/** The channel to post in, once it is sure that the bot may. */
function checkTarget(call: Call, library: ContentLibrary): string {
  const picked = call.options.channel
  const target: PickedChannel =
    typeof picked === 'object'
      ? picked
      : {
          channelId: call.channelId,
          name: '',
          isThread: false,
          botPermissions: call.botPermissions,
        }
  const needed = [
    'ViewChannel',
    target.isThread ? 'SendMessagesInThreads' : 'SendMessages',
  ] as const
  const missing = needed.filter((permission) => !target.botPermissions.has(permission))
  if (missing.length > 0) {
    const names = missing.map((permission) => library.say(`permissions.${permission}`)).join(', ')
    throw new UserError(
      library.say('commands.remind.may-not-post', {
        channel: `<#${target.channelId}>`,
        permissions: names,
      }),
    )
  }
  return target.channelId
}

/** Echoes what was understood so far, then ready-made examples. */
export async function suggestWhen(call: Call, services: Services): Promise<Choice[]> {
  const library = services.library(call.locale)
  const typed = call.focused?.text ?? ''
  const zone = checkZone(String(call.options.zone ?? services.timeZone), services.clock())
  if (!('zone' in zone)) return []
  const understand = (text: string): Choice[] => {
    const setting = { words: scheduleWords(library.say), zone: zone.zone, now: services.clock() }
    const when = parseWhen(text, setting)
    if (!('schedule' in when)) return []
    return [
      { name: describeSchedule(when.schedule, zone.zone, library.say).slice(0, 100), value: text },
    ]
  }
  const examples = library.say('commands.remind.when-examples').split('; ')
  const fitting = examples.filter((example) => example.toLowerCase().includes(typed.toLowerCase()))
  return [
    ...(typed === '' ? [] : understand(typed)),
    ...(fitting.length > 0 ? fitting : examples).flatMap(understand),
  ]
}

export async function suggestZone(call: Call, services: Services): Promise<Choice[]> {
  return suggestZones(call.focused?.text ?? '', services.clock(), services.timeZone).map(
    ({ name, zone }) => ({ name, value: zone }),
  )
}
