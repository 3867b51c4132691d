/** Registering commands: what Discord keeps, what it gives back, and what it refuses. */
import { beforeEach, describe, expect, it } from 'vitest'
import { request, startBot, startDiscord } from './bot.ts'

const discord = await startDiscord()
const bot = await startBot(discord)
const path = `/applications/${discord.applicationId}/commands`
const put = (commands: unknown) => request(discord, 'PUT', path, commands)
const command = (more: object = {}) => ({ name: 'tip', description: 'A tip', ...more })
const option = (more: object = {}) => ({
  type: 3,
  name: 'topic',
  description: 'About what',
  ...more,
})
const withOption = (more: object) => [command({ options: [option(more)] })]

beforeEach(() => put([]))

describe('a command', () => {
  it('is equal to itself for discord.js after it was registered', async () => {
    const declaration = command({
      name_localizations: { de: 'tipp' },
      default_member_permissions: '32',
      contexts: [0, 1],
      integration_types: [0],
      options: [option({ required: true, choices: [{ name: 'Neck', value: 'neck' }] })],
    })
    await put([declaration])
    const fetched = await bot.client.application.commands.fetch({ withLocalizations: true })
    expect(fetched.first()?.equals(declaration as never)).toBe(true)
  })

  it('keeps its id through changes, and its version without one', async () => {
    const of = (answer: { body: unknown }) => (answer.body as { id: string; version: string }[])[0]
    const first = of(await put([command()]))
    expect(of(await put([command()]))).toEqual(first)
    const changed = of(await put([command({ description: 'Another' })]))
    expect(changed?.id).toBe(first?.id)
    expect(changed?.version).not.toBe(first?.version)
  })

  it('is gone when a bulk overwrite leaves it out', async () => {
    await put([command()])
    await put([command({ name: 'other' })])
    expect((await request(discord, 'GET', path)).body).toMatchObject([{ name: 'other' }])
  })

  it('can be made, changed and deleted by itself', async () => {
    const made = await request(discord, 'POST', path, command())
    expect(made.status).toBe(201)
    expect((await request(discord, 'POST', path, command())).status).toBe(200)
    const one = `${path}/${made.body.id}`
    expect(await request(discord, 'PATCH', one, { description: 'New' })).toMatchObject({
      body: { description: 'New', name: 'tip' },
    })
    expect((await request(discord, 'DELETE', one)).status).toBe(204)
    expect(await request(discord, 'GET', one)).toMatchObject({ status: 404, body: { code: 10063 } })
  })

  it('tells its translations only to those who ask', async () => {
    await put([command({ name_localizations: { de: 'tipp' } })])
    const get = async (query: string) =>
      (await request(discord, 'GET', path + query)).body as unknown as object[]
    expect((await get(''))[0]).not.toHaveProperty('name_localizations')
    expect((await get('?with_localizations=true'))[0]).toMatchObject({
      name_localizations: { de: 'tipp' },
    })
  })

  it('may belong to one server', async () => {
    const own = `/applications/${discord.applicationId}/guilds/${discord.guild.id}/commands`
    expect(await request(discord, 'PUT', own, [command({ name: 'own' })])).toMatchObject({
      status: 200,
      body: [{ guild_id: discord.guild.id }],
    })
    await request(discord, 'PUT', own, [])
  })
})

describe('commands are refused', () => {
  const many = (count: number, more: (n: number) => object) =>
    Array.from({ length: count }, (_, n) => more(n))
  it.each<[string, unknown, string]>([
    ['with a name in capitals', [command({ name: 'Tip' })], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['with a blank in the name', [command({ name: 'a tip' })], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['with a name of 33 characters', [command({ name: 'x'.repeat(33) })], 'BASE_TYPE_BAD_LENGTH'],
    ['without description', [{ name: 'tip' }], 'BASE_TYPE_REQUIRED'],
    [
      'with a description of 101 characters',
      [command({ description: 'x'.repeat(101) })],
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['with an unknown language', [command({ name_localizations: { xx: 'tip' } })], 'UNKNOWN_FIELD'],
    [
      'with a translated name in capitals',
      [command({ name_localizations: { de: 'Tipp' } })],
      'APPLICATION_COMMAND_INVALID_NAME',
    ],
    ['with an unknown key', [command({ colour: 1 })], 'UNKNOWN_FIELD'],
    ['with a name twice', [command(), command()], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    [
      'with 26 options',
      [command({ options: many(26, (n) => option({ name: `o${n}` })) })],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with an option twice',
      [command({ options: [option(), option()] })],
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'with a required option after an optional one',
      [command({ options: [option(), option({ name: 'b', required: true })] })],
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'with 26 choices',
      withOption({ choices: many(26, (n) => ({ name: `${n}`, value: `${n}` })) }),
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a choice of another type',
      withOption({ choices: [{ name: 'a', value: 1 }] }),
      'APPLICATION_COMMAND_OPTION_FIELD_INVALID',
    ],
    [
      'with choices and suggestions',
      withOption({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }),
      'APPLICATION_COMMAND_OPTION_FIELD_INVALID',
    ],
    [
      'with a least value for a text',
      withOption({ min_value: 1 }),
      'APPLICATION_COMMAND_OPTION_FIELD_INVALID',
    ],
    [
      'with an option of no type',
      [command({ options: [{ name: 'x', description: 'x' }] })],
      'UNION_TYPE_CHOICES',
    ],
    [
      'with subcommands beside options',
      [command({ options: [{ type: 1, name: 'add', description: 'x' }, option()] })],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'with more than 8,000 characters',
      [
        command({
          options: many(25, (n) =>
            option({
              name: `o${n}`,
              choices: many(10, (m) => ({ name: `${m}`.repeat(20), value: `${m}`.repeat(20) })),
            }),
          ),
        }),
      ],
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('%s', async (_, commands, code) => {
    const answer = await put(commands)
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
    expect(JSON.stringify(answer.body.errors)).toContain(`"code":"${code}"`)
  })

  it('when there are more than 100', async () => {
    const hundred = many(100, (n) => command({ name: `c${n}` }))
    expect(await put(hundred)).toMatchObject({ status: 200 })
    expect(await put([...hundred, command()])).toMatchObject({ status: 400, body: { code: 30032 } })
    expect(await request(discord, 'POST', path, command())).toMatchObject({ body: { code: 30032 } })
  })

  it('of another application', async () => {
    const other = '/applications/1999999999999999999/commands'
    expect(await request(discord, 'PUT', other, [])).toMatchObject({
      status: 403,
      body: { code: 20012 },
    })
  })
})
