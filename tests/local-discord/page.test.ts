/** The chat page's side: who may ask, what each person sees, and what they can do. */
import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startBot, startDiscord } from './bot.ts'

const discord = await startDiscord()
const bot = await startBot(discord)
const { organiser, member } = discord.people
const { general, committee } = discord.channels

beforeAll(async () => {
  await bot.client.application.commands.set([
    {
      name: 'tip',
      description: 'A tip',
      options: [{ type: 3, name: 'topic', description: 'x', autocomplete: true }],
    },
    { name: 'settings', description: 'For organisers', defaultMemberPermissions: '32' },
  ])
})

/** With node:http, because fetch does not let a test choose Host and Origin. */
function raw(method: string, path: string, headers: Record<string, string> = {}, body = '') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const sent = httpRequest(`${discord.url}${path}`, { method, headers }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        })
      })
      sent.on('error', reject)
      sent.end(body)
    },
  )
}

async function act(body: object) {
  const headers = { origin: discord.url, 'content-type': 'application/json' }
  const { status, body: text } = await raw('POST', '/playground/act', headers, JSON.stringify(body))
  return { status, body: JSON.parse(text) }
}

interface Event {
  event: string
  data: Record<string, unknown>
}

/** Opens the event stream of a person; `next` waits for the next event of a kind. */
async function watch(as: string) {
  const stop = new AbortController()
  const response = await fetch(`${discord.url}/playground/events?as=${as}`, { signal: stop.signal })
  const events: Event[] = []
  const waiting: { kind: string; resolve: (event: Event) => void }[] = []
  const read = async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (text + chunk).split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? []
        if (event) events.push({ event, data: JSON.parse(data) })
      }
      for (const one of [...waiting]) {
        const at = events.findIndex((it) => it.event === one.kind)
        const [found] = at < 0 ? [] : events.splice(at, 1)
        if (!found) continue
        waiting.splice(waiting.indexOf(one), 1)
        one.resolve(found)
      }
    }
  }
  read().catch(() => {})
  onTestFinished(() => stop.abort())
  const next = (kind: string) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const at = events.findIndex((it) => it.event === kind)
      const [found] = at < 0 ? [] : events.splice(at, 1)
      if (found) resolve(found.data)
      else waiting.push({ kind, resolve: (event) => resolve(event.data) })
    })
  return { next, seen: () => events }
}

describe('a request from elsewhere is refused', () => {
  const json = { 'content-type': 'application/json' }
  it.each<[string, string, string, Record<string, string>]>([
    ['under another host name', 'GET', '/', { host: 'evil.example' }],
    ['under another host name, to the API', 'GET', '/api/v10/gateway', { host: 'evil.example:80' }],
    ['from another site', 'GET', '/playground/events', { origin: 'http://evil.example' }],
    [
      'from another site, to the API',
      'POST',
      '/api/v10/interactions/1/x/callback',
      { origin: 'http://evil.example' },
    ],
    ['from another port', 'POST', '/playground/act', { ...json, origin: 'http://127.0.0.1:1' }],
    ['without an origin', 'POST', '/playground/act', json],
    [
      'that the browser calls cross-site',
      'GET',
      '/playground/events',
      { 'sec-fetch-site': 'cross-site' },
    ],
  ])('%s', async (_, method, path, headers) => {
    expect((await raw(method, path, headers)).status).toBe(403)
  })

  it('as a form, which needs no leave to cross sites', async () => {
    const headers = { origin: discord.url, 'content-type': 'text/plain' }
    expect((await raw('POST', '/playground/act', headers, '{}')).status).toBe(403)
  })
})

describe('the page', () => {
  it('is served under localhost too, with a strict policy', async () => {
    const { port } = new URL(discord.url)
    const { status, headers } = await raw('GET', '/page/vendor/htm-preact.js', {
      host: `localhost:${port}`,
    })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/javascript')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  it.each([
    '/page/../start.ts',
    '/page/%2e%2e/start.ts',
    '/page/..%2fstart.ts',
    '/page//etc/passwd',
    '/page/',
    '/nothing',
  ])('gives out nothing else: %s', async (path) => {
    expect((await raw('GET', path)).status).toBe(404)
  })
})

