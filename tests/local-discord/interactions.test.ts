/** A person acts, the real discord.js client answers, and the person sees what Discord would show. */
import type { Interaction } from 'discord.js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/local-discord/interactions/interaction.ts'
import type { Message } from '../../src/local-discord/message.ts'
import { textOf } from '../../src/local-discord/text-of.ts'
import { request, startBot, startDiscord } from './bot.ts'

const ephemeral = 64
const discord = await startDiscord({ limits: { firstResponseMs: 150, deferredUpdateMs: 100 } })
const bot = await startBot(discord)
const { organiser, member, visitor } = discord.people
const { general } = discord.channels

beforeAll(async () => {
  await bot.client.application.commands.set([
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
  ])
})

const goButton = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }
const nameForm = {
  custom_id: 'form:1',
  title: 'Who are you?',
  components: [
    {
      type: 18,
      label: 'Name',
      component: { type: 4, custom_id: 'name', style: 1, min_length: 2, max_length: 5 },
    },
  ],
}

function messageOf(outcome: Outcome): Message {
  if (!outcome.message) throw new Error(`no message, but: ${JSON.stringify(outcome)}`)
  return outcome.message
}

describe('a slash command', () => {
  it('is answered with a message that everybody sees', async () => {
    bot.onInteraction(async (it) => it.isCommand() && it.reply('Stretch.'))
    const message = messageOf(await member.command(general.id, 'tip'))
    expect(message).toMatchObject({ content: 'Stretch.', type: 20, flags: 0 })
    expect(message.interaction_metadata).toMatchObject({ name: 'tip', user: { id: member.id } })
    expect(organiser.sees(general.id)).toContainEqual(message)
  })

  it('tells the bot who asked, where, and what both may do there', async () => {
    const seen = new Promise<Interaction>((resolve) =>
      bot.onInteraction(async (it) => {
        resolve(it)
        if (it.isCommand()) await it.reply('ok')
      }),
    )
    await organiser.command(general.id, 'tip', { topic: 'neck' })
    const interaction = await seen
    expect(interaction).toMatchObject({
      guildId: discord.guild.id,
      channelId: general.id,
      locale: 'en-GB',
      context: 0,
    })
    expect(interaction.memberPermissions?.has('ManageGuild')).toBe(true)
    expect(interaction.appPermissions.has('SendMessages')).toBe(true)
    expect(interaction.authorizingIntegrationOwners.guildId).toBe(discord.guild.id)
  })

  it('brings picked channels with the permissions of the person and of the bot', async () => {
    const committee = discord.channels.committee.id
    const raw = new Promise<unknown>((resolve) =>
      bot.onInteraction(async (it) => {
        if (!it.isChatInputCommand()) return
        resolve(it.options.get('where')?.channel)
        await it.reply('ok')
      }),
    )
    await organiser.command(general.id, 'tip', { where: committee, who: member.id })
    const channel = (await raw) as { id: string; permissions: string; appPermissions?: unknown }
    expect(channel).toMatchObject({ id: committee })
    expect(BigInt(channel.permissions) & (1n << 11n)).not.toBe(0n)
  })

  it('may be answered for the asker alone', async () => {
    bot.onInteraction(
      async (it) => it.isCommand() && it.reply({ content: 'psst', flags: ephemeral }),
    )
    const message = messageOf(await member.command(general.id, 'tip'))
    expect(message.flags & ephemeral).toBe(ephemeral)
    expect(member.sees(general.id)).toContainEqual(message)
    expect(organiser.sees(general.id)).not.toContainEqual(message)
    expect(discord.messages(general.id)).not.toContainEqual(message)
    const fetched = await request(discord, 'GET', `/channels/${general.id}/messages/${message.id}`)
    expect(fetched.body).toMatchObject({ code: 10008 })
  })

  it('may be deferred, edited later, and followed up', async () => {
    bot.onInteraction(async (it) => {
      if (!it.isCommand()) return
      await it.deferReply()
      await it.editReply('done thinking')
      await it.followUp({ content: 'and another thing', flags: ephemeral })
    })
    const message = messageOf(await member.command(general.id, 'tip'))
    expect(message).toMatchObject({ content: 'done thinking', flags: 0, edited_timestamp: null })
    const isFollowUp = (it: Message) => it.content === 'and another thing'
    const followUp = await member.waitForMessage(general.id, isFollowUp)
    expect(followUp).toMatchObject({ flags: ephemeral, type: 19 })
  })

  it('that is deferred is filled by its first follow-up', async () => {
    bot.onInteraction(async (it) => {
      if (!it.isCommand()) return
      await it.deferReply({ flags: ephemeral })
      await it.followUp('filled')
    })
    const message = messageOf(await member.command(general.id, 'tip'))
    expect(message).toMatchObject({ content: 'filled', flags: ephemeral })
  })

  it('gives the answer back to a bot that asks for it', async () => {
    const answer = new Promise((resolve) =>
      bot.onInteraction(async (it) => {
        if (it.isCommand()) resolve(await it.reply({ content: 'hello', withResponse: true }))
      }),
    )
    await member.command(general.id, 'tip')
    expect(await answer).toMatchObject({
      resource: { message: { content: 'hello' } },
      interaction: { responseMessageEphemeral: false, responseMessageLoading: false },
    })
  })

  it('can be used in direct messages', async () => {
    const context = new Promise((resolve) =>
      bot.onInteraction(async (it) => {
        resolve([it.context, it.guildId, it.user.id])
        if (it.isCommand()) await it.reply('hello you')
      }),
    )
    const { id } = member.openDirectMessages()
    expect(messageOf(await member.command(id, 'tip')).content).toBe('hello you')
    expect(await context).toEqual([1, null, member.id])
    expect(await member.command(id, 'club')).toEqual({
      refused: 'This command cannot be used here',
    })
  })
})

