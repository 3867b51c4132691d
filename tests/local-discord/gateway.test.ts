/** The gateway: how bots connect, lose the connection, come back, and what they are told. */
import { Events } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/start.ts'
import { startBot, startDiscord } from './bot.ts'

const discord = await startDiscord()
const { general } = discord.channels
const { member } = discord.people

/** A bare client, for frames that discord.js would never send. */
function connect(
  to: LocalDiscord,
  headers: Record<string, string> = {},
  query = 'v=10&encoding=json',
) {
  const socket = new WebSocket(`${to.url.replace('http', 'ws')}/gateway?${query}`, { headers })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const failed = new Promise<Error>((resolve) => socket.once('error', resolve))
  const opened = new Promise((resolve) => socket.once('open', resolve))
  const frames: { op: number; t: string | null; d: unknown }[] = []
  socket.on('message', (raw) => frames.push(JSON.parse(raw.toString())))
  const send = async (op: number, d: unknown) => {
    await opened
    socket.send(typeof d === 'string' ? d : JSON.stringify({ op, d }))
  }
  const next = (count: number) =>
    new Promise<typeof frames>((resolve) => {
      const look = () => frames.length >= count && resolve(frames.slice(0, count))
      socket.on('message', look)
      look()
    })
  return { closed, failed, send, next }
}

const identify = (more: object = {}) => ({
  token: discord.token,
  intents: 0,
  properties: {},
  ...more,
})

describe('a bot', () => {
  it('is ready with its servers when it asks for them', async () => {
    const { client } = await startBot(discord, { intents: ['Guilds'] })
    expect(client.user.username).toBe('backstride')
    expect(client.guilds.cache.map((guild) => guild.name)).toEqual(['Riverside Runners'])
    const names = client.guilds.cache.first()?.channels.cache.map((channel) => channel.name)
    expect(names).toEqual(['general', 'back-care', 'reminders', 'committee'])
    await client.destroy()
  })

  it('is told of messages only with the intent, and of their words only with another', async () => {
    const own = await startLocalDiscord({ privilegedIntents: true })
    const told = async (intents: ('GuildMessages' | 'MessageContent')[]) => {
      const { client } = await startBot(own, { intents: ['Guilds', ...intents] })
      const message = new Promise<string>((resolve) =>
        client.once(Events.MessageCreate, (it) => resolve(it.content)),
      )
      own.people.member.say(own.channels.general.id, 'hello')
      const content = await message
      await client.destroy()
      return content
    }
    expect(await told(['GuildMessages'])).toBe('')
    expect(await told(['GuildMessages', 'MessageContent'])).toBe('hello')
    await own.close()
  })

  it('is told of a deleted channel and of being removed', async () => {
    const own = await startLocalDiscord()
    const { client } = await startBot(own, { intents: ['Guilds'] })
    const channelGone = new Promise((resolve) =>
      client.once(Events.ChannelDelete, ({ id }) => resolve(id)),
    )
    const guildGone = new Promise((resolve) =>
      client.once(Events.GuildDelete, ({ id }) => resolve(id)),
    )
    own.deleteChannel(own.channels.reminders.id)
    expect(await channelGone).toBe(own.channels.reminders.id)
    own.removeBot()
    expect(await guildGone).toBe(own.guild.id)
    await client.destroy()
    await own.close()
  })

  it('gets the interactions of its shards', async () => {
    const guild = {
      id: '1200000000004194304',
      name: 'Hill Runners',
      channels: [{ id: '1400000000000000099', name: 'hills' }],
    }
    const own = await startLocalDiscord({ world: { moreGuilds: [guild] } })
    const bot = await startBot(own, { intents: ['Guilds'], shards: [0, 1], shardCount: 2 })
    bot.onInteraction(async (it) => it.isCommand() && it.reply(`shard ${it.guild?.shardId}`))
    await bot.client.application.commands.set([{ name: 'where', description: 'Where' }])
    const say = async (channel: string) =>
      (await own.people.member.command(channel, 'where')).message?.content
    const shard = (id: string) => `shard ${Number((BigInt(id) >> 22n) % 2n)}`
    expect(await say(own.channels.general.id)).toBe(shard(own.guild.id))
    expect(await say('1400000000000000099')).toBe(shard(guild.id))
    expect(shard(own.guild.id)).not.toBe(shard(guild.id))
    await bot.client.destroy()
    await own.close()
  })
})

