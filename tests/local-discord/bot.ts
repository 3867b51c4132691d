/** A bot for the tests: the real discord.js client, connected to a local Discord of its own. */
import { Client, type ClientOptions, type Interaction } from 'discord.js'
import { afterAll, afterEach } from 'vitest'
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../src/local-discord/start.ts'

export interface Bot {
  client: Client<true>
  /** What the bot does with the next interactions; reset after each test. */
  onInteraction(handle: (interaction: Interaction) => Promise<unknown>): void
}

/** Starts a local Discord for a test file and stops it after the last test. */
export async function startDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({ rateLimits: 'off', ...options })
  afterAll(() => discord.close())
  return discord
}

/** Logs a bot in. Identifying again usually waits five seconds; the tests do not. */
export async function startBot(
  discord: LocalDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Bot> {
  const client = new Client({
    intents: [],
    rest: { api: discord.apiUrl, retries: 0 },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  })
  let handle: (interaction: Interaction) => Promise<unknown> = async () => {}
  client.on('error', () => {})
  client.on('interactionCreate', (interaction) => void handle(interaction).catch(() => {}))
  afterEach(() => {
    handle = async () => {}
  })
  afterAll(() => client.destroy())
  const ready = new Promise((resolve) => client.once('clientReady', resolve))
  await client.login(discord.token)
  await ready
  if (!client.isReady()) throw new Error('the client is not ready')
  return {
    client,
    onInteraction(next) {
      handle = next
    },
  }
}

/** A plain request to the REST API, as any bot library might send it. */
export async function request(
  discord: LocalDiscord,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${discord.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? {} : JSON.parse(text),
    headers: response.headers,
  }
}

/** One command with options, one for organisers, one for servers alone. */
export const clubCommands = [
  {
    name: 'tip',
    description: 'A tip',
    options: [
      { type: 3, name: 'topic', description: 'About what', autocomplete: true },
      { type: 7, name: 'where', description: 'Which channel' },
      { type: 6, name: 'who', description: 'Which person' },
    ],
  },
  { name: 'settings', description: 'For organisers', defaultMemberPermissions: '32' },
  { name: 'club', description: 'Only in servers', contexts: [0] },
]