describe('the three seconds', () => {
  it('end with a word to the person, and a late answer finds nothing', async () => {
    const timeUp = Promise.withResolvers<void>()
    const late = new Promise((resolve) =>
      bot.onInteraction(async (it) => {
        await timeUp.promise
        if (it.isCommand()) await it.reply('sorry').catch(resolve)
      }),
    )
    expect(await member.command(general.id, 'tip')).toEqual({
      refused: 'The application did not respond',
    })
    timeUp.resolve()
    expect(await late).toMatchObject({ code: 10062, status: 404 })
  })

  it('begin anew for no second answer: that is refused', async () => {
    const second = new Promise((resolve) =>
      bot.onInteraction(async (it) => {
        if (!it.isCommand()) return
        const url = `/interactions/${it.id}/${it.token}/callback`
        await request(discord, 'POST', url, { type: 4, data: { content: 'one' } })
        resolve(await request(discord, 'POST', url, { type: 4, data: { content: 'two' } }))
      }),
    )
    await member.command(general.id, 'tip')
    expect(await second).toMatchObject({ status: 400, body: { code: 40060 } })
  })
})

describe('what Discord refuses by itself', () => {
  it.each([
    ['an unknown command', 'nothing', {}, 'Unknown command'],
    ['an unknown option', 'tip', { colour: 'red' }, 'Unknown option: colour'],
    ['a missing permission', 'settings', {}, 'You do not have permission to use this command'],
    [
      'a hidden channel',
      'tip',
      { where: discord.channels.committee.id },
      'The value is not one that can be picked here',
    ],
  ])('%s', async (_, name, options, refused) => {
    expect(await member.command(general.id, name, options as Record<string, string>)).toEqual({
      refused,
    })
  })

  it('a command where the person does not see the channel', async () => {
    expect((await visitor.command(discord.channels.committee.id, 'tip')).refused).toBeDefined()
  })
})