describe('after a lost connection', () => {
  it.each<[string, (own: LocalDiscord) => void, 'shardResume' | 'shardReady']>([
    ['a reconnect is asked for, the bot resumes', (own) => own.gateway.reconnect(), 'shardResume'],
    ['the socket breaks, the bot resumes', (own) => own.gateway.drop(), 'shardResume'],
    [
      'the socket is closed with 4000, the bot resumes',
      (own) => own.gateway.drop(4000),
      'shardResume',
    ],
    [
      'the session is invalid, the bot identifies anew',
      (own) => own.gateway.invalidSession(false),
      'shardReady',
    ],
  ])('because %s and hears what it missed', async (_, lose, event) => {
    const own = await startLocalDiscord()
    const bot = await startBot(own)
    bot.onInteraction(async (it) => it.isCommand() && it.reply('still here'))
    await bot.client.application.commands.set([{ name: 'tip', description: 'A tip' }])
    const back = new Promise((resolve) => bot.client.once(event as 'shardResume', resolve))
    lose(own)
    const missed =
      event === 'shardResume'
        ? own.people.member.command(own.channels.general.id, 'tip')
        : undefined
    await back
    const outcome = await (missed ?? own.people.member.command(own.channels.general.id, 'tip'))
    expect(outcome.message?.content).toBe('still here')
    await bot.client.destroy()
    await own.close()
  })

  it('a person is told that a bot that is away did not respond', async () => {
    const own = await startLocalDiscord()
    const bot = await startBot(own)
    await bot.client.application.commands.set([{ name: 'tip', description: 'A tip' }])
    await bot.client.destroy()
    const outcome = await own.people.member.command(own.channels.general.id, 'tip')
    expect(outcome).toEqual({ refused: 'The application did not respond' })
    await own.close()
  })
})

describe('the gateway closes', () => {
  it.each<[string, number, unknown, number]>([
    ['on a wrong token', 2, identify({ token: 'x' }), 4004],
    ['on a shard that does not exist', 2, identify({ shard: [1, 1] }), 4010],
    ['on intents that do not exist', 2, identify({ intents: 1 << 30 }), 4013],
    ['on privileged intents without leave', 2, identify({ intents: 1 << 15 }), 4014],
    ['on an identify without a token', 2, {}, 4002],
    ['on what is not JSON', 2, '{', 4002],
    ['on events before identifying', 3, {}, 4003],
  ])('%s', async (_, op, data, code) => {
    const socket = connect(discord)
    await socket.send(op, data)
    expect(await socket.closed).toBe(code)
  })

  it('on a second identify and on unknown opcodes', async () => {
    const twice = connect(discord)
    await twice.send(2, identify())
    await twice.send(2, identify())
    expect(await twice.closed).toBe(4005)
    const unknown = connect(discord)
    await unknown.send(2, identify())
    await unknown.send(99, {})
    expect(await unknown.closed).toBe(4001)
  })

  it('on another version of the API', async () => {
    expect(await connect(discord, {}, 'v=6&encoding=json').closed).toBe(4012)
  })
})

describe('the gateway', () => {
  it('greets, acknowledges heartbeats and refuses unknown sessions', async () => {
    const socket = connect(discord)
    await socket.send(1, null)
    await socket.send(6, { token: discord.token, session_id: 'unknown', seq: 1 })
    const frames = await socket.next(3)
    expect(frames.map(({ op }) => op)).toEqual([10, 11, 9])
    expect(frames[0]?.d).toMatchObject({ heartbeat_interval: 41_250 })
  })

  it.each([
    ['web pages of other sites', { origin: 'http://evil.example' }],
    ['other host names', { host: 'evil.example' }],
  ])('is closed to %s', async (_, headers) => {
    expect((await connect(discord, headers).failed).message).toContain('403')
  })
})

it('a person in the meantime sees the conversation go on', () => {
  expect(member.say(general.id, 'hello')).toMatchObject({
    content: 'hello',
    author: { id: member.id },
  })
})
