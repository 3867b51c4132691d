import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/local-discord/text-of.ts'
import { ephemeral, messageOf, saidBy, startClub } from './club.ts'

const club = await startClub({ DEFAULT_TIME_ZONE: 'Europe/London' })
const { discord } = club
const { general, reminders, committee } = discord.channels
const { organiser, member, visitor } = discord.people

const set = (name: string, options: Record<string, string | boolean> = {}) =>
  organiser.command(general.id, `settings ${name}`, options)
const warning = 'my back is sore and since monday i cant feel anything between my legs'

describe('an organiser sets up the server', () => {
  test('sees that nothing is set yet, privately', async () => {
    const outcome = await set('show')
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
    expect(saidBy(outcome)).toContain('not set, so Europe/London is used')
    expect(saidBy(outcome)).toContain('**Quiet hours:** none')
  })

  test('sets the country from the list, and warning cards name its number', async () => {
    const before = saidBy(await member.command(general.id, 'ask', { question: warning }))
    expect(before).toContain('112 in Europe')
    const [choice] = await organiser.suggest(
      general.id,
      'settings country',
      { country: 'new z' },
      'country',
    )
    const outcome = await set('country', { country: String(choice?.value) })
    expect(saidBy(outcome)).toContain('**Country:** New Zealand. Emergency: 111')
    const card = saidBy(await member.command(general.id, 'ask', { question: warning }))
    expect(card).toContain('Call 111 now')
    expect(card).toContain('one country (New Zealand)')
    expect(card).not.toContain('999')
  })

  test('names the best-known numbers in direct messages all the same', async () => {
    const { id } = member.openDirectMessages()
    expect(saidBy(await member.command(id, 'ask', { question: warning }))).toContain(
      '999 in the UK',
    )
  })

  test('sets the zone, and a new reminder uses it', async () => {
    expect(saidBy(await set('zone', { zone: 'Auckland' }))).toContain('Pacific/Auckland, where it')
    const added = await organiser.command(general.id, 'remind add', {
      what: 'tip',
      when: 'daily 7:30',
      channel: reminders.id,
    })
    expect(saidBy(added)).toContain('Every day at 07:30, Auckland time')
  })

  test('an option of /remind add still wins', async () => {
    const added = await organiser.command(general.id, 'remind add', {
      what: 'tip',
      when: 'daily 7:30',
      zone: 'London',
    })
    expect(saidBy(added)).toContain('London time')
  })

  test('sets quiet hours, switches them off, and picks a channel for notices', async () => {
    const quiet = saidBy(await set('quiet-hours', { from: '9pm', to: '6' }))
    expect(quiet).toContain('from 21:00 to 06:00, Pacific/Auckland')
    expect(saidBy(await set('quiet-hours', { off: true }))).toContain('**Quiet hours:** none')
    expect(saidBy(await set('notices', { channel: reminders.id }))).toContain(`<#${reminders.id}>`)
  })

  test('finds everything again after a restart, and clears it by button', async () => {
    await club.restart()
    const shown = saidBy(await set('show'))
    expect(shown).toContain('New Zealand')
    expect(shown).toContain('Pacific/Auckland')
    const one = messageOf(await set('country'))
    const cleared = messageOf(await organiser.press(one, 'Clear this setting'))
    expect(textOf(cleared)).toContain('**Country:** not set')
    const all = await organiser.press(cleared, 'Show all settings')
    expect(saidBy(all)).toContain('Settings of this server')
  })
})

describe('bad input gets a clear, private message, and nothing is kept', () => {
  test.each([
    ['an unknown zone', 'zone', { zone: 'Narnia' }, "I don't know the time zone"],
    ['an ambiguous zone', 'zone', { zone: 'IST' }, 'means different times'],
    ['half of the quiet hours', 'quiet-hours', { from: '22:00' }, 'need a start and an end'],
    ['no time of day', 'quiet-hours', { from: 'late', to: 'early' }, 'is not a time of day'],
    ['an unknown country', 'country', { country: 'Narnia' }, 'nothing was changed'],
    ['an unknown language', 'language', { language: 'Klingon' }, 'I speak English'],
    ['@everyone', 'organisers', { role: discord.guild.id }, 'every member an organiser'],
    ['a channel the bot may not write in', 'notices', { channel: committee.id }, 'Send Messages'],
  ])('%s', async (_name, subcommand, options, sentence) => {
    const before = saidBy(await set('show'))
    const outcome = await set(subcommand, options)
    expect(saidBy(outcome)).toContain(sentence)
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
    expect(saidBy(await set('show'))).toBe(before)
  })
})

describe('who may change settings', () => {
  test('not a plain member, neither by command nor by a button', async () => {
    expect((await member.command(general.id, 'settings show')).refused).toBeDefined()
    // The command is hidden from them; even when it is opened to their role, the bot checks.
    const runners = discord.giveRole(member.id, 'Runners')
    discord.openCommand('settings', runners)
    const outcome = await member.command(general.id, 'settings zone', { zone: 'Tokyo' })
    expect(saidBy(outcome)).toContain('This is for organisers')
    expect(await member.suggest(general.id, 'settings zone', { zone: 'tok' }, 'zone')).toEqual([])
    expect(saidBy(await set('show'))).not.toContain('Tokyo')
  })

  test("a member with the organisers' role, once an admin has opened the commands to it", async () => {
    const role = discord.giveRole(visitor.id, 'Run leaders')
    const said = saidBy(await set('organisers', { role }))
    expect(said).toContain(`<@&${role}>`)
    expect(said).toContain('Integrations')
    discord.openCommand('settings', role)
    discord.openCommand('remind', role)

    const change = await visitor.command(general.id, 'settings zone', { zone: 'Berlin' })
    expect(saidBy(change)).toContain('Europe/Berlin')
    const added = await visitor.command(general.id, 'remind add', {
      what: 'tip',
      when: 'daily 8:15',
    })
    expect(saidBy(added)).toContain('08:15, Berlin time')
    // Buttons too: what the custom id says is checked for the person who pressed it.
    const list = await visitor.press(messageOf(change), 'Show all settings')
    expect(saidBy(list)).toContain('Europe/Berlin')
    expect(saidBy(await visitor.command(general.id, 'help'))).toContain('/settings zone')
  })

  test('that role cannot hand itself on', async () => {
    const role = discord.giveRole(member.id, 'Runners')
    const refused = await visitor.command(general.id, 'settings organisers', { role })
    expect(saidBy(refused)).toContain('Only members with the permission "Manage Server"')
    const shown = messageOf(await visitor.command(general.id, 'settings organisers'))
    const pressed = await visitor.press(shown, 'Clear this setting')
    expect(saidBy(pressed)).toContain('Only members with the permission')
  })

  test('the role counts no longer once it is cleared', async () => {
    const menu = messageOf(await visitor.command(general.id, 'settings zone'))
    const shown = messageOf(await set('organisers'))
    await organiser.press(shown, 'Clear this setting')
    const late = await visitor.press(menu, 'Clear this setting')
    expect(saidBy(late)).toContain('This is for organisers')
    expect(saidBy(await set('show'))).toContain('Europe/Berlin')
  })
})

describe('/about', () => {
  test('answers anybody, anywhere, privately', async () => {
    const outcome = await member.command(member.openDirectMessages().id, 'about')
    expect(saidBy(outcome)).toMatch(/version \d+\.\d+\.\d+/)
    expect(saidBy(outcome)).toContain('No doctor or physiotherapist has signed')
    const inServer = await member.command(general.id, 'about')
    expect(messageOf(inServer).flags & ephemeral).toBe(ephemeral)
  })
})
