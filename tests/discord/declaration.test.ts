import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { loadContent } from '../../src/content/load.ts'
import { declare, nameTable } from '../../src/discord/declaration.ts'

const english = loadContent('content/en')
const german = {
  language: 'de',
  wording: {
    'commands.remind.name': 'erinnern',
    'commands.remind.description': 'Erinnerungen',
    'commands.remind.add.options.when.name': 'wann',
  },
}

function find(id: string) {
  const command = commands.find((one) => one.id === id)
  if (command === undefined) throw new Error(`no command ${id}`)
  return command
}

describe('the declarations', () => {
  test('take every name and description from the wording', () => {
    for (const command of commands) {
      const declared = declare(command, [english])
      expect(declared.name).toBe(english.wording[`commands.${command.id}.name`])
      // A command in the menu of a message has no room for a description.
      const said = 'description' in declared ? declared.description : undefined
      const known = english.wording[`commands.${command.id}.description`]
      expect(said).toBe(command.shape.type === 'message' ? undefined : known)
    }
  })

  test('put a command for messages into their menu, under its name alone', () => {
    const words = { 'commands.back-care-answer.name': 'Antwort', 'commands.tip.name': 'tipp' }
    expect(
      declare(find('back-care-answer'), [english, { language: 'de', wording: words }]),
    ).toEqual({
      type: 3,
      name: 'Back-care answer',
      name_localizations: { de: 'Antwort' },
      default_member_permissions: null,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    })
  })

  test('carry the other languages that have the words', () => {
    const declared = declare(find('remind'), [english, german])
    expect(declared.name_localizations).toEqual({ de: 'erinnern' })
    expect(JSON.stringify(declared)).toContain('"name_localizations":{"de":"wann"}')
  })

  test('hide /remind from members who may not manage the server, and from direct messages', () => {
    expect(declare(find('remind'), [english])).toMatchObject({
      default_member_permissions: '32',
      contexts: [0],
      integration_types: [0],
    })
  })

  test('fail loudly when a word is missing', () => {
    expect(() => declare(find('tip'), [german])).toThrow('the wording has no commands.tip.name')
  })

  test('can be read back: Discord names to ids', () => {
    const names = nameTable(find('remind'), [
      {
        language: 'en',
        wording: {
          ...english.wording,
          'commands.remind.add.name': 'new',
          'commands.remind.add.options.when.name': 'time',
        },
      },
    ])
    expect(names.subcommands.get('new')).toBe('add')
    expect(names.options.get('add/time')).toBe('when')
  })
})
