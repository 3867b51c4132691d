/** What a person may give to the options of a command. */
import { describe, expect, it } from 'vitest'
import { startBot, startDiscord } from './bot.ts'

const discord = await startDiscord()
const bot = await startBot(discord)
const { general, reminders } = discord.channels
const { member, organiser } = discord.people
await bot.client.application.commands.set([
  {
    name: 'plan',
    description: 'x',
    options: [
      {
        type: 1,
        name: 'add',
        description: 'x',
        options: [
          { type: 3, name: 'title', description: 'x', required: true, minLength: 2, maxLength: 5 },
          { type: 3, name: 'day', description: 'x', choices: [{ name: 'Monday', value: 'mon' }] },
          { type: 4, name: 'weeks', description: 'x', minValue: 1, maxValue: 9 },
          { type: 5, name: 'hills', description: 'x' },
          { type: 7, name: 'where', description: 'x', channelTypes: [0] },
          { type: 6, name: 'who', description: 'x' },
        ],
      },
    ],
  },
])

describe('options are refused', () => {
  it.each<[string, string, Record<string, string | number | boolean>, string]>([
    ['without a subcommand', 'plan', {}, 'Unknown subcommand'],
    ['with an unknown subcommand', 'plan remove', {}, 'Unknown subcommand'],
    ['without a required one', 'plan add', {}, 'title: This option is required'],
    [
      'when a text is too short',
      'plan add',
      { title: 'x' },
      'title: The value must have at least 2 characters',
    ],
    [
      'when a text is too long',
      'plan add',
      { title: 'xxxxxx' },
      'title: The value must have at most 5 characters',
    ],
    [
      'when a value is no choice',
      'plan add',
      { title: 'run', day: 'tue' },
      'day: The value is not one of the choices',
    ],
    [
      'when a number is too small',
      'plan add',
      { title: 'run', weeks: 0 },
      'weeks: The value must be at least 1',
    ],
    [
      'when a number is too large',
      'plan add',
      { title: 'run', weeks: 10 },
      'weeks: The value must be at most 9',
    ],
    [
      'when a number is not whole',
      'plan add',
      { title: 'run', weeks: 1.5 },
      'weeks: The value is not a whole number',
    ],
    [
      'when a number is a text',
      'plan add',
      { title: 'run', weeks: '3' },
      'weeks: The value is not a number',
    ],
    [
      'when a switch is a text',
      'plan add',
      { title: 'run', hills: 'yes' },
      'hills: The value must be true or false',
    ],
    [
      'when a person does not exist',
      'plan add',
      { title: 'run', who: '1999999999999999999' },
      'The value is not one that can be picked here',
    ],
  ])('%s', async (_, name, options, refused) => {
    expect(await member.command(general.id, name, options)).toEqual({ refused })
  })
})

it('a full set of options reaches the bot', async () => {
  bot.onInteraction(async (it) => {
    if (!it.isChatInputCommand()) return
    const { options } = it
    const where = options.getChannel('where')?.name
    const who = options.getUser('who')?.globalName
    await it.reply(
      `${options.getSubcommand()} ${options.getString('day')} ${options.getInteger('weeks')} ${options.getBoolean('hills')} ${where} ${who}`,
    )
  })
  const options = {
    title: 'run',
    day: 'mon',
    weeks: 3,
    hills: true,
    where: reminders.id,
    who: organiser.id,
  }
  const { message } = await member.command(general.id, 'plan add', options)
  expect(message?.content).toBe('add mon 3 true reminders Olivia')
})

it('a bot that was removed is not offered, and works again when it is invited', async () => {
  bot.onInteraction(async (it) => it.isCommand() && it.reply('back'))
  discord.removeBot()
  expect((await member.command(general.id, 'plan add', { title: 'run' })).refused).toBeDefined()
  discord.inviteBot()
  expect((await member.command(general.id, 'plan add', { title: 'run' })).message?.content).toBe(
    'back',
  )
})
