/** Faults that tests order, and Discord's limits on requests. */
import { describe, expect, it } from 'vitest'
import { startLocalDiscord } from '../../src/local-discord/start.ts'
import { request, startDiscord } from './bot.ts'

const discord = await startDiscord()
const { general } = discord.channels
const path = `/channels/${general.id}/messages`
const send = (content: string) => request(discord, 'POST', path, { content })
const isPost = (method: string, url: string) => method === 'POST' && url === path
const sent = (content: string) =>
  discord.messages(general.id).filter((it) => it.content === content)

describe('an ordered fault', () => {
  it('answers with its status as often as it was ordered', async () => {
    discord.faults.add({ match: isPost, times: 2, do: { status: 500 } })
    expect((await send('a')).status).toBe(500)
    expect((await request(discord, 'GET', path)).status).toBe(200)
    expect((await send('a')).status).toBe(500)
    expect((await send('a')).status).toBe(200)
    expect(sent('a')).toHaveLength(1)
  })

  it('breaks the connection before the request counts', async () => {
    discord.faults.add({ match: isPost, times: 1, do: { drop: 'before' } })
    await expect(send('b')).rejects.toThrow('fetch failed')
    expect(sent('b')).toHaveLength(0)
  })

  it('breaks the connection after the message is stored', async () => {
    discord.faults.add({ match: isPost, times: 1, do: { drop: 'after' } })
    await expect(send('c')).rejects.toThrow('fetch failed')
    expect(sent('c')).toHaveLength(1)
  })

  it('delays, and tells how long to wait', async () => {
    discord.faults.add({ match: isPost, times: 1, do: { delayMs: 1 } })
    expect((await send('d')).status).toBe(200)
    discord.faults.add({ match: isPost, times: 1, do: { status: 429, retryAfterSeconds: 2 } })
    const limited = await send('d')
    expect(limited.headers.get('retry-after')).toBe('2')
    expect(limited.body).toMatchObject({ retry_after: 2, global: false })
  })

  it('can be taken back', async () => {
    discord.faults.add({ match: () => true, times: 9, do: { status: 503 } })
    discord.faults.clear()
    expect((await send('e')).status).toBe(200)
  })
})

describe('Discord’s limits', () => {
  it('allow five messages in five seconds in a channel, and say when to go on', async () => {
    const own = await startLocalDiscord()
    const post = (channelId: string) =>
      request(own, 'POST', `/channels/${channelId}/messages`, { content: 'x' })
    const first = await post(own.channels.general.id)
    expect(first.headers.get('x-ratelimit-limit')).toBe('5')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4')
    for (let n = 0; n < 4; n += 1) await post(own.channels.general.id)
    const sixth = await post(own.channels.general.id)
    expect(sixth).toMatchObject({ status: 429, body: { global: false } })
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await post(own.channels.reminders.id)).status).toBe(200)
    await own.close()
  })

  it('allow fifty requests a second in all', async () => {
    const own = await startLocalDiscord()
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => request(own, 'GET', '/users/@me')),
    )
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThan(0)
    expect(limited[0]?.headers.get('x-ratelimit-global')).toBe('true')
    expect(limited[0]?.body).toMatchObject({ global: true })
    await own.close()
  })
})

describe('the server', () => {
  it('says that its port is taken', async () => {
    const port = Number(new URL(discord.url).port)
    await expect(startLocalDiscord({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('logs what it does not know', async () => {
    const lines: string[] = []
    const own = await startLocalDiscord({ log: (line) => lines.push(line) })
    await request(own, 'GET', '/nothing/here')
    expect(lines.join('\n')).toContain('UNKNOWN ROUTE GET /nothing/here')
    await own.close()
  })
})

describe('the clock', () => {
  it('moves when told, tells its listeners, and dates the messages', async () => {
    const own = await startLocalDiscord()
    let moved = 0
    const stop = own.onClockMoved(() => {
      moved += 1
    })
    const before = own.clock()
    own.moveClock({ hours: 25 })
    stop()
    own.moveClock({ days: 1 })
    expect(moved).toBe(1)
    expect(own.clock().since(before).total('hours')).toBeGreaterThanOrEqual(49)
    const { timestamp, id } = own.people.member.say(own.channels.general.id, 'hello')
    expect(
      Temporal.Instant.compare(Temporal.Instant.from(timestamp), before.add({ hours: 49 })),
    ).toBeGreaterThanOrEqual(0)
    expect(Number(BigInt(id) >> 22n) + 1_420_070_400_000).toBe(Date.parse(timestamp))
    await own.close()
  })

  it('gives increasing ids even when it is moved back', async () => {
    const own = await startLocalDiscord()
    const first = own.people.member.say(own.channels.general.id, 'one')
    own.moveClock({ hours: -5 })
    const second = own.people.member.say(own.channels.general.id, 'two')
    expect(BigInt(second.id)).toBeGreaterThan(BigInt(first.id))
    await own.close()
  })
})
