/** What organisers do with a reminder after adding it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/local-discord/message.ts'
import { textOf } from '../../src/local-discord/text-of.ts'
import { messageOf, saidBy, startClub } from './club.ts'

const club = await startClub({ DEFAULT_TIME_ZONE: 'Europe/London' })
const { discord } = club
const { general, reminders } = discord.channels
const { organiser, member } = discord.people
const organiserRole = '1300000000000000001'

type Options = Record<string, string | number | boolean>
const remind = (what: string, options: Options = {}) =>
  organiser.command(general.id, `remind ${what}`, options)
const add = (options: Options) =>
  remind('add', { what: 'tip', when: 'daily 7:30', channel: reminders.id, ...options })
const firstId = async () => {
  const choices = await organiser.suggest(general.id, 'remind show', {}, 'reminder')
  return choices[0]?.value ?? ''
}
const posts = () => discord.messages(reminders.id)
const fileOf = async (message: Message) => {
  const response = await fetch(message.attachments[0]?.url ?? '')
  return response.text()
}

beforeEach(async () => {
  for (let id = await firstId(); id !== ''; id = await firstId()) {
    await remind('remove', { reminder: id })
  }
})

describe('/remind add with more options', () => {
  test('says back all that was chosen, and mentions the role in the post', async () => {
    const said = saidBy(
      await add({
        mention: organiserRole,
        late: 'always',
        quiet: '22-7',
        end: '31 Dec 2099',
        spread: 10,
      }),
    )
    expect(said).toContain(`Mentions <@&${organiserRole}>`)
    expect(said).toContain('Not from 22:00 to 07:00')
    expect(said).toContain('Until Thursday')
    expect(said).toContain('Up to 10 minutes after its time')
    expect(said).toContain('posted once, however late')
    discord.setBotPermissions(reminders.id, { allow: ['MentionEveryone'] })
    await discord.passTime({ hours: 24 })
    await discord.passTime({ minutes: 10 })
    const post = posts().at(-1)
    expect(post?.mention_roles).toEqual([organiserRole])
  })

  test('carries them through the form for own words', async () => {
    const asked = await add({ what: 'custom', mention: organiserRole, start: '1 Dec 2098' })
    if (asked.form === undefined) throw new Error('there is no form')
    const said = saidBy(await organiser.submit(asked.form, { text: 'Hills' }))
    expect(said).toContain(`Mentions <@&${organiserRole}>`)
    expect(said).toContain('From Monday')
  })

  test.each<[string, Options, string]>([
    ['everyone as a role', { mention: discord.guild.id }, 'You may not mention'],
    ['quiet hours that are none', { quiet: 'at night' }, 'as quiet hours'],
    ['quiet hours over its only time', { quiet: '7-8' }, 'it would never come'],
    ['a last day before the first', { start: '2 Jan 2099', end: '1 Jan 2099' }, 'before the first'],
    [
      'a spread wider than half its interval',
      { when: 'every 20 minutes', spread: 15 },
      '10 minutes are the most',
    ],
    ['a day that is none', { start: '31 Feb' }, 'not a date'],
  ])('refuses %s', async (_, options, sentence) => {
    expect(saidBy(await add(options))).toContain(sentence)
    expect(await firstId()).toBe('')
  })

  test('replaces the post before where that was chosen', async () => {
    await add({ 'replace-last': true })
    const before = posts().length
    await discord.passTime({ hours: 24 })
    await discord.passTime({ hours: 24 })
    expect(posts()).toHaveLength(before + 1)
  })
})

describe('/remind edit', () => {
  test('changes what the options name and nothing else', async () => {
    await add({ quiet: '22-6' })
    const said = saidBy(
      await remind('edit', { reminder: await firstId(), when: 'weekdays 18:00', late: 'skip' }),
    )
    expect(said).toContain('Every weekday at 18:00')
    expect(said).toContain('it is left out')
    expect(said).toContain('Not from 22:00 to 06:00')
  })

  test('takes rules away with "off"', async () => {
    await add({ quiet: '22-6', mention: organiserRole })
    const said = saidBy(
      await remind('edit', { reminder: await firstId(), quiet: 'off', 'mention-nobody': true }),
    )
    expect(said).not.toContain('22:00')
    expect(said).not.toContain('Mentions')
  })

  test('without options opens a form for the text', async () => {
    const asked = await add({ what: 'custom' })
    if (asked.form === undefined) throw new Error('there is no form')
    await organiser.submit(asked.form, { text: 'Hills' })
    const edit = await remind('edit', { reminder: await firstId() })
    if (edit.form === undefined) throw new Error('there is no form')
    const said = saidBy(await organiser.submit(edit.form, { text: 'Track', when: '' }))
    expect(said).toContain('“Track”')
    expect(said).toContain('Every day at 07:30')
  })
})

describe('pausing and skipping', () => {
  test('a paused one does not come until it is resumed', async () => {
    await add({})
    const id = await firstId()
    const paused = messageOf(await remind('pause', { reminder: id }))
    expect(textOf(paused)).toContain('Paused until you resume it')
    const before = posts().length
    await discord.passTime({ hours: 48 })
    expect(posts()).toHaveLength(before)
    expect(saidBy(await organiser.press(paused, 'Resume'))).toContain('It comes again.')
    await discord.passTime({ hours: 24 })
    expect(posts()).toHaveLength(before + 1)
  })

  test('until a day', async () => {
    await add({})
    const said = saidBy(await remind('pause', { reminder: await firstId(), until: '1 Jan 2099' }))
    expect(said).toContain('Paused until Thursday')
    expect(said).toMatch(/Next: <t:40709/)
  })

  test('skipping leaves out one time, and can be undone', async () => {
    await add({})
    const next = (text: string) => Number(/Next: <t:(\d+):F>/.exec(text)?.[1])
    const id = await firstId()
    const shown = messageOf(await remind('show', { reminder: id }))
    const skipped = messageOf(await organiser.press(shown, 'Skip next'))
    expect(next(textOf(skipped))).toBe(next(textOf(shown)) + 86_400)
    const undone = saidBy(await organiser.press(skipped, "Don't skip"))
    expect(next(undone)).toBe(next(textOf(shown)))
  })
})

test('a preview shows the next five times and what is left out', async () => {
  await add({})
  const id = await firstId()
  const first = /<t:(\d+):F>/.exec(saidBy(await remind('show', { reminder: id })))?.[1]
  const day = new Date(Number(first) * 1000).toISOString().slice(0, 10)
  await remind('edit', { reminder: id, 'skip-dates': day })
  const said = saidBy(await remind('preview', { reminder: id }))
  expect(said.match(/<t:\d+:F>/g)).toHaveLength(6)
  expect(said).toContain('That date is skipped.')
})

describe('export and import', () => {
  test('what was exported can be imported again', async () => {
    await add({ when: 'every 2 weeks on Sunday 9:00', quiet: '22-6' })
    const exported = messageOf(await remind('export'))
    const text = await fileOf(exported)
    await remind('remove', { reminder: await firstId() })
    const asked = await remind('import')
    if (asked.form === undefined) throw new Error('there is no form')
    expect(saidBy(await organiser.submit(asked.form, { file: text }))).toContain('I added 1')
    const said = saidBy(await remind('show', { reminder: await firstId() }))
    expect(said).toContain('Every 2 weeks on Sunday at 09:00')
    expect(said).toContain('Not from 22:00 to 06:00')
  })

  test('a calendar has the reminders as recurring events', async () => {
    await add({ when: 'first Monday 8:00' })
    const text = await fileOf(messageOf(await remind('export', { format: 'calendar' })))
    expect(text).toContain('BEGIN:VCALENDAR')
    expect(text).toContain('RRULE:FREQ=MONTHLY;BYDAY=1MO;BYHOUR=8;BYMINUTE=0')
  })

  test.each(['hello', '{}', '{"backstride":1,"reminders":[{"what":"tip"}]}', '[[[['])(
    '%s is refused',
    async (file) => {
      const asked = await remind('import')
      if (asked.form === undefined) throw new Error('there is no form')
      expect(saidBy(await organiser.submit(asked.form, { file }))).toContain(
        'not the text of a file',
      )
    },
  )

  test('channels of other servers are left out', async () => {
    const entry = {
      what: 'tip',
      schedule: { cron: '30 7 * * *' },
      zone: 'Europe/London',
      channel: '1499999999999999999',
    }
    const asked = await remind('import')
    if (asked.form === undefined) throw new Error('there is no form')
    const file = JSON.stringify({ backstride: 1, reminders: [entry] })
    expect(saidBy(await organiser.submit(asked.form, { file }))).toContain('1 was left out')
  })
})

describe('a channel that refuses', () => {
  const refuse = () => discord.setBotPermissions(reminders.id, { deny: ['SendMessages'] })
  const allow = () => discord.setBotPermissions(reminders.id, {})

  test('stops the reminder, its creator is told by direct message, and a look lets it go on', async () => {
    await add({})
    refuse()
    const inbox = organiser.openDirectMessages().id
    const told = discord.waitForMessage(inbox, (message) => textOf(message).includes('has stopped'))
    await discord.passTime({ hours: 24 })
    expect(textOf(await told)).toContain('Send Messages')
    expect(saidBy(await remind('list'))).toContain('Stopped:')
    allow()
    expect(saidBy(await remind('list'))).toContain('Next:')
    await discord.passTime({ minutes: 1 })
    expect(discord.messages(inbox).map(textOf).join()).toContain('A reminder goes on')
    const before = posts().length
    await discord.passTime({ hours: 24 })
    expect(posts()).toHaveLength(before + 1)
  })

  test('is told once, and tested by itself a day later', async () => {
    await add({})
    refuse()
    const inbox = organiser.openDirectMessages().id
    await discord.passTime({ hours: 24 })
    const told = discord.messages(inbox).length
    allow()
    await discord.passTime({ hours: 25 })
    expect(discord.messages(inbox)).toHaveLength(told + 1)
    expect(saidBy(await remind('list'))).toContain('Next:')
  })
})

test('a member gets at none of it, not even at a forged button', async () => {
  await add({})
  const shown = messageOf(await remind('show', { reminder: await firstId() }))
  await expect(member.press(shown, 'Remove')).resolves.not.toHaveProperty('message.flags', 0)
  expect(await firstId()).not.toBe('')
})
