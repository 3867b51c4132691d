/** A person uses a command, the real discord.js client answers, and the person sees what Discord would show. */
import type { Interaction } from 'discord.js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/local-discord/interactions/interaction.ts'
import type { Message } from '../../src/local-discord/message.ts'
import { clubCommands, request, startBot, startDiscord } from './bot.ts'

const ephemeral = 64
const discord = await startDiscord({ limits: { firstResponseMs: 150, deferredUpdateMs: 100 } })
const bot = await startBot(discord)
const { organiser, member, visitor } = discord.people
const { general } = discord.channels

beforeAll(() => bot.client.application.commands.set(clubCommands))

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
