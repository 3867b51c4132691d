import { REST } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { loadContent } from '../../src/content/load.ts'
import { declare } from '../../src/discord/declaration.ts'
import { registerCommands } from '../../src/discord/register.ts'

const library = loadContent('content/en')
const declarations = commands.map((command) => declare(command, [library]))

/** A REST client that answers from memory: what Discord has, and what was put. */
function restWith(present: unknown) {
  const puts: unknown[] = []
  const makeRequest: REST['options']['makeRequest'] = async (_url, init) => {
    if (init.method === 'PUT') puts.push(JSON.parse(String(init.body)))
    const answer = JSON.stringify(init.method === 'PUT' ? [] : present)
    const headers = new Headers({ 'content-type': 'application/json' })
    const body = {
      body: null,
      bodyUsed: false,
      arrayBuffer: async () => new ArrayBuffer(),
      text: async () => answer,
    }
    return {
      ...body,
      json: async () => JSON.parse(answer),
      headers,
      status: 200,
      statusText: 'OK',
      ok: true,
    }
  }
  return { rest: new REST({ makeRequest }).setToken('x'), puts }
}

/** As Discord gives them back: with its own fields, defaults filled in, order changed. */
function asDiscordHasThem() {
  return declarations.toReversed().map((declaration, index) => ({
    ...declaration,
    id: String(index),
    application_id: '1',
    version: '7',
    nsfw: false,
    dm_permission: null,
    ...('options' in declaration
      ? { options: declaration.options?.map(({ name_localizations: _, ...option }) => option) }
      : { description: '', description_localizations: null }),
    contexts: declaration.contexts?.toReversed(),
  }))
}

describe('registration', () => {
  test('leaves Discord alone when nothing changed', async () => {
    const { rest, puts } = restWith(asDiscordHasThem())
    expect(await registerCommands(rest, '1', declarations)).toBe(false)
    expect(puts).toEqual([])
  })

  test('sends all commands when one word changed', async () => {
    const present = asDiscordHasThem().map((one) =>
      one.name === 'tip' ? { ...one, description: 'Old words' } : one,
    )
    const { rest, puts } = restWith(present)
    expect(await registerCommands(rest, '1', declarations)).toBe(true)
    expect(puts).toHaveLength(1)
  })

  test('sends all commands when one was removed', async () => {
    const { rest, puts } = restWith(asDiscordHasThem().slice(1))
    expect(await registerCommands(rest, '1', declarations)).toBe(true)
    expect(puts).toHaveLength(1)
  })
})
