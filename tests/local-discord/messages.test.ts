/** Messages in channels: sending, reading, changing, nonces, permissions and what may go wrong. */
import { AttachmentBuilder } from 'discord.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { request, startBot, startDiscord } from './bot.ts'

const discord = await startDiscord()
const bot = await startBot(discord)
const { general, reminders, committee } = discord.channels
const { member, organiser } = discord.people
const path = (channelId: string, id = '') => `/channels/${channelId}/messages${id && `/${id}`}`
const send = (channelId: string, body: object) => request(discord, 'POST', path(channelId), body)
const idOf = (answer: { body: Record<string, unknown> }) => String(answer.body.id)

describe('the history of a channel', () => {
  it('is read newest first, with a limit, before and after a message', async () => {
    const ids: string[] = []
    for (const content of ['a', 'b', 'c', 'd'])
      ids.push(idOf(await send(reminders.id, { content })))
    const [a, b, c, d] = ids
    const read = async (query: string) => {
      const { body } = await request(discord, 'GET', `${path(reminders.id)}?${query}`)
      return (body as unknown as { id: string }[]).map(({ id }) => id)
    }
    expect(await read('limit=2')).toEqual([d, c])
    expect(await read(`before=${c}`)).toEqual([b, a])
    expect(await read(`after=${a}&limit=2`)).toEqual([c, b])
    expect(await request(discord, 'GET', `${path(reminders.id)}?limit=101`)).toMatchObject({
      status: 400,
    })
  })

  it('is empty where the bot may not read it', async () => {
    discord.setBotPermissions(reminders.id, { deny: ['ReadMessageHistory'] })
    onTestFinished(() => discord.setBotPermissions(reminders.id, {}))
    expect((await request(discord, 'GET', path(reminders.id))).body).toEqual([])
  })
})

