/** Plain data for the commands: a call, and services that need neither Discord nor a database. */
import { createAnswerer } from '../../src/answers/answer.ts'
import { createCompleter } from '../../src/answers/complete.ts'
import { commands } from '../../src/commands/index.ts'
import { createMayUse } from '../../src/commands/may-use.ts'
import type { Services } from '../../src/commands/services.ts'
import { loadContent } from '../../src/content/load.ts'
import type { Call, Permission } from '../../src/discord/command.ts'
import { openStorage } from '../../src/storage/open.ts'

export const library = loadContent('content/en')
const answer = createAnswerer(library)
const suggest = createCompleter(library, answer)

const everything: ReadonlySet<Permission> = new Set<Permission>([
  'ManageGuild',
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
])

export const guildId = '100000000000000001'
export const channelId = '200000000000000001'

/** An organiser in a server, unless `change` says otherwise. */
export function call(change: Partial<Call> = {}): Call {
  return {
    person: { id: '300000000000000001', name: 'Ana' },
    guildId,
    channelId,
    locale: 'en-GB',
    permissions: everything,
    roles: new Set(),
    botPermissions: everything,
    subcommand: null,
    options: {},
    args: [],
    values: [],
    fields: {},
    focused: null,
    message: null,
    ...change,
  }
}

/** Services on a database in memory; it is noon in London on a Monday. */
export function services(change: Partial<Services> = {}): Services {
  const { reminders, clubs } = openStorage({ file: ':memory:' })
  return {
    clock: () => Temporal.Instant.from('2026-11-23T12:00:00Z'),
    library: () => library,
    languages: () => ['en'],
    answer: (_locale, question) => answer(question),
    countGap: () => {},
    suggestQuestions: (_locale, typed) => suggest(typed),
    random: () => 0,
    reminders,
    reminderLimit: 25,
    quietHoursOf: async () => null,
    retest: async () => false,
    clubs,
    mayUse: createMayUse(clubs),
    deliver: async () => ({ sent: '400000000000000001' }),
    guildOf: async () => guildId,
    installId: 'abc123',
    timeZone: 'Europe/London',
    version: '1.2.3',
    commands,
    ...change,
  }
}
