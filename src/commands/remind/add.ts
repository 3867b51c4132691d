/** /remind add: checks everything before anything is kept, and says back what was understood. */
import type { Card } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import { describeSchedule } from '../../reminders/describe.ts'
import {
  longestText,
  newReminderId,
  type Reminder,
  type ReminderDraft,
  type Rules,
  reminderKinds,
} from '../../reminders/reminder.ts'
import { mondayOf } from '../../reminders/schedule.ts'
import { postableChannel } from '../postable-channel.ts'
import { readZone } from '../read-zone.ts'
import type { Services } from '../services.ts'
import { describeRules } from './describe-rules.ts'
import { readWhen } from './read-when.ts'
import { decodeRules, encodeRules } from './rule-code.ts'
import { readRules } from './rule-options.ts'
import { openAnew } from './save.ts'
import { clubZone, reminderName, requireGuild, timestamp } from './words.ts'

export async function add(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  requireGuild(call, library)
  const kind = reminderKinds.find((known) => known === call.options.what)
  if (kind === undefined) throw new UserError(library.say('commands.remind.unknown-kind'))
  const now = services.clock()
  const wanted = call.options.zone ?? (await clubZone(call, services))
  const zone = readZone(String(wanted), library, now)
  const typedWhen = String(call.options.when ?? '')
  const { schedule } = readWhen(typedWhen, zone, library, now)
  const channelId = postableChannel(call, library)
  const rules = readRules(call, {}, { library, zone, now })
  if (kind !== 'custom') {
    return keep(call, services, { kind, text: null, schedule, zone, channelId, rules })
  }
  return {
    ask: {
      title: library.say('commands.remind.form.title'),
      submit: ['remind', 'text', channelId, encodeRules(rules)],
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

/** The form of `add` comes back. args: the channel and the rules, which may have been tampered with. */
export async function addWithText(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const guildId = requireGuild(call, library)
  const [channelId = '', code = ''] = call.args
  const isOurs = /^\d{17,20}$/.test(channelId) && (await services.guildOf(channelId)) === guildId
  if (!isOurs) throw new UserError(library.say('commands.remind.no-channel'))
  const rules = decodeRules(code)
  // Whether the role may be mentioned by all can't be seen from here.
  if (rules.roleId && !call.permissions.has('MentionEveryone')) {
    throw new UserError(
      library.say('commands.remind.may-not-mention', { role: `<@&${rules.roleId}>` }),
    )
  }
  const text = readText(call.fields.text, library)
  const now = services.clock()
  const zone = readZone(call.fields.zone ?? '', library, now)
  const { schedule } = readWhen(call.fields.when ?? '', zone, library, now)
  return keep(call, services, { kind: 'custom', text, schedule, zone, channelId, rules })
}

/** @throws UserError when there is none, or too much. */
export function readText(typed: string | undefined, library: ContentLibrary): string {
  const text = (typed ?? '').trim()
  if (text === '') throw new UserError(library.say('commands.remind.no-text'))
  if (text.length > longestText) {
    throw new UserError(
      library.say('commands.remind.long-text', { most: longestText, length: text.length }),
    )
  }
  return text
}

export type Wish = Pick<Reminder, 'kind' | 'text' | 'schedule' | 'zone' | 'channelId' | 'rules'>

async function keep(call: Call, services: Services, wish: Wish): Promise<Reply> {
  const library = services.library(call.locale)
  const draft = await draftOf(call, services, wish)
  const kept = await services.reminders.add(draft, { limit: services.reminderLimit })
  if ('full' in kept) {
    throw new UserError(library.say('commands.remind.full', { limit: kept.full.limit }))
  }
  return { say: addedCard(library, kept.added), to: 'asker' }
}

/** @throws UserError when it would never come. */
export async function draftOf(call: Call, services: Services, wish: Wish): Promise<ReminderDraft> {
  const library = services.library(call.locale)
  const guildId = requireGuild(call, library)
  const id = newReminderId()
  const opening = await openAnew(call, services, { id, guildId, ...wish })
  if (opening === 'paused') throw new Error('a new reminder is not paused')
  return {
    ...wish,
    id,
    guildId,
    schedule: fromFirstRun(wish, opening.slotAt),
    creatorId: call.person.id,
    createdAt: services.clock(),
    ...opening,
  }
}

/** "Every 2 weeks" counts from the week of the first run, which a start date may have moved. */
function fromFirstRun(
  { schedule, zone, rules }: { schedule: Reminder['schedule']; zone: string; rules: Rules },
  first: Temporal.Instant,
): Reminder['schedule'] {
  if (!('cron' in schedule) || schedule.weeks === undefined) return schedule
  const from = rules.startDate ? mondayOf(first, zone) : schedule.weeks.from
  return { ...schedule, weeks: { ...schedule.weeks, from } }
}

function addedCard(library: ContentLibrary, reminder: Reminder): Card {
  const { say } = library
  const chosen = Object.keys(reminder.rules).length > 0
  return {
    tone: 'success',
    title: say('commands.remind.added.title'),
    blocks: [
      {
        text: say('commands.remind.added.text', {
          what: reminderName(library, reminder),
          channel: `<#${reminder.channelId}>`,
          when: describeSchedule(reminder.schedule, reminder.zone, say),
          next: reminder.slotAt ? timestamp(reminder.slotAt) : '',
        }),
      },
      ...(chosen ? [{ bullets: describeRules(reminder, say) }] : []),
    ],
    notes: [say('commands.remind.added.note')],
    buttons: [
      { label: say('commands.remind.preview.button'), press: ['remind', 'preview', reminder.id] },
      { label: say('commands.remind.show-list'), press: ['remind', 'page', '0'] },
    ],
  }
}