describe('a message of the bot', () => {
  it('can be changed and deleted', async () => {
    const id = idOf(await send(general.id, { content: 'before' }))
    const changed = await request(discord, 'PATCH', path(general.id, id), { content: 'after' })
    expect(changed.body).toMatchObject({
      id,
      content: 'after',
      edited_timestamp: expect.any(String),
    })
    expect(await request(discord, 'DELETE', path(general.id, id))).toMatchObject({ status: 204 })
    expect(await request(discord, 'GET', path(general.id, id))).toMatchObject({
      status: 404,
      body: { code: 10008 },
    })
  })

  it('cannot be emptied', async () => {
    const id = idOf(await send(general.id, { content: 'before' }))
    expect(await request(discord, 'PATCH', path(general.id, id), { content: '' })).toMatchObject({
      body: { code: 50006 },
    })
  })

  it('becomes Components V2 only when its content goes', async () => {
    const id = idOf(await send(general.id, { content: 'before' }))
    const change = { flags: 1 << 15, components: [{ type: 10, content: 'after' }] }
    const patch = (body: object) => request(discord, 'PATCH', path(general.id, id), body)
    expect(await patch(change)).toMatchObject({ status: 400 })
    expect(await patch({ ...change, content: null })).toMatchObject({
      status: 200,
      body: { content: '' },
    })
  })

  it('carries files, which are served again and shown by name', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000700000005', 'hex')
    const channel = await bot.client.channels.fetch(general.id)
    if (!channel?.isSendable()) throw new Error('not sendable')
    const sent = await channel.send({
      flags: 1 << 15,
      files: [new AttachmentBuilder(png, { name: 'run.png' })],
      components: [
        { type: 12, items: [{ media: { url: 'attachment://run.png' }, description: 'A run' }] },
      ],
    })
    const raw = discord.messages(general.id).find((it) => it.id === sent.id)
    const media = raw?.components[0]?.items?.[0]?.media
    expect(media).toMatchObject({ width: 7, height: 5, content_type: 'image/png' })
    const served = await fetch(media?.url ?? '')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(png)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('takes reactions', async () => {
    const id = idOf(await send(general.id, { content: 'done?' }))
    const url = `${path(general.id, id)}/reactions/${encodeURIComponent('✅')}/@me`
    expect(await request(discord, 'PUT', url)).toMatchObject({ status: 204 })
    const { body } = await request(discord, 'GET', path(general.id, id))
    expect(body).toMatchObject({ reactions: [{ me: true, count: 1, emoji: { name: '✅' } }] })
  })
})

describe('a message of somebody else', () => {
  it('cannot be changed, nor deleted without the permission', async () => {
    const { id } = organiser.say(general.id, 'mine')
    expect(await request(discord, 'PATCH', path(general.id, id), { content: 'x' })).toMatchObject({
      status: 403,
      body: { code: 50005 },
    })
    expect(await request(discord, 'DELETE', path(general.id, id))).toMatchObject({
      status: 403,
      body: { code: 50013 },
    })
  })
})

describe('an enforced nonce', () => {
  const body = { content: 'once', nonce: 'r:1', enforce_nonce: true }

  it('gives the earlier message back, until some minutes have passed on the local clock', async () => {
    const first = idOf(await send(general.id, body))
    expect(idOf(await send(general.id, body))).toBe(first)
    expect(idOf(await send(reminders.id, body))).not.toBe(first)
    discord.moveClock({ minutes: 6 })
    expect(idOf(await send(general.id, body))).not.toBe(first)
  })

  it('does nothing unless it is enforced', async () => {
    const free = { content: 'twice', nonce: 'r:2' }
    const first = idOf(await send(general.id, free))
    expect(idOf(await send(general.id, free))).not.toBe(first)
  })
})

describe('Discord refuses', () => {
  it.each([
    ['a channel that does not exist', 'GET', '/channels/1999999999999999999', 404, 10003],
    ['a server that does not exist', 'GET', '/guilds/1999999999999999999', 404, 10004],
    ['a user that does not exist', 'GET', '/users/1999999999999999999', 404, 10013],
    ['a message that does not exist', 'GET', path(general.id, '1999999999999999999'), 404, 10008],
    ['a route that does not exist', 'GET', '/channels', 404, 0],
    ['a method that does not exist', 'PUT', '/users/@me', 405, 0],
  ])('%s', async (_, method, url, status, code) => {
    expect(await request(discord, method, url)).toMatchObject({ status, body: { code } })
  })

  it('another token', async () => {
    const answer = await request(discord, 'GET', '/users/@me', undefined, {
      authorization: 'Bot wrong',
    })
    expect(answer).toMatchObject({ status: 401, body: { code: 0, message: '401: Unauthorized' } })
  })

  it('another version of the API', async () => {
    const response = await fetch(`${discord.apiUrl}/v6/users/@me`)
    expect(await response.json()).toMatchObject({ code: 50041 })
  })

  it('to send where the bot may not', async () => {
    expect(await send(committee.id, { content: 'x' })).toMatchObject({
      status: 403,
      body: { code: 50013 },
    })
  })

  it('to send where the bot sees nothing', async () => {
    discord.setBotPermissions(reminders.id, { deny: ['ViewChannel'] })
    onTestFinished(() => discord.setBotPermissions(reminders.id, {}))
    expect(await send(reminders.id, { content: 'x' })).toMatchObject({
      status: 403,
      body: { code: 50001 },
    })
  })
})

describe('direct messages', () => {
  it('open once and keep their channel', async () => {
    const open = () => request(discord, 'POST', '/users/@me/channels', { recipient_id: member.id })
    const first = await open()
    expect(first.body).toMatchObject({ type: 1, recipients: [{ id: member.id }] })
    expect(idOf(await open())).toBe(idOf(first))
    expect(member.openDirectMessages().id).toBe(idOf(first))
    expect(await send(idOf(first), { content: 'hello' })).toMatchObject({ status: 200 })
  })

  it('open with nobody unknown', async () => {
    const answer = await request(discord, 'POST', '/users/@me/channels', {
      recipient_id: '1999999999999999999',
    })
    expect(answer).toMatchObject({ status: 400, body: { code: 50033 } })
  })

  it('fail when the person closed them', async () => {
    const { visitor } = discord.people
    const { body } = await request(discord, 'POST', '/users/@me/channels', {
      recipient_id: visitor.id,
    })
    discord.closeDirectMessages(visitor.id)
    expect(await send(String(body.id), { content: 'x' })).toMatchObject({
      status: 403,
      body: { code: 50007 },
    })
  })
})

describe('waiting for a message', () => {
  it('ends at once when it is there, and else when it comes', async () => {
    await send(general.id, { content: 'early' })
    expect(await discord.waitForMessage(general.id, (it) => it.content === 'early')).toBeDefined()
    const later = discord.waitForMessage(general.id, (it) => it.content === 'later')
    await send(general.id, { content: 'later' })
    expect(await later).toMatchObject({ content: 'later' })
  })

  it('says so when it never comes', async () => {
    const never = discord.waitForMessage(general.id, () => false, { timeoutMs: 1 })
    await expect(never).rejects.toThrow('no such message came in general within 1 ms')
  })
})
