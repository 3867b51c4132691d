import { afterAll, describe, expect, test } from 'vitest'
import type { Card } from '../../src/card.ts'
import { connectToDiscord } from '../../src/discord/client.ts'
import type { Command, Reply } from '../../src/discord/command.ts'
import { declare, nameTable } from '../../src/discord/declaration.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRouter } from '../../src/discord/router.ts'
import { UserError } from '../../src/errors.ts'
import { textOf } from '../../src/local-discord/text-of.ts'
import { createLog } from '../../src/log.ts'
import { ephemeral, messageOf } from '../end-to-end/club.ts'
import { startDiscord } from '../local-discord/bot.ts'

const card = (title: string): Card => ({ tone: 'plain', title, blocks: [] })
const everywhere = { contexts: ['guild' as const], installs: ['guild' as const] }

/** Held until the test lets it go. */
const slow = Promise.withResolvers<Reply>()

const commands: Command<object>[] = [
  {
    id: 'crash',
    shape: everywhere,
    async run() {
      throw new Error('secret words of a person')
    },
  },
  {
    id: 'refuse',
    shape: everywhere,
    async run() {
      throw new UserError('Type a number, please.')
    },
  },
  { id: 'wait', shape: everywhere, run: () => slow.promise },
  {
    id: 'count',
    shape: everywhere,
    run: async () => ({
      say: { ...card('0'), buttons: [{ label: 'More', press: ['count', 'more', '0'] }] },
      to: 'channel',
    }),
    actions: {
      more: async (call) => ({ update: card(String(Number(call.args[0]) + 1)) }),
    },
  },
  {
    id: 'boss',
    shape: { ...everywhere, permission: 'ManageGuild' },
    run: async () => ({
      say: { ...card('secret'), buttons: [{ label: 'Go', press: ['boss', 'go'] }] },
      to: 'channel',
    }),
    actions: { go: async () => ({ say: card('done'), to: 'asker' }) },
  },
]
const wording = Object.fromEntries(
  commands.flatMap(({ id }) => [
    [`commands.${id}.name`, id],
    [`commands.${id}.description`, `What ${id} does`],
  ]),
)
const languages = [{ language: 'en', wording }]

const discord = await startDiscord()
const logged: string[] = []
const log = createLog('debug', { write: (line) => void logged.push(line) })
const onInteraction = createRouter({
  commands: commands.map((command) => ({ command, names: nameTable(command, languages) })),
  services: {},
  mayUse: async ({ shape }, call) =>
    shape.permission === undefined || call.permissions.has(shape.permission),
  log,
  words: {
    fault: (_locale, id) => card(`Fault ${id}`),
    notice: (_locale, sentence) => ({ ...card('Notice'), blocks: [{ text: sentence }] }),
    unknownControl: () => 'That is from an older message.',
    missingPermission: (_locale, permission) => `You need ${permission}.`,
  },
})
const { client, disconnect } = await connectToDiscord({
  config: { token: discord.token, apiUrl: discord.apiUrl, shards: null },
  log,
  onInteraction,
  onFatal: (reason) => {
    throw new Error(reason)
  },
})
afterAll(disconnect)
const declarations = commands.map((command) => declare(command, languages))
await registerCommands(client.rest, client.application.id, declarations)

const { general } = discord.channels
const { organiser, member } = discord.people

describe('the router', () => {
  test('shows a refusal to the person alone', async () => {
    const message = messageOf(await member.command(general.id, 'refuse'))
    expect(textOf(message)).toContain('Type a number, please.')
    expect(message.flags & ephemeral).toBe(ephemeral)
  })

  test('logs a fault under an id, and shows the person only the id', async () => {
    const message = messageOf(await member.command(general.id, 'crash'))
    const id = /Fault ([0-9a-f]{8})/.exec(textOf(message))?.[1]
    expect(id).toBeDefined()
    expect(textOf(message)).not.toContain('secret')
    expect(logged.some((line) => line.includes(`"fault":"${id}"`))).toBe(true)
  })

  test('tells Discord to wait when a command takes long, and fills the answer in later', async () => {
    const outcome = member.command(general.id, 'wait')
    await member.waitForMessage(general.id, ({ flags }) => (flags & 128) === 128)
    slow.resolve({ say: card('At last'), to: 'channel' })
    const message = messageOf(await outcome)
    expect(textOf(message)).toContain('At last')
    expect(message.flags & ephemeral).toBe(ephemeral)
  })

  test('updates the message whose button was pressed', async () => {
    const shown = messageOf(await member.command(general.id, 'count'))
    const updated = messageOf(await member.press(shown, 'More'))
    expect(updated.id).toBe(shown.id)
    expect(textOf(updated)).toContain('1')
  })

  test('checks the permission of buttons too, whoever may see them', async () => {
    const shown = messageOf(await organiser.command(general.id, 'boss'))
    expect(textOf(messageOf(await organiser.press(shown, 'Go')))).toContain('done')
    expect(textOf(messageOf(await member.press(shown, 'Go')))).toContain('You need ManageGuild.')
  })

  test('gives a kind answer to a command that is gone', async () => {
    await client.application.commands.create({ name: 'gone', description: 'Of a former version' })
    const message = messageOf(await member.command(general.id, 'gone'))
    expect(textOf(message)).toContain('older message')
  })

  test('registers nothing when nothing changed', async () => {
    await client.application.commands.set([])
    expect(await registerCommands(client.rest, client.application.id, declarations)).toBe(true)
    expect(await registerCommands(client.rest, client.application.id, declarations)).toBe(false)
  })
})
