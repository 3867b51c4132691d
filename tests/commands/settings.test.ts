import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/card.ts'
import { settings } from '../../src/commands/settings.ts'
import type { Call, OptionValue, Reply } from '../../src/discord/command.ts'
import { call, channelId, guildId, library, services } from './fakes.ts'

const roleId = '600000000000000001'

function textOf(reply: Reply | undefined): string {
  if (reply === undefined || 'ask' in reply) throw new Error('no card')
  return plainText('say' in reply ? reply.say : reply.update)
}

const set = (
  subcommand: string,
  options: Record<string, OptionValue>,
  change: Partial<Call> = {},
) => call({ subcommand, options, ...change })

/** What is kept after one use of a subcommand, and what was said. */
async function afterSetting(subcommand: string, options: Record<string, OptionValue>) {
  const own = services()
  const said = textOf(await settings.run(set(subcommand, options), own))
  return { said, club: await own.clubs.read(guildId) }
}

describe('/settings keeps what was set, and says what is in force', () => {
  test('a zone by its city', async () => {
    const { said, club } = await afterSetting('zone', { zone: 'tokyo' })
    expect(club.zone).toBe('Asia/Tokyo')
    expect(said).toContain('Time zone: Asia/Tokyo, where it is 21:00 now')
  })

  test.each([
    ['21:30', '7', '21:30', '07:00'],
    ['9.30pm', '6:15 am', '21:30', '06:15'],
    ['midnight', 'noon', '00:00', '12:00'],
    ['0', '23:59', '00:00', '23:59'],
  ])('quiet hours from %s to %s', async (from, to, kept, until) => {
    const { said, club } = await afterSetting('quiet-hours', { from, to })
    expect(club.quietHours).toEqual({ from: kept, to: until })
    expect(said).toContain(`from ${kept} to ${until}, Europe/London`)
  })

  test.each([
    ['GB', 'GB'],
    ['united kingdom', 'GB'],
    ['Scotland', 'GB'],
    ['u.s.a.', null],
    ['USA', 'US'],
    ['turkiye', 'TR'],
    [' ireland ', 'IE'],
  ])('a country named "%s"', async (typed, region) => {
    const reply = afterSetting('country', { country: typed })
    if (region === null) return await expect(reply).rejects.toThrow('nothing was changed')
    const { said, club } = await reply
    expect(club.region).toBe(region)
    expect(said).toContain(library.regions.countries.get(region)?.emergency)
  })

  test('a language by its name or code', async () => {
    expect((await afterSetting('language', { language: 'English' })).club.language).toBe('en')
    expect((await afterSetting('language', { language: 'EN' })).club.language).toBe('en')
  })

  test("the organisers' role, with what an admin must do in Discord", async () => {
    const { said, club } = await afterSetting('organisers', { role: { roleId } })
    expect(club.organiserRoleId).toBe(roleId)
    expect(said).toContain('Integrations')
  })

  test('a channel for notices', async () => {
    const { botPermissions } = call()
    const channel = { channelId, name: 'committee', isThread: false, botPermissions }
    const { said, club } = await afterSetting('notices', { channel })
    expect(club.noticeChannelId).toBe(channelId)
    expect(said).toContain(`<#${channelId}>`)
  })
})

