import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/card.ts'
import { ask } from '../../src/commands/ask.ts'
import { help } from '../../src/commands/help.ts'
import { remind } from '../../src/commands/remind.ts'
import { tip } from '../../src/commands/tip.ts'
import type { Reply } from '../../src/discord/command.ts'
import { UserError } from '../../src/errors.ts'
import { call, library, services } from './fakes.ts'

function textOf(reply: Reply | undefined): string {
  if (reply === undefined || 'ask' in reply) throw new Error('no card')
  return plainText('say' in reply ? reply.say : reply.update)
}

describe('/ask', () => {
  test('keeps every answer to the asker', async () => {
    const reply = await ask.run(
      call({ options: { question: 'how long should i rest' } }),
      services(),
    )
    expect(reply).toMatchObject({ to: 'asker' })
  })

  test('explains kindly that a topic or movement of an old button is gone', async () => {
    for (const action of ['topic', 'exercise']) {
      const old = ask.actions?.[action]?.(call({ args: ['no-such-thing'] }), services())
      await expect(old).rejects.toThrow(UserError)
    }
  })

  test('shows every topic and every movement by its button', async () => {
    for (const id of library.topics.keys()) {
      expect(textOf(await ask.actions?.topic?.(call({ args: [id] }), services()))).toBeTruthy()
    }
    for (const [id, { name }] of library.exercises) {
      expect(textOf(await ask.actions?.exercise?.(call({ args: [id] }), services()))).toContain(
        name,
      )
    }
  })
})

describe('/tip', () => {
  test('draws from the tips about the chosen thing', async () => {
    const reply = await tip.run(call({ options: { about: 'shoes' } }), services())
    const first = library.tips.find(({ tags }) => tags.includes('shoes'))
    expect(textOf(reply)).toContain(first?.text)
  })

  test('never gives the tip that was just shown', async () => {
    const shown = library.tips[0]?.id ?? ''
    const reply = await tip.actions?.another?.(call({ args: ['', shown] }), services())
    expect(textOf(reply)).toContain(library.tips[1]?.text)
  })

  test('takes a tampered tag kindly', async () => {
    const tampered = tip.actions?.another?.(call({ args: ['__proto__', 'x'] }), services())
    await expect(tampered).rejects.toThrow(UserError)
  })
})

describe('/help', () => {
  test('names in direct messages only what works there', async () => {
    const reply = await help.run(call({ guildId: null }), services())
    expect(textOf(reply)).toContain('/ask')
    expect(textOf(reply)).not.toContain('/remind')
  })
})

describe('/remind', () => {
  test('adds nothing through a form whose channel belongs to another server', async () => {
    const own = services({ guildOf: async () => '999999999999999999' })
    const forged = call({
      args: ['200000000000000002'],
      fields: { text: 'Hello', when: 'daily 7:30', zone: 'Europe/London' },
    })
    await expect(remind.actions?.text?.(forged, own)).rejects.toThrow("can't find that channel")
    expect(await own.reminders.list(forged.guildId ?? '')).toEqual([])
  })

  test('refuses over-long text on our side too', async () => {
    const own = services()
    const long = call({
      args: ['200000000000000002'],
      fields: { text: 'x'.repeat(1501), when: 'daily 7:30', zone: 'Europe/London' },
    })
    await expect(remind.actions?.text?.(long, own)).rejects.toThrow('1501 characters')
    expect(await own.reminders.list(long.guildId ?? '')).toEqual([])
  })

  test('shows what it understood while the time is typed, then examples', async () => {
    const typed = call({ subcommand: 'add', focused: { option: 'when', text: 'tue 6pm' } })
    expect((await remind.suggest?.(typed, services()))?.[0]).toEqual({
      name: 'Every Tuesday at 18:00, London time',
      value: 'tue 6pm',
    })
    const empty = call({ subcommand: 'add', focused: { option: 'when', text: '' } })
    expect((await remind.suggest?.(empty, services()))?.length).toBeGreaterThan(3)
  })

  test('is not for direct messages', async () => {
    const direct = call({ guildId: null, subcommand: 'list' })
    await expect(remind.run(direct, services())).rejects.toThrow('belong to a server')
  })

  test("can't see or remove another server's reminders", async () => {
    const own = services()
    const add = call({ subcommand: 'add', options: { what: 'tip', when: 'daily 7:30' } })
    await remind.run(add, own)
    const [kept] = await own.reminders.list(add.guildId ?? '')
    const elsewhere = call({
      guildId: '111111111111111111',
      subcommand: 'remove',
      options: { reminder: kept?.id ?? '' },
    })
    await expect(remind.run(elsewhere, own)).rejects.toThrow('That reminder is gone')
    expect(await own.reminders.list(add.guildId ?? '')).toHaveLength(1)
  })

  test('says what to mend when a test post is refused', async () => {
    const own = services({ deliver: async () => ({ gone: 'no-permission' }) })
    await remind.run(call({ subcommand: 'add', options: { what: 'tip', when: 'daily 7:30' } }), own)
    const [kept] = await own.reminders.list(call().guildId ?? '')
    const test = call({ subcommand: 'test', options: { reminder: kept?.id ?? '' } })
    await expect(remind.run(test, own)).rejects.toThrow('Send Messages')
  })
})
