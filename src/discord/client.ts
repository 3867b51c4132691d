/**
 * The connection to Discord. It asks for no intents: interactions arrive without any, and memory
 * stays small however many servers there are. Servers and channels that vanish are noticed when
 * posting.
 */
import { Client, Events, GatewayDispatchEvents, type Interaction } from 'discord.js'
import * as z from 'zod'
import { StartError } from '../errors.ts'
import type { Log } from '../log.ts'

export interface ClientSetting {
  config: { token: string; apiUrl: string; shards: { count: number; ids: number[] } | null }
  log: Log
  onInteraction(interaction: Interaction, raw: RawParts): Promise<void>
  /** The connection is lost for good (wrong token, shards wanted, …): the process must end. */
  onFatal(reason: string): void
}

const channel = z.object({
  name: z.string().nullish(),
  type: z.int(),
  app_permissions: z.string(),
})

const payloadParts = z.object({
  id: z.string(),
  member: z.object({ roles: z.array(z.string()) }).optional(),
  data: z
    .object({
      resolved: z.object({ channels: z.record(z.string(), channel).optional() }).optional(),
    })
    .optional(),
})

/** What discord.js drops of an interaction, as Discord sent it. */
export interface RawParts {
  /** Channels picked in a command, by id. */
  channels: Record<string, z.infer<typeof channel>>
  /** Ids of the member's roles. */
  roles: readonly string[]
}

export interface Connection {
  client: Client<true>
  /** Whether every shard is connected. */
  isReady(): boolean
  disconnect(): Promise<void>
}

/**
 * Resolves when every shard is connected.
 * @throws StartError, in words for the operator, when Discord refuses the bot or can't be reached.
 */
export async function connectToDiscord(setting: ClientSetting): Promise<Connection> {
  const { log } = setting
  const { token, apiUrl, shards } = setting.config
  const client = new Client({
    intents: [],
    rest: { api: apiUrl },
    allowedMentions: { parse: [] },
    ...(shards === null ? { shards: 'auto' } : { shards: shards.ids, shardCount: shards.count }),
  })
  // Without an `error` listener a fault in a socket would end the process.
  client.on(Events.Error, (error) => log.error({ error }, 'discord connection error'))
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ error, shard }, 'shard connection error'),
  )
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'shard reconnecting'))
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'shard resumed'))
  // discord.js stays "ready" after a fatal close; only this event tells.
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    setting.onFatal(`shard ${shard} closed with ${code}`),
  )
  client.on(Events.Invalidated, () => setting.onFatal('the session was invalidated'))
  const rawParts = rememberRawParts(client)
  client.on(Events.InteractionCreate, (interaction) => {
    void setting.onInteraction(interaction, rawParts(interaction.id))
  })
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  try {
    await client.login(token)
  } catch (error) {
    await disconnect(client)
    throw new StartError('The bot could not connect to Discord:', [explain(error, apiUrl)])
  }
  return {
    client: await ready,
    isReady: () => client.isReady() && client.ws.shards.every((shard) => shard.status === 0),
    disconnect: () => disconnect(client),
  }
}

/**
 * discord.js drops what Discord says about the bot's permissions in picked channels, and, without the
 * intent for servers, the roles of members. Both are taken from the payload, which comes just before.
 */
function rememberRawParts(client: Client): (interactionId: string) => RawParts {
  let latest: z.infer<typeof payloadParts> | undefined
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
    latest = payloadParts.safeParse(payload).data
  })
  return (interactionId) => {
    const found = latest?.id === interactionId ? latest : undefined
    return { channels: found?.data?.resolved?.channels ?? {}, roles: found?.member?.roles ?? [] }
  }
}

function explain(error: unknown, apiUrl: string): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  if (code === 'TokenInvalid')
    return 'Discord does not accept DISCORD_TOKEN; copy it anew from the developer portal'
  const reason = error instanceof Error ? error.message : String(error)
  return `${apiUrl} can't be used (DISCORD_API_URL): ${reason}`
}

const patienceMs = 2000

/** discord.js's `destroy` can hang between IDENTIFY and READY, so it gets two seconds. */
async function disconnect(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardDisconnect)
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, patienceMs)
  await Promise.race([client.destroy(), patience.promise]).finally(() => clearTimeout(timer))
}
