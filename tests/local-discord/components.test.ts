/** A person presses, picks and fills in; the real discord.js client answers. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/local-discord/interactions/interaction.ts'
import type { Message } from '../../src/local-discord/message.ts'
import { textOf } from '../../src/local-discord/text-of.ts'
import { clubCommands, startBot, startDiscord } from './bot.ts'

const ephemeral = 64
const discord = await startDiscord({ limits: { firstResponseMs: 150, deferredUpdateMs: 100 } })
const bot = await startBot(discord)
const { organiser, member, visitor } = discord.people
const { general } = discord.channels

beforeAll(() => bot.client.application.commands.set(clubCommands))

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