describe('suggestions', () => {
  it('come while an option is typed', async () => {
    bot.onInteraction(async (it) => {
      if (it.isAutocomplete())
        await it.respond([{ name: `${it.options.getFocused()}!`, value: 'x' }])
    })
    expect(await member.suggest(general.id, 'tip', { topic: 'nec' }, 'topic')).toEqual([
      { name: 'nec!', value: 'x' },
    ])
  })

  it('are refused when there are more than 25 or a name is too long', async () => {
    const refusals = new Promise<unknown[]>((resolve) =>
      bot.onInteraction(async (it) => {
        if (!it.isAutocomplete()) return
        const many = Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }))
        const first = await it.respond(many).catch((error: unknown) => error)
        const url = `/interactions/${it.id}/${it.token}/callback`
        const choices = [{ name: 'x'.repeat(101), value: 'x' }]
        const second = await request(discord, 'POST', url, { type: 8, data: { choices } })
        await request(discord, 'POST', url, { type: 8, data: { choices: [] } })
        resolve([first, second])
      }),
    )
    expect(await member.suggest(general.id, 'tip', {}, 'topic')).toEqual([])
    expect(await refusals).toMatchObject([{ code: 50035 }, { body: { code: 50035 } }])
  })
})

describe('components', () => {
  it('update their message when pressed', async () => {
    bot.onInteraction(async (it) => {
      if (it.isCommand()) await it.reply({ content: 'ready?', components: [goButton] })
      if (it.isButton()) await it.update({ content: `${it.customId} it is`, components: [] })
    })
    const asked = messageOf(await member.command(general.id, 'tip'))
    const pressed = messageOf(await visitor.press(asked, 'Go'))
    expect(pressed).toMatchObject({ id: asked.id, content: 'go it is', components: [] })
    expect(pressed.edited_timestamp).not.toBeNull()
  })

  it('may leave their message as it is', async () => {
    bot.onInteraction(async (it) => {
      if (it.isCommand()) await it.reply({ content: 'ready?', components: [goButton] })
      if (it.isButton()) await it.deferUpdate()
    })
    const asked = messageOf(await member.command(general.id, 'tip'))
    expect(messageOf(await member.press(asked, 'go'))).toEqual(asked)
  })

  it('give the picked values, by their labels too', async () => {
    const options = ['Neck', 'Hips'].map((label) => ({ label, value: label.toLowerCase() }))
    const row = { type: 1, components: [{ type: 3, custom_id: 'part', options }] }
    bot.onInteraction(async (it) => {
      if (it.isCommand()) await it.reply({ content: 'where?', components: [row] })
      if (it.isStringSelectMenu()) await it.update(it.values.join())
    })
    const asked = messageOf(await member.command(general.id, 'tip'))
    expect(await member.select(asked, ['elbow'])).toEqual({ refused: 'Unknown choice' })
    expect(await member.select(asked, ['neck', 'hips'])).toEqual({ refused: 'Pick at most 1' })
    expect(messageOf(await member.select(asked, ['Hips'])).content).toBe('hips')
  })

  it('of an ephemeral message work for its person alone', async () => {
    bot.onInteraction(async (it) => {
      if (it.isCommand())
        await it.reply({ content: 'psst', components: [goButton], flags: ephemeral })
      if (it.isButton()) await it.update({ content: 'gone', components: [] })
    })
    const asked = messageOf(await member.command(general.id, 'tip'))
    expect((await organiser.press(asked, 'Go')).refused).toBeDefined()
    expect(messageOf(await member.press(asked, 'Go')).content).toBe('gone')
    await expect(async () => member.press(asked, 'Go')).rejects.toThrow('no button "Go"')
  })
})

describe('a form', () => {
  it('opens, checks what is typed, and brings it to the bot', async () => {
    bot.onInteraction(async (it) => {
      if (it.isChatInputCommand()) await it.showModal(nameForm)
      if (it.isModalSubmit()) await it.reply(`Hello ${it.fields.getTextInputValue('name')}`)
    })
    const { form } = await member.command(general.id, 'tip')
    if (!form) throw new Error('no form')
    expect(form.title).toBe('Who are you?')
    expect(await member.submit(form, { Name: 'X' })).toEqual({
      refused: 'Name: Must be at least 2 characters',
    })
    expect(await member.submit(form, { name: 'Maximus' })).toEqual({
      refused: 'Name: Must be at most 5 characters',
    })
    expect(await member.submit(form, {})).toEqual({ refused: 'Name: This field is required' })
    expect(await visitor.submit(form, { Name: 'Max' })).toEqual({
      refused: 'This form is not open',
    })
    expect(textOf(messageOf(await member.submit(form, { Name: 'Max' })))).toBe('Hello Max')
  })
})
