import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/local-discord/text-of.ts'
import { ephemeral, messageOf, saidBy, startClub } from './club.ts'

const club = await startClub({ DEFAULT_TIME_ZONE: 'Europe/London' })
const { discord } = club
const { general, reminders, committee } = discord.channels
const { organiser, member } = discord.people

const add = (options: Record<string, string>) =>
  organiser.command(general.id, 'remind add', options)
const list = async () => saidBy(await organiser.command(general.id, 'remind list'))

describe('/remind', () => {
  test('says that there are none yet', async () => {
    expect(await list()).toContain('No reminders yet')
  })

  test('adds one, echoes what was understood, and posts it at its time, once', async () => {
    const said = saidBy(await add({ what: 'stretch', when: 'daily 7:30', channel: reminders.id }))
    expect(said).toContain('Every day at 07:30')
    expect(said).toContain(`<#${reminders.id}>`)
    expect(said).toMatch(/<t:\d+:F>/)
    expect(await list()).toContain('1 reminder in this server')

    const before = discord.messages(reminders.id).length
    await discord.passTime({ hours: 24 })
    await discord.passTime({ minutes: 1 })
    const posts = discord.messages(reminders.id).slice(before)
    expect(posts).toHaveLength(1)
  })

  test('posts again the next day, also after a restart', async () => {
    const before = discord.messages(reminders.id).length
    await club.restart()
    await discord.passTime({ hours: 24 })
    expect(discord.messages(reminders.id)).toHaveLength(before + 1)
  })

  test('leads from the post to the movement, privately', async () => {
    const post = discord.messages(reminders.id).at(-1)
    if (post === undefined) throw new Error('there is no post')
    const button = JSON.stringify(post.components).match(/"custom_id":"([^"]+)"/)?.[1] ?? ''
    const outcome = await member.press(post, button)
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
  })

  test('takes own words through a form, and shows them without mentions or links', async () => {
    const asked = await add({ what: 'custom', when: 'daily 18:00', channel: reminders.id })
    if (asked.form === undefined) throw new Error('there is no form')
    const kept = await organiser.submit(asked.form, {
      text: '@everyone **Hills** [tonight](https://evil.example)',
    })
    expect(saidBy(kept)).toContain('Every day at 18:00')
    const seen = discord.waitForMessage(reminders.id, (message) =>
      textOf(message).includes('Hills'),
    )
    await discord.passTime({ hours: 24 })
    const post = await seen
    expect(post.mention_everyone).toBe(false)
    expect(textOf(post)).toContain('\\@everyone \\*\\*Hills')
    expect(textOf(post)).not.toContain('[tonight](')
  })

  test('posts a test at once, marked as one, without touching the schedule', async () => {
    const [choice] = await organiser.suggest(
      general.id,
      'remind test',
      { reminder: '' },
      'reminder',
    )
    const before = discord.messages(reminders.id).length
    const outcome = await organiser.command(general.id, 'remind test', {
      reminder: choice?.value ?? '',
    })
    expect(saidBy(outcome)).toContain('Test posted')
    const posts = discord.messages(reminders.id).slice(before)
    expect(posts.map(textOf).join()).toContain('This is a test')
  })

  test('removes one from the list, and brings it back, even after a restart', async () => {
    const shown = messageOf(await organiser.command(general.id, 'remind list'))
    const select = JSON.stringify(shown.components).match(/"value":"([0-9a-z]{8})"/)?.[1] ?? ''
    const looked = messageOf(await organiser.select(shown, [select]))
    const removed = messageOf(await organiser.press(looked, 'Remove'))
    expect(textOf(removed)).toContain('Reminder removed')
    expect(await list()).toContain('1 reminder')
    await club.restart()
    expect(saidBy(await organiser.press(removed, 'Undo'))).toContain('It is back, as it was.')
    expect(await list()).toContain('2 reminders')
    const again = messageOf(
      await organiser.select(messageOf(await organiser.command(general.id, 'remind list')), [
        select,
      ]),
    )
    await organiser.press(again, 'Remove')
    expect(await list()).toContain('1 reminder')
  })

  test('removes one by name', async () => {
    const [choice] = await organiser.suggest(
      general.id,
      'remind remove',
      { reminder: '' },
      'reminder',
    )
    const outcome = await organiser.command(general.id, 'remind remove', {
      reminder: choice?.value ?? '',
    })
    expect(saidBy(outcome)).toContain('Reminder removed')
    expect(await list()).toContain('No reminders yet')
  })
})

describe('bad input gets a clear, private message, and nothing is kept', () => {
  test.each([
    [
      'an unknown zone',
      { what: 'tip', when: 'daily 7:30', zone: 'Narnia' },
      "I don't know the time zone",
    ],
    [
      'an ambiguous zone',
      { what: 'tip', when: 'daily 7:30', zone: 'IST' },
      'means different times',
    ],
    ['a past time', { what: 'tip', when: '2020-01-01 10:00' }, 'has passed already'],
    ['days without a time', { what: 'tip', when: 'weekdays' }, 'At what time?'],
    ['nonsense', { what: 'tip', when: 'purple monkey' }, "I don't understand"],
    ['a broken cron expression', { what: 'tip', when: '99 7 * * 1-5' }, 'cron'],
  ])('%s', async (_name, options, sentence) => {
    const outcome = await add(options)
    expect(saidBy(outcome)).toContain(sentence)
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
    expect(await list()).toContain('No reminders yet')
  })

  test('a channel where the bot may not write', async () => {
    const outcome = await add({ what: 'tip', when: 'daily 7:30', channel: committee.id })
    expect(saidBy(outcome)).toMatch(/I can't post in .*Send Messages/)
    expect(await list()).toContain('No reminders yet')
  })

  test('over-long text, refused by Discord before it reaches the bot', async () => {
    const asked = await add({ what: 'custom', when: 'daily 18:00' })
    if (asked.form === undefined) throw new Error('there is no form')
    const outcome = await organiser.submit(asked.form, { text: 'x'.repeat(1501) })
    expect(outcome.refused).toBeDefined()
    expect(await list()).toContain('No reminders yet')
  })

  test('an option of the wrong type, or a choice that does not exist', async () => {
    expect((await add({ what: 'dance', when: 'daily 7:30' })).refused).toBeDefined()
    const wrong = await organiser.command(general.id, 'remind add', { what: 'tip', when: 730 })
    expect(wrong.refused).toBeDefined()
    expect(await list()).toContain('No reminders yet')
  })

  test('a plain member does not get at /remind', async () => {
    const outcome = await member.command(general.id, 'remind add', {
      what: 'tip',
      when: 'daily 7:30',
    })
    expect(outcome.refused).toBeDefined()
    expect(await list()).toContain('No reminders yet')
  })

  test('a reminder id that is none', async () => {
    const outcome = await organiser.command(general.id, 'remind remove', {
      reminder: "'; drop table",
    })
    expect(saidBy(outcome)).toContain('That reminder is gone')
  })
})

describe('limits', () => {
  test('the 26th reminder is refused kindly, and the list turns pages', async () => {
    for (let hour = 0; hour < 25; hour++) {
      await add({ what: 'tip', when: `daily ${hour % 24}:${hour < 24 ? '05' : '35'}` })
    }
    expect(saidBy(await add({ what: 'tip', when: 'daily 4:44' }))).toContain('has 25 reminders')
    const first = messageOf(await organiser.command(general.id, 'remind list'))
    expect(textOf(first)).toContain('Page 1 of 3')
    const second = messageOf(await organiser.press(first, 'More'))
    expect(textOf(second)).toContain('Page 2 of 3')
  })
})
