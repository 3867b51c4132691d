/** Plain data for the commands: a call, and services that need neither Discord nor a database. */
import { createAnswerer } from '../../src/answers/answer.ts'
import { createSuggester } from '../../src/answers/suggest.ts'
import { commands } from '../../src/commands/index.ts'
import type { Services } from '../../src/commands/services.ts'
import { loadContent } from '../../src/content/load.ts'
import type { Call, Permission } from '../../src/discord/command.ts'
import { openStorage } from '../../src/storage/open.ts'

export const library = loadContent('content/en')
const answer = createAnswerer(library)
const suggest = createSuggester(library)

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
    person: { id: '300000000000000001' },
    guildId,
    channelId,
    locale: 'en-GB',
    permissions: everything,
    botPermissions: everything,
    subcommand: null,
    options: {},
    args: [],
    values: [],
    fields: {},
    focused: null,
    ...change,
  }
}

/** Services on a database in memory; it is noon in London on a Monday. */
export function services(change: Partial<Services> = {}): Services {
  const { reminders, clubs } = openStorage({ file: ':memory:' })
  return {
    clock: () => Temporal.Instant.from('2026-11-23T12:00:00Z'),
    library: () => library,
    answer: (_locale, question) => answer(question),
    suggestQuestions: (_locale, typed) => suggest(typed),
    random: () => 0,
    reminders,
    clubs,
    deliver: async () => ({ sent: '400000000000000001' }),
    guildOf: async () => guildId,
    installId: 'abc123',
    timeZone: 'Europe/London',
    commands,
    ...change,
  }
}
