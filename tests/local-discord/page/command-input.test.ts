/** From typed text to a slash command and its values. */
import { expect, test } from 'vitest'
import {
  commandData,
  entriesOf,
  filterEntries,
  matchTyped,
  readOptions,
  suggestData,
} from '../../../src/local-discord/page/command-input.js'
import {
  fixedChoices,
  pickChoice,
  readValue,
} from '../../../src/local-discord/page/command-values.js'

const what = { name: 'what', description: 'What', type: 3, autocomplete: true, required: true }
const where = { name: 'where', description: 'Where', type: 7, channel_types: [0] }
const commands = [
  { id: '1', name: 'ask', description: 'Ask about your back', options: [what] },
  {
    id: '2',
    name: 'reminder',
    description: 'Reminders',
    options: [
      { name: 'add', description: 'Add one', type: 1, options: [where, what] },
      { name: 'list', description: 'List them', type: 1 },
    ],
  },
  { id: '3', name: 'club', description: 'Club settings', contexts: [0] },
  { id: '4', name: 'Check', description: '', type: 3 },
]
const world = {
  people: [{ id: '9', name: 'Olivia', bot: false, roles: [], organiser: true }],
  guilds: [
    {
      id: '7',
      name: 'Riverside',
      roles: [
        { id: '75', name: '@everyone' },
        { id: '76', name: 'Run leaders' },
      ],
      channels: [
        { id: '71', name: 'general', type: 0, canSee: true },
        { id: '72', name: 'gear', type: 0, canSee: true },
        { id: '73', name: 'secret', type: 0, canSee: false },
        { id: '74', name: 'voice', type: 2, canSee: true },
      ],
    },
  ],
}
const entries = entriesOf(commands, true)

function named(name: string) {
  const entry = entries.find((one) => one.name === name)
  if (!entry) throw new Error(`no entry ${name}`)
  return entry
}

test('commands and subcommands become entries, by name', () => {
  expect(entries.map(({ name }) => name)).toEqual(['ask', 'club', 'reminder add', 'reminder list'])
  expect(entriesOf(commands, false).map(({ name }) => name)).not.toContain('club')
  expect(named('reminder add').options.map(({ name }) => name)).toEqual(['what', 'where'])
})

test.each([
  ['/', ['ask', 'club', 'reminder add', 'reminder list']],
  ['/re', ['reminder add', 'reminder list']],
  ['/reminder l', ['reminder list']],
  ['/LIST', ['reminder list']],
  ['/settings', ['club']],
  ['/nothing', []],
])('the picker for %s', (text, expected) => {
  expect(filterEntries(entries, text).map(({ name }) => name)).toEqual(expected)
})

test.each([
  ['/ask how do I stretch', 'ask', 'how do I stretch'],
  ['/ASK ', 'ask', ''],
  ['/reminder add water', 'reminder add', 'water'],
])('%s names a command', (text, name, rest) => {
  expect(matchTyped(entries, text)).toMatchObject({ entry: { name }, rest })
})

test.each(['/ask', '/asking me', '/reminder ', 'ask me'])('%s names none yet', (text) => {
  expect(matchTyped(entries, text)).toBeNull()
})

test('a subcommand is sent inside its command', () => {
  const typed = { what: { text: 'Water', value: 'w' }, where: { text: '#gen' } }
  const { options, fault } = readOptions(named('reminder add'), typed, world)
  expect(fault).toBeUndefined()
  expect(commandData(named('reminder add'), options)).toEqual({
    commandId: '2',
    name: 'reminder',
    options: [
      {
        name: 'add',
        type: 1,
        options: [
          { name: 'what', type: 3, value: 'w' },
          { name: 'where', type: 7, value: '71' },
        ],
      },
    ],
  })
})

test('a missing required option is named', () => {
  const { fault } = readOptions(named('reminder add'), { what: { text: ' ' } }, world)
  expect(fault).toEqual({ option: 'what', text: 'Please fill in “what”.' })
})

test('suggestions are asked with the typed text in focus, and without unreadable values', () => {
  const typed = { what: { text: 'wa' }, where: { text: 'g' } }
  expect(suggestData(named('reminder add'), typed, what, world).options[0]?.options).toEqual([
    { name: 'what', type: 3, value: 'wa', focused: true },
  ])
})

test('only visible channels of the right type can be picked', () => {
  expect(fixedChoices(where, world)?.map(({ name }) => name)).toEqual(['#general', '#gear'])
})

test('a role is chosen by its name', () => {
  const who = { name: 'who', description: 'Who', type: 8 }
  const choices = fixedChoices(who, world)
  expect(choices?.map(({ name }) => name)).toEqual(['@everyone', '@Run leaders'])
  expect(readValue(who, { text: 'run leaders' }, choices)).toEqual({ value: '76' })
})

test('a choice is picked by its whole name, or a beginning that fits it alone', () => {
  const choices = fixedChoices(where, world) ?? []
  expect(pickChoice(choices, 'GENERAL')?.value).toBe('71')
  expect(pickChoice(choices, '#gea')?.value).toBe('72')
  expect(pickChoice(choices, 'ge')).toBeUndefined()
})

test.each([
  [{ type: 4 }, '12', { value: 12 }],
  [{ type: 4 }, '1.5', { fault: '“x” must be a whole number.' }],
  [{ type: 10 }, '1,5', { value: 1.5 }],
  [{ type: 10 }, 'many', { fault: '“x” must be a number.' }],
  [{ type: 4, min_value: 5 }, '4', { fault: '“x” must be at least 5.' }],
  [{ type: 4, max_value: 5 }, '6', { fault: '“x” must be at most 5.' }],
  [{ type: 3, min_length: 3 }, 'ab', { fault: '“x” needs at least 3 characters.' }],
  [{ type: 3, max_length: 3 }, 'abcd', { fault: '“x” takes at most 3 characters.' }],
  [{ type: 5 }, 'true', { value: true }],
  [{ type: 5 }, 'perhaps', { fault: 'Please choose one of the list for “x”.' }],
  [{ type: 6 }, 'oli', { value: '9' }],
  [{ type: 9 }, 'staff', { fault: 'This page cannot fill in “x”.' }],
  [{ type: 3 }, '', {}],
])('%j with %j', (shape: { type: number }, text, expected) => {
  const option = { name: 'x', description: '', ...shape }
  expect(readValue(option, { text }, fixedChoices(option, world))).toEqual(expected)
})