describe('the events', () => {
  it('begin with everything the person may see', async () => {
    const events = await watch(member.id)
    const snapshot = await events.next('snapshot')
    expect(snapshot).toMatchObject({ me: { id: member.id, name: 'Max' }, botOnline: true })
    const [guild] = snapshot.guilds as { channels: { id: string; canSee: boolean }[] }[]
    expect(guild?.channels.find((it) => it.id === committee.id)?.canSee).toBe(false)
    expect(snapshot.messages).not.toHaveProperty(committee.id)
    expect((snapshot.commands as { name: string }[]).map(({ name }) => name)).toEqual(['tip'])
    expect(snapshot.people).toContainEqual(
      expect.objectContaining({ name: 'Olivia', roles: ['Organiser'], organiser: true }),
    )
  })

  it('offer an organiser more commands', async () => {
    const { commands } = await (await watch(organiser.id)).next('snapshot')
    expect((commands as { name: string }[]).map(({ name }) => name)).toEqual(['tip', 'settings'])
  })

  it('bring new messages, and ephemeral ones to their person alone', async () => {
    bot.onInteraction(async (it) => it.isCommand() && it.reply({ content: 'psst', flags: 64 }))
    const mine = await watch(member.id)
    const theirs = await watch(organiser.id)
    await member.command(general.id, 'tip')
    expect(await mine.next('message')).toMatchObject({ message: { content: 'psst' } })
    member.say(general.id, 'aloud')
    expect(await theirs.next('message')).toMatchObject({ message: { content: 'aloud' } })
    expect(JSON.stringify(theirs.seen())).not.toContain('psst')
    const later = await (await watch(organiser.id)).next('snapshot')
    expect(JSON.stringify(later)).not.toContain('psst')
  })

  it('keep a hidden channel hidden', async () => {
    const mine = await watch(member.id)
    organiser.say(committee.id, 'secret plans')
    organiser.say(general.id, 'public plans')
    expect(await mine.next('message')).toMatchObject({ message: { content: 'public plans' } })
  })

  it('tell that the bot was asked, and of the clock', async () => {
    bot.onInteraction(async (it) => it.isCommand() && it.reply('ok'))
    const mine = await watch(member.id)
    await member.command(general.id, 'tip')
    const waiting = await mine.next('waiting')
    expect(waiting).toMatchObject({ channelId: general.id, name: 'tip' })
    expect(await mine.next('answered')).toEqual({ interactionId: waiting.interactionId })
    discord.moveClock({ minutes: 1 })
    expect(await mine.next('clock')).toEqual({ now: expect.any(Number) })
  })

  it('are for nobody unknown', async () => {
    expect((await raw('GET', '/playground/events?as=1')).status).toBe(404)
    expect((await raw('GET', `/playground/events?as=${discord.applicationId}`)).status).toBe(404)
  })
})

describe('on the page a person can', () => {
  const commandId = () =>
    bot.client.application.commands.cache.find(({ name }) => name === 'tip')?.id ?? ''
  const as = member.id
  const ask = (more: object = {}) => ({
    type: 'command',
    as,
    channelId: general.id,
    commandId: commandId(),
    name: 'tip',
    options: [],
    ...more,
  })

  it('use a command, press, fill a form in and dismiss', async () => {
    bot.onInteraction(async (it) => {
      const row = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }
      const input = { type: 18, label: 'Name', component: { type: 4, custom_id: 'name', style: 1 } }
      if (it.isCommand()) await it.reply({ content: 'go?', components: [row], flags: 64 })
      if (it.isButton()) await it.showModal({ custom_id: 'f', title: 'Form', components: [input] })
      if (it.isModalSubmit())
        await it.reply({ content: it.fields.getTextInputValue('name'), flags: 64 })
    })
    const events = await watch(as)
    const asked = await act(ask())
    expect(asked).toMatchObject({
      status: 200,
      body: { ok: true, outcome: { messageId: expect.any(String) } },
    })
    const { messageId } = asked.body.outcome
    const opened = await act({
      type: 'press',
      as,
      channelId: general.id,
      messageId,
      customId: 'go',
    })
    expect(await events.next('form')).toMatchObject({ form: { title: 'Form' } })
    const formId = opened.body.outcome.form.id
    const submitted = await act({ type: 'submit', as, formId, fields: { name: 'Max' } })
    expect(submitted.body.outcome.messageId).toBeDefined()
    expect(await act({ type: 'dismiss', as: organiser.id, messageId })).toMatchObject({
      status: 404,
    })
    expect(await act({ type: 'dismiss', as, messageId })).toMatchObject({ status: 200 })
    expect(await events.next('message-delete')).toEqual({ channelId: general.id, id: messageId })
  })

  it('ask for suggestions', async () => {
    bot.onInteraction(async (it) => {
      if (it.isAutocomplete()) await it.respond([{ name: 'Neck', value: 'neck' }])
    })
    const options = [{ type: 3, name: 'topic', value: 'n', focused: true }]
    const { body } = await act(ask({ type: 'suggest', options }))
    expect(body).toEqual({ ok: true, choices: [{ name: 'Neck', value: 'neck' }] })
  })

  it('write, open direct messages and move the clock', async () => {
    expect(await act({ type: 'say', as, channelId: general.id, content: 'hi' })).toMatchObject({
      status: 200,
    })
    expect((await act({ type: 'open-dm', as })).body.channelId).toBe(member.openDirectMessages().id)
    const before = discord.clock()
    expect((await act({ type: 'clock', as, forwardSeconds: 3600 })).status).toBe(200)
    expect(discord.clock().since(before).total('minutes')).toBeGreaterThanOrEqual(60)
  })

  it.each<[string, object, number]>([
    ['not do what is unknown', { type: 'fly', as }, 400],
    ['not act as the bot', { type: 'open-dm', as: discord.applicationId }, 404],
    [
      'not write in a hidden channel',
      { type: 'say', as, channelId: committee.id, content: 'x' },
      400,
    ],
    [
      'not use commands in a hidden channel',
      { type: 'command', as, channelId: committee.id, commandId: general.id },
      404,
    ],
    ['not turn the clock back', { type: 'clock', as, forwardSeconds: -1 }, 400],
  ])('%s', async (_, body, status) => {
    const answer = await act(body)
    expect(answer).toMatchObject({ status, body: { error: expect.any(String) } })
  })

  it('only see why a command was refused', async () => {
    const options = [{ type: 3, name: 'colour', value: 'red' }]
    expect((await act(ask({ options }))).body).toEqual({
      ok: true,
      outcome: { refused: 'Unknown option: colour' },
    })
  })
})
