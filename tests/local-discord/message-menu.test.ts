/** A person uses a command from the menu of a message. */
import type { Interaction } from 'discord.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { startBot, startDiscord } from './bot.ts'
import { act, watch } from './chat-page.ts'

const ephemeral = 64
const discord = await startDiscord()
const bot = await startBot(discord)
const { organiser, member, visitor } = discord.people
const { general, committee } = discord.channels

beforeAll(async () => {
  await bot.client.application.commands.set([
    { type: 3, name: 'Explain this' },
    { type: 3, name: 'Only in DMs', contexts: [1] },
    { type: 3, name: 'For organisers', defaultMemberPermissions: '32', contexts: [0] },
    { type: 2, name: 'Greet' },
    { name: 'explain', description: 'Typed' },
  ])
})

describe('the menu of a message', () => {
  it('sends the message, whoever wrote it, to the bot', async () => {
    const seen = new Promise<Interaction>((resolve) =>
      bot.onInteraction(async (it) => {
        resolve(it)
        if (it.isMessageContextMenuCommand()) await it.reply({ content: 'So.', flags: ephemeral })
      }),
    )
    const message = organiser.say(general.id, 'my back is stiff')
    const outcome = await member.useOnMessage(message, 'Explain this')
    const interaction = await seen
    if (!interaction.isMessageContextMenuCommand()) throw new Error('another kind of interaction')
    expect(interaction).toMatchObject({ commandName: 'Explain this', targetId: message.id })
    expect(interaction.user.id).toBe(member.id)
    expect(interaction.targetMessage.content).toBe('my back is stiff')
    expect(interaction.targetMessage.author.id).toBe(organiser.id)
    expect(outcome.message).toMatchObject({ content: 'So.', type: 23, flags: ephemeral })
    expect(outcome.message?.interaction_metadata).toMatchObject({
      command_type: 3,
      target_message_id: message.id,
      user: { id: member.id },
    })
  })

  it('offers neither typed commands nor those of other places or for others', async () => {
    const message = organiser.say(general.id, 'hello')
    expect(await member.useOnMessage(message, 'explain')).toEqual({ refused: 'Unknown command' })
    expect(await member.useOnMessage(message, 'Greet')).toEqual({ refused: 'Unknown command' })
    expect(await member.useOnMessage(message, 'Only in DMs')).toEqual({
      refused: 'This command cannot be used here',
    })
    expect(await member.useOnMessage(message, 'For organisers')).toEqual({
      refused: 'You do not have permission to use this command',
    })
    expect(await member.command(general.id, 'Explain this')).toEqual({ refused: 'Unknown command' })
  })

  it('works in direct messages', async () => {
    bot.onInteraction(async (it) => it.isMessageContextMenuCommand() && it.reply('Yes.'))
    const message = member.say(member.openDirectMessages().id, 'and here?')
    expect(await member.useOnMessage(message, 'Only in DMs')).toMatchObject({
      message: { content: 'Yes.', type: 23 },
    })
  })

  it('is not there on what only one person sees, or nobody can see any more', async () => {
    bot.onInteraction(
      async (it) => it.isCommand() && it.reply({ content: 'psst', flags: ephemeral }),
    )
    const { message } = await member.command(general.id, 'explain')
    if (message === undefined) throw new Error('no answer')
    expect(await member.useOnMessage(message, 'Explain this')).toEqual({
      refused: 'Apps cannot be used on this message',
    })
    expect(await organiser.useOnMessage(message, 'Explain this')).toEqual({
      refused: 'This message is not there any more',
    })
    const hidden = organiser.say(committee.id, 'a secret')
    expect(await visitor.useOnMessage(hidden, 'Explain this')).toEqual({
      refused: 'This message is not there any more',
    })
  })

  it('is on the chat page too', async () => {
    bot.onInteraction(async (it) => it.isMessageContextMenuCommand() && it.reply('From the page.'))
    const events = await watch(discord, member.id)
    const { commands } = (await events.next('snapshot')) as {
      commands: { id: string; name: string; type: number }[]
    }
    expect(commands.map(({ name }) => name).sort()).toEqual([
      'Explain this',
      'Only in DMs',
      'explain',
    ])
    const commandId = commands.find(({ name }) => name === 'Explain this')?.id
    const message = organiser.say(general.id, 'a question')
    const done = { type: 'use-on-message', as: member.id, channelId: general.id, commandId }
    expect(await act(discord, { ...done, messageId: message.id })).toMatchObject({
      status: 200,
      body: { outcome: { messageId: expect.any(String) } },
    })
    expect(await act(discord, { ...done, messageId: general.id })).toMatchObject({
      body: { outcome: { refused: 'This message is not there any more' } },
    })
  })
})