describe('/settings refuses bad input with a sentence of its own, and keeps nothing', () => {
  test.each<[string, string, Record<string, OptionValue>, string]>([
    ['an unknown zone', 'zone', { zone: 'Narnia' }, "don't know the time zone"],
    ['an ambiguous zone', 'zone', { zone: 'IST' }, 'means different times'],
    ['an offset', 'zone', { zone: '+02:00' }, 'when the clocks change'],
    ['a start alone', 'quiet-hours', { from: '22:00' }, 'need a start and an end'],
    ['an end alone', 'quiet-hours', { to: '7:00' }, 'need a start and an end'],
    ['no time of day', 'quiet-hours', { from: '25:00', to: '7' }, ':00" is not a time of day'],
    ['two times in one', 'quiet-hours', { from: '7 and 8', to: '9' }, 'is not a time of day'],
    ['markdown for a time', 'quiet-hours', { from: '**x**', to: '9' }, '"\\*\\*x\\*\\*"'],
    ['the same times', 'quiet-hours', { from: '7', to: '07:00' }, 'at different times'],
    ['an unknown country', 'country', { country: 'Narnia' }, 'for "Narnia" that I am sure of'],
    ['a key of every object', 'country', { country: 'constructor' }, 'nothing was changed'],
    ['an unknown language', 'language', { language: 'Klingon' }, 'I speak English'],
    ['@everyone', 'organisers', { role: { roleId: guildId } }, 'every member an organiser'],
  ])('%s', async (_name, subcommand, options, sentence) => {
    const own = services()
    await expect(settings.run(set(subcommand, options), own)).rejects.toThrow(sentence)
    expect(Object.values(await own.clubs.read(guildId)).filter(Boolean)).toEqual([guildId])
  })

  test('a channel where the bot may not write', async () => {
    const channel = { channelId, name: 'x', isThread: false, botPermissions: new Set<never>() }
    const refused = settings.run(set('notices', { channel }), services())
    await expect(refused).rejects.toThrow(/I need View Channel, Send Messages there/)
  })

  test('direct messages', async () => {
    const direct = set('show', {}, { guildId: null })
    await expect(settings.run(direct, services())).rejects.toThrow('belong to a server')
  })

  test("the organisers' role set by someone who only has that role", async () => {
    const own = services()
    const member = { permissions: new Set<never>(), roles: new Set([roleId]) }
    const given = set('organisers', { role: { roleId: '700000000000000001' } }, member)
    await expect(settings.run(given, own)).rejects.toThrow('Only members with the permission')
    const pressed = call({ ...member, args: ['organisers'] })
    await expect(settings.actions?.clear?.(pressed, own)).rejects.toThrow('Only members with')
  })
})

describe('/settings shows', () => {
  test('everything, and says what is used where nothing is set', async () => {
    const said = textOf(await settings.run(set('show', {}), services()))
    expect(said).toContain('Time zone: not set, so Europe/London is used')
    expect(said).toContain('Language: not set, so English is used')
    expect(said.match(/^• /gm)).toHaveLength(6)
  })

  test('one setting without its option, and clears it by button', async () => {
    const own = services()
    await settings.run(set('country', { country: 'FR' }), own)
    const reply = await settings.run(set('country', {}), own)
    expect(textOf(reply)).toContain('France')
    expect(JSON.stringify(reply)).toContain('["settings","clear","country"]')
    const cleared = await settings.actions?.clear?.(call({ args: ['country'] }), own)
    expect(textOf(cleared)).toContain('Country: not set')
    expect((await own.clubs.read(guildId)).region).toBeNull()
  })

  test('no way to clear what is not set', async () => {
    const reply = await settings.run(set('country', {}), services())
    expect(JSON.stringify(reply)).not.toContain('"settings","clear"')
  })

  test('quiet hours can be switched off', async () => {
    const own = services()
    await settings.run(set('quiet-hours', { from: '22', to: '7' }), own)
    expect(textOf(await settings.run(set('quiet-hours', { off: true }), own))).toContain('none')
    expect((await own.clubs.read(guildId)).quietHours).toBeNull()
  })

  test('a tampered button is explained', async () => {
    for (const args of [[], ['__proto__'], ['guildId']]) {
      const pressed = settings.actions?.clear?.(call({ args }), services())
      await expect(pressed).rejects.toThrow('older message')
    }
  })
})

describe('/settings suggests', () => {
  const suggest = async (subcommand: string, text: string) =>
    (await settings.suggest?.(
      call({ subcommand, focused: { option: subcommand, text } }),
      services(),
    )) ?? []

  test('countries by the start of their name, other names and code', async () => {
    expect((await suggest('country', 'ire'))[0]).toEqual({ name: 'Ireland', value: 'IE' })
    expect((await suggest('country', 'england'))[0]?.value).toBe('GB')
    expect((await suggest('country', 'nz'))[0]?.value).toBe('NZ')
    expect(await suggest('country', 'narnia')).toEqual([])
  })

  test('zones and languages', async () => {
    expect((await suggest('zone', 'berl'))[0]?.value).toBe('Europe/Berlin')
    expect(await suggest('language', 'eng')).toEqual([{ name: 'English', value: 'en' }])
  })

  test('nothing for what is picked in Discord', async () => {
    expect(await suggest('organisers', 'x')).toEqual([])
  })
})
