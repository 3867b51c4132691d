/** What Discord refuses in answers to interactions: wrong kinds, bad forms, worn-out tokens. */
import { describe, expect, it } from 'vitest'
import { request, startBot, startDiscord } from './bot.ts'

const discord = await startDiscord({ limits: { tokenMs: 60_000 } })
const bot = await startBot(discord)
const { general } = discord.channels
await bot.client.application.commands.set([{ name: 'tip', description: 'A tip' }])

/** Uses a command, answers it with a body, and settles it afterwards. */
async function answerWith(body: object) {
  const answer = new Promise<{ status: number; body: Record<string, unknown> }>((resolve) =>
    bot.onInteraction(async (it) => {
      const url = `/interactions/${it.id}/${it.token}/callback`
      resolve(await request(discord, 'POST', url, body))
      await request(discord, 'POST', url, { type: 4, data: { content: 'settled' } })
    }),
  )
  await discord.people.member.command(general.id, 'tip')
  return answer
}

const input = (more: object = {}) => ({ type: 4, custom_id: 'name', style: 1, ...more })
const label = (component: object = input(), more: object = {}) => ({
  type: 18,
  label: 'Name',
  component,
  ...more,
})
const form = (components: object[], more: object = {}) => ({
  type: 9,
  data: { custom_id: 'f', title: 'Form', components, ...more },
})
const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` }))

describe('a form opens', () => {
  it.each<[string, object]>([
    [
      'with five labels',
      form(Array.from({ length: 5 }, (_, n) => label(input({ custom_id: `${n}` })))),
    ],
    ['with a row of the older kind', form([{ type: 1, components: [input({ label: 'Name' })] }])],
    [
      'with a select, a text and a radio group',
      form([
        label({ type: 3, custom_id: 's', options: choices(2), required: false }),
        { type: 10, content: 'Read this' },
        label({ type: 21, custom_id: 'r', options: choices(2) }),
      ]),
    ],
  ])('%s', async (_, body) => {
    expect(await answerWith(body)).toMatchObject({ status: 204 })
  })
})

describe('a first response is refused', () => {
  it.each<[string, object, string]>([
    [
      'when it updates a message that is not there',
      { type: 7, data: { content: 'x' } },
      'BASE_TYPE_CHOICES',
    ],
    ['when it suggests to a command', { type: 8, data: { choices: [] } }, 'BASE_TYPE_CHOICES'],
    ['when its kind is unknown', { type: 99 }, 'BASE_TYPE_CHOICES'],
    ['without its data', { type: 4 }, 'BASE_TYPE_REQUIRED'],
    ['with an unknown key', { type: 4, data: { content: 'x' }, colour: 1 }, 'UNKNOWN_FIELD'],
    [
      'with too much content',
      { type: 4, data: { content: 'x'.repeat(2001) } },
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a title of 46 characters',
      form([label()], { title: 'x'.repeat(46) }),
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with six labels',
      form(Array.from({ length: 6 }, (_, n) => label(input({ custom_id: `${n}` })))),
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['with no labels', form([]), 'BASE_TYPE_BAD_LENGTH'],
    [
      'with a label of 46 characters',
      form([label(input(), { label: 'x'.repeat(46) })]),
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['with a text input outside of a label', form([input()]), 'UNION_TYPE_CHOICES'],
    [
      'with a button in a form',
      form([{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'x' }] }]),
      'BASE_TYPE_CHOICES',
    ],
    ['with a field twice', form([label(), label()]), 'COMPONENT_CUSTOM_ID_DUPLICATED'],
    [
      'with lengths that exclude each other',
      form([label(input({ min_length: 5, max_length: 2 }))]),
      'TEXT_INPUT_MIN_LENGTH_TOO_LARGE',
    ],
    [
      'with a value that is too short',
      form([label(input({ min_length: 5, value: 'abc' }))]),
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with one radio button',
      form([label({ type: 21, custom_id: 'r', options: choices(1) })]),
      'BASE_TYPE_BAD_LENGTH',
    ],
  ])('%s', async (_, body, code) => {
    const answer = await answerWith(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
    expect(JSON.stringify(answer.body.errors)).toContain(`"code":"${code}"`)
  })
})

describe('the webhook of an interaction', () => {
  it('is unknown before the first response', async () => {
    const early = new Promise((resolve) =>
      bot.onInteraction(async (it) => {
        if (!it.isCommand()) return
        resolve(
          await request(discord, 'POST', `/webhooks/${it.applicationId}/${it.token}`, {
            content: 'x',
          }),
        )
        await it.reply('ok')
      }),
    )
    await discord.people.member.command(general.id, 'tip')
    expect(await early).toMatchObject({ status: 404, body: { code: 10015 } })
  })

  it('refuses tokens that it never gave', async () => {
    const url = `/webhooks/${discord.applicationId}/local.1.x`
    expect(await request(discord, 'POST', url, { content: 'x' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    })
    const callback = await request(discord, 'POST', '/interactions/1/x/callback', {
      type: 4,
      data: { content: 'x' },
    })
    expect(callback).toMatchObject({ status: 404, body: { code: 10062 } })
  })

  it('ends with its token', async () => {
    const own = await startDiscord({ limits: { tokenMs: 0 } })
    const its = await startBot(own)
    await its.client.application.commands.set([{ name: 'tip', description: 'A tip' }])
    const late = new Promise((resolve) =>
      its.onInteraction(async (it) => {
        if (!it.isCommand()) return
        await it.reply('ok')
        await it.followUp('late').catch(resolve)
      }),
    )
    await own.people.member.command(own.channels.general.id, 'tip')
    expect(await late).toMatchObject({ status: 401, code: 50027 })
  })

  it('reads, changes and deletes the answer', async () => {
    const done = new Promise((resolve) =>
      bot.onInteraction(async (it) => {
        if (!it.isCommand()) return
        await it.reply({ content: 'one', flags: 64 })
        const read = await it.fetchReply()
        await it.editReply('two')
        await it.deleteReply()
        resolve([
          read.content,
          await it.fetchReply().catch((error: { code: number }) => error.code),
        ])
      }),
    )
    await discord.people.member.command(general.id, 'tip')
    expect(await done).toEqual(['one', 10008])
  })
})
