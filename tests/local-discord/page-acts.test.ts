/** What a person can do on the chat page. */
import { beforeAll, describe, expect, it } from 'vitest'
import { startBot, startDiscord } from './bot.ts'
import { act, watch } from './chat-page.ts'

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
    const events = await watch(discord, as)
    const asked = await act(discord, ask())
    expect(asked).toMatchObject({
      status: 200,
      body: { ok: true, outcome: { messageId: expect.any(String) } },
    })
    const { messageId } = asked.body.outcome
    const opened = await act(discord, {
      type: 'press',
      as,
      channelId: general.id,
      messageId,
      customId: 'go',
    })
    expect(await events.next('form')).toMatchObject({ form: { title: 'Form' } })
    const formId = opened.body.outcome.form.id
    const submitted = await act(discord, { type: 'submit', as, formId, fields: { name: 'Max' } })
    expect(submitted.body.outcome.messageId).toBeDefined()
    expect(await act(discord, { type: 'dismiss', as: organiser.id, messageId })).toMatchObject({
      status: 404,
    })
    expect(await act(discord, { type: 'dismiss', as, messageId })).toMatchObject({ status: 200 })
    expect(await events.next('message-delete')).toEqual({ channelId: general.id, id: messageId })
  })

  it('ask for suggestions', async () => {
    bot.onInteraction(async (it) => {
      if (it.isAutocomplete()) await it.respond([{ name: 'Neck', value: 'neck' }])
    })
    const options = [{ type: 3, name: 'topic', value: 'n', focused: true }]
    const { body } = await act(discord, ask({ type: 'suggest', options }))
    expect(body).toEqual({ ok: true, choices: [{ name: 'Neck', value: 'neck' }] })
  })

  it('write, open direct messages and move the clock', async () => {
    expect(
      await act(discord, { type: 'say', as, channelId: general.id, content: 'hi' }),
    ).toMatchObject({
      status: 200,
    })
    expect((await act(discord, { type: 'open-dm', as })).body.channelId).toBe(
      member.openDirectMessages().id,
    )
    const before = discord.clock()
    expect((await act(discord, { type: 'clock', as, forwardSeconds: 3600 })).status).toBe(200)
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
    const answer = await act(discord, body)
    expect(answer).toMatchObject({ status, body: { error: expect.any(String) } })
  })

  it('only see why a command was refused', async () => {
    const options = [{ type: 3, name: 'colour', value: 'red' }]
    expect((await act(discord, ask({ options }))).body).toEqual({
      ok: true,
      outcome: { refused: 'Unknown option: colour' },
    })
  })
})
