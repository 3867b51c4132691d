/**
 * What every reminder store must do; run for each one.
 * Moments are compared with `toEqual`: vitest's `toMatchObject` takes any two for the same.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reminder, ReminderDraft, Rules } from '../../src/reminders/reminder.ts'
import type { Claim, Draw, ReminderStore } from '../../src/reminders/store.ts'
import { draft, start } from './drafts.ts'

const guild = '100000000000000001'
const otherGuild = '999999999999999999'
const openingAt = (at: Temporal.Instant) => ({ slotAt: at, dueAt: at })
const later = (seconds: number) => start.add({ milliseconds: seconds * 1000 })

export function reminderStoreContract(name: string, open: () => Promise<ReminderStore>): void {
  describe(`reminder store: ${name}`, () => {
    let store: ReminderStore
    const add = (change: Partial<ReminderDraft> = {}) => store.add(draft(change), { limit: 25 })
    const claim = (seconds: number, most = 10) =>
      store.claimDue({ now: later(seconds), leaseSeconds: 30, most })
    const claimOne = async (seconds: number): Promise<Claim> => {
      const [claimed] = await claim(seconds)
      if (claimed === undefined) throw new Error('nothing was due')
      return claimed
    }

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    test('gives back what was added', async () => {
      const whole = draft({ kind: 'custom', text: 'Träñk 💧 "; DROP TABLE x' })
      const kept = {
        ...whole,
        firstTry: null,
        token: 0,
        attempts: 0,
        sent: 0,
        suspended: null,
        drawn: null,
        lastMessageId: null,
      }
      expect(await store.add(whole, { limit: 25 })).toEqual({ added: kept })
      expect(await store.find(guild, 'aaaaaaaa')).toEqual(kept)
      expect(await store.list(guild)).toEqual([kept])
    })

    test('keeps a one-off schedule', async () => {
      await add({ schedule: { once: '2026-12-24T18:00' } })
      expect((await store.find(guild, 'aaaaaaaa'))?.schedule).toEqual({ once: '2026-12-24T18:00' })
    })

    test('refuses one more than the limit, and counts each server by itself', async () => {
      await store.add(draft({ id: 'aaaaaaa1' }), { limit: 2 })
      await store.add(draft({ id: 'aaaaaaa2' }), { limit: 2 })
      expect(await store.add(draft({ id: 'aaaaaaa3' }), { limit: 2 })).toEqual({
        full: { limit: 2 },
      })
      expect(await store.list(guild)).toHaveLength(2)
      const elsewhere = draft({ id: 'aaaaaaa4', guildId: otherGuild })
      expect(await store.add(elsewhere, { limit: 2 })).toHaveProperty('added')
    })

    test('holds the limit when many are added at once', async () => {
      const drafts = Array.from({ length: 20 }, (_, index) => draft({ id: `aaaaaa${10 + index}` }))
      await Promise.all(drafts.map((each) => store.add(each, { limit: 5 })))
      expect(await store.list(guild)).toHaveLength(5)
    })

    test("neither finds nor removes another server's reminder", async () => {
      await add()
      expect(await store.find(otherGuild, 'aaaaaaaa')).toBeNull()
      expect(await store.remove(otherGuild, 'aaaaaaaa', start)).toBeNull()
      expect(await store.list(guild)).toHaveLength(1)
    })

    test('removes one and says which', async () => {
      await add()
      expect((await store.remove(guild, 'aaaaaaaa', start))?.id).toBe('aaaaaaaa')
      expect(await store.remove(guild, 'aaaaaaaa', start)).toBeNull()
      expect(await claim(0)).toEqual([])
    })

    test('claims what is due, never early', async () => {
      await add()
      expect(await claim(-0.001)).toEqual([])
      const claimed = await claimOne(0)
      expect(claimed).toMatchObject({ id: 'aaaaaaaa', attempts: 1 })
      expect(claimed.slotAt).toEqual(start)
      expect(claimed.firstTry).toEqual(start)
      expect(claimed.dueAt).toEqual(later(30))
    })

    test('claims the oldest first, and no more than asked for', async () => {
      await add({ id: 'aaaaaaa1', slotAt: later(20) })
      await add({ id: 'aaaaaaa2', slotAt: later(0) })
      await add({ id: 'aaaaaaa3', slotAt: later(10) })
      expect((await claim(30, 2)).map(({ id }) => id)).toEqual(['aaaaaaa2', 'aaaaaaa3'])
      expect((await claim(30, 2)).map(({ id }) => id)).toEqual(['aaaaaaa1'])
    })

    test('gives a claimed reminder to nobody else until the lease ends', async () => {
      await add()
      const first = await claimOne(0)
      expect(await claim(29.999)).toEqual([])
      const second = await claimOne(30)
      expect(second.attempts).toBe(2)
      expect(second.token).toBeGreaterThan(first.token)
      expect(second.firstTry).toEqual(start)
    })

    test('two claims at the same moment never get the same reminder', async () => {
      for (let index = 10; index < 40; index += 1) await add({ id: `aaaaaa${index}` })
      const claims = (await Promise.all([claim(0, 20), claim(0, 20)])).flat()
      expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
    })

    test('settling opens the next occurrence and counts the post', async () => {
      await add()
      const next = start.add({ hours: 24 })
      const held = await claimOne(0)
      expect(
        await store.settle(held, {
          outcome: 'sent',
          at: later(1),
          next: openingAt(next),
          messageId: '4',
        }),
      ).toBe(true)
      const after = await store.find(guild, 'aaaaaaaa')
      expect(after).toMatchObject({ firstTry: null, attempts: 0, sent: 1 })
      expect([after?.slotAt, after?.dueAt]).toEqual([next, next])
    })

    test('a skipped occurrence is no post, a found one is', async () => {
      await add()
      const skip = { outcome: 'skipped-late', at: later(1), next: openingAt(later(60)) } as const
      await store.settle(await claimOne(0), skip)
      expect((await store.find(guild, 'aaaaaaaa'))?.sent).toBe(0)
      await store.settle(await claimOne(60), {
        outcome: 'found',
        at: later(61),
        next: openingAt(later(120)),
      })
      expect((await store.find(guild, 'aaaaaaaa'))?.sent).toBe(1)
    })

    test('without a next occurrence it is finished: not listed, not due, not counted', async () => {
      await add()
      await store.settle(await claimOne(0), { outcome: 'sent', at: later(1), next: null })
      expect(await store.list(guild)).toEqual([])
      expect(await store.nextDueAt()).toBeNull()
      expect(await store.add(draft({ id: 'bbbbbbbb' }), { limit: 1 })).toHaveProperty('added')
    })

    test('a claim that somebody else took over can change nothing', async () => {
      await add()
      const stale = await claimOne(0)
      const fresh = await claimOne(30)
      const next = start.add({ hours: 24 })
      expect(
        await store.settle(stale, { outcome: 'sent', at: later(31), next: openingAt(next) }),
      ).toBe(false)
      expect(await store.postpone(stale, later(500))).toBe(false)
      expect(await store.restamp(stale, later(31))).toBe(false)
      expect(
        await store.suspend(stale, 'no-channel', { at: later(31), retestAt: later(86_400) }),
      ).toBe(false)
      expect(await store.find(guild, 'aaaaaaaa')).toEqual(fresh)
    })

    test('a claim ends once', async () => {
      await add()
      const held = await claimOne(0)
      const done = { outcome: 'sent', at: later(1), next: openingAt(later(60)) } as const
      expect(await store.settle(held, done)).toBe(true)
      expect(await store.settle(held, { ...done, next: openingAt(later(120)) })).toBe(false)
      expect(await store.postpone(held, later(500))).toBe(false)
      expect(await store.nextDueAt()).toEqual(later(60))
    })

    test('a removed reminder can be settled by nobody', async () => {
      await add()
      const held = await claimOne(0)
      await store.remove(guild, 'aaaaaaaa', start)
      expect(
        await store.settle(held, { outcome: 'sent', at: later(1), next: openingAt(later(60)) }),
      ).toBe(false)
    })

    test('a postponed one comes back with the same occurrence and first try', async () => {
      await add()
      expect(await store.postpone(await claimOne(0), later(5))).toBe(true)
      expect(await claim(4)).toEqual([])
      const again = await claimOne(5)
      expect([again.slotAt, again.firstTry, again.attempts]).toEqual([start, start, 2])
    })

    test('restamping moves the first try and keeps the claim', async () => {
      await add()
      const held = await claimOne(0)
      expect(await store.restamp(held, later(10))).toBe(true)
      expect((await store.find(guild, 'aaaaaaaa'))?.firstTry).toEqual(later(10))
      expect(await store.postpone(held, later(20))).toBe(true)
    })

    test('a suspended one is listed with its reason, and not due', async () => {
      await add()
      expect(
        await store.suspend(await claimOne(0), 'no-permission', {
          at: later(1),
          retestAt: later(86_400),
        }),
      ).toBe(true)
      expect(await store.list(guild)).toMatchObject([{ suspended: 'no-permission', dueAt: null }])
      expect(await claim(1e6)).toEqual([])
      expect(await store.nextDueAt()).toBeNull()
    })

    test('knows when the next one is due', async () => {
      expect(await store.nextDueAt()).toBeNull()
      await add({ id: 'aaaaaaa1', slotAt: later(50) })
      await add({ id: 'aaaaaaa2', slotAt: later(20) })
      expect(await store.nextDueAt()).toEqual(later(20))
    })

    test('releasing the leases makes claimed ones due, and no others', async () => {
      await add({ id: 'aaaaaaa1' })
      await add({ id: 'aaaaaaa2', slotAt: later(20) })
      await claimOne(0)
      expect(await store.releaseLeases(later(1))).toBe(1)
      expect((await claim(1)).map(({ id }) => id)).toEqual(['aaaaaaa1'])
    })

    test('pruning forgets finished reminders once their last occurrence is old', async () => {
      await add({ id: 'aaaaaaa1' })
      await store.settle(await claimOne(0), { outcome: 'sent', at: later(1), next: null })
      await add({ id: 'aaaaaaa2' })
      await store.prune({ log: later(1), removed: later(1) })
      expect(await store.find(guild, 'aaaaaaa1')).not.toBeNull()
      await store.prune({ log: later(2), removed: later(2) })
      expect(await store.find(guild, 'aaaaaaa1')).toBeNull()
      expect(await store.find(guild, 'aaaaaaa2')).not.toBeNull()
    })

    test('of a long queue it takes the newest too, so that nobody waits for all the others', async () => {
      for (let index = 10; index < 30; index += 1) {
        await store.add(draft({ id: `aaaaaa${index}`, slotAt: later(index) }), { limit: 25 })
      }
      const claimed = await claim(60, 8)
      expect(claimed.map(({ id }) => id.slice(-2)).join(' ')).toBe('10 11 12 13 14 15 28 29')
    })

    test('keeps every rule and a schedule of weeks', async () => {
      const rules: Rules = {
        late: { minutes: 10 },
        spreadMinutes: 5,
        quietHours: { from: '22:00', to: '07:00' },
        startDate: '2026-12-01',
        endDate: '2027-03-01',
        skipDates: ['2026-12-24'],
        pause: { until: null },
        skippedTo: 1,
        roleId: '1300000000000000001',
        deletePrevious: true,
      }
      const schedule = { cron: '0 9 * * 0', weeks: { every: 2, from: '2026-11-23' } }
      await add({ rules, schedule })
      expect(await store.find(guild, 'aaaaaaaa')).toMatchObject({ rules, schedule })
    })

    describe('what a claim shows', () => {
      const draw: Draw = (_, deck) => {
        const count = Number(deck?.last ?? 0) + 1
        return { drawn: String(count), deck: { seed: 0, rank: 0, last: String(count) } }
      }
      const claimDrawn = (seconds: number) =>
        store.claimDue({ now: later(seconds), leaseSeconds: 30, most: 10, draw })

      test('is drawn once an occurrence, however often it is tried', async () => {
        await add()
        expect((await claimDrawn(0))[0]?.drawn).toBe('1')
        expect((await claimDrawn(30))[0]?.drawn).toBe('1')
        const [held] = await claimDrawn(60)
        if (held === undefined) throw new Error('nothing was due')
        await store.settle(held, { outcome: 'sent', at: later(61), next: openingAt(later(90)) })
        expect((await store.find(guild, 'aaaaaaaa'))?.drawn).toBeNull()
        expect((await claimDrawn(90))[0]?.drawn).toBe('2')
      })

      test('comes from one deck a channel and kind', async () => {
        await add({ id: 'aaaaaaa1' })
        await add({ id: 'aaaaaaa2' })
        await add({ id: 'aaaaaaa3', kind: 'stretch' })
        await add({ id: 'aaaaaaa4', channelId: '200000000000000009' })
        const drawn = (await claimDrawn(0)).map(({ id, drawn }) => `${id.at(-1)}:${drawn}`).sort()
        expect(drawn).toEqual(['1:1', '2:2', '3:1', '4:1'])
      })
    })

    describe('an edit', () => {
      const edit = (before: Reminder) =>
        store.change(before, { kind: 'stretch', opening: openingAt(later(500)) })

      test('changes what it names and opens the occurrence anew', async () => {
        await add({ zone: 'Europe/Paris' })
        const before = await store.find(guild, 'aaaaaaaa')
        const after = before && (await edit(before))
        expect(after).toMatchObject({ kind: 'stretch', zone: 'Europe/Paris' })
        expect(after?.slotAt).toEqual(later(500))
        expect(await store.nextDueAt()).toEqual(later(500))
      })

      test('is refused when the reminder was claimed or changed since it was read', async () => {
        await add()
        const before = await store.find(guild, 'aaaaaaaa')
        if (before === null) throw new Error('it is gone')
        const held = await claimOne(0)
        expect(await edit(before)).toBeNull()
        expect(await edit(held)).not.toBeNull()
        expect(await store.settle(held, { outcome: 'sent', at: later(1), next: null })).toBe(false)
      })

      test('can pause it: listed, and not due', async () => {
        await add()
        const before = await store.find(guild, 'aaaaaaaa')
        if (before)
          await store.change(before, { rules: { pause: { until: null } }, opening: 'paused' })
        expect(await store.nextDueAt()).toBeNull()
        expect(await store.list(guild)).toHaveLength(1)
      })
    })

    describe('a removed one', () => {
      test('is out of sight, and can be brought back as it was', async () => {
        await add({ text: 'Hills', kind: 'custom' })
        await store.remove(guild, 'aaaaaaaa', later(0))
        expect(await store.find(guild, 'aaaaaaaa')).toBeNull()
        expect(await store.list(guild)).toEqual([])
        expect(await store.findRemoved(otherGuild, 'aaaaaaaa')).toBeNull()
        const removed = await store.findRemoved(guild, 'aaaaaaaa')
        if (removed === null) throw new Error('it is gone')
        const rule = { limit: 25, opening: openingAt(later(50)) }
        expect(await store.restore(removed, rule)).toMatchObject({ added: { text: 'Hills' } })
        expect(await store.nextDueAt()).toEqual(later(50))
        expect(await store.restore(removed, rule)).toBeNull()
      })

      test('does not come back beyond the limit', async () => {
        await add()
        await store.remove(guild, 'aaaaaaaa', later(0))
        await add({ id: 'aaaaaaa2' })
        const removed = await store.findRemoved(guild, 'aaaaaaaa')
        if (removed === null) throw new Error('it is gone')
        const rule = { limit: 1, opening: openingAt(later(50)) }
        expect(await store.restore(removed, rule)).toEqual({ full: { limit: 1 } })
      })

      test('is forgotten in the end', async () => {
        await add()
        await store.remove(guild, 'aaaaaaaa', later(0))
        await store.prune({ log: later(1), removed: later(1) })
        expect(await store.findRemoved(guild, 'aaaaaaaa')).toBeNull()
      })
    })

    describe('a suspended one', () => {
      const suspended = async () => {
        await add()
        await store.suspend(await claimOne(0), 'no-channel', { at: later(1), retestAt: later(100) })
      }
      const untold = (seconds: number) => store.untold({ now: later(seconds), most: 10 })

      test('is news until the organisers are told', async () => {
        await suspended()
        const [first] = await untold(1)
        expect(first).toMatchObject({ news: 'suspended', reminder: { id: 'aaaaaaaa' } })
        if (first) await store.told(first, later(5))
        expect(await untold(4)).toEqual([])
        expect(await untold(5)).toHaveLength(1)
        if (first) await store.told(first, null)
        expect(await untold(500)).toEqual([])
      })

      test('is tested when its test is due, and then not before the next', async () => {
        await suspended()
        const take = (seconds: number) =>
          store.takeRetests({ now: later(seconds), again: later(seconds + 100), most: 10 })
        expect(await take(99)).toEqual([])
        expect(await take(100)).toHaveLength(1)
        expect(await take(199)).toEqual([])
        expect(await take(200)).toHaveLength(1)
      })

      test('goes on, which is news only to those who heard that it had stopped', async () => {
        await suspended()
        const [news] = await untold(1)
        if (news === undefined) throw new Error('there is no news')
        await store.told(news, null)
        expect(await store.resume(news.reminder, openingAt(later(300)), later(200))).toBe(true)
        expect(await untold(200)).toMatchObject([{ news: 'resumed' }])
        expect(await store.nextDueAt()).toEqual(later(300))
        expect(await store.resume(news.reminder, openingAt(later(300)), later(200))).toBe(false)
      })

      test('goes on quietly when nobody was told', async () => {
        await suspended()
        const [{ reminder } = { reminder: null }] = await untold(1)
        if (reminder) await store.resume(reminder, openingAt(later(300)), later(2))
        expect(await untold(500)).toEqual([])
      })
    })

    test('moves waiting occurrences, page by page, and leaves claimed ones alone', async () => {
      await add({ id: 'aaaaaaa1' })
      await add({ id: 'aaaaaaa2', slotAt: later(50) })
      await add({ id: 'aaaaaaa3', slotAt: later(50) })
      await claimOne(0)
      const [first] = await store.waitingAfter('', 1)
      expect(first?.id).toBe('aaaaaaa2')
      expect((await store.waitingAfter('aaaaaaa2', 5)).map(({ id }) => id)).toEqual(['aaaaaaa3'])
      if (first) await store.reopen([{ reminder: first, opening: openingAt(later(70)) }])
      expect((await store.find(guild, 'aaaaaaa2'))?.slotAt).toEqual(later(70))
    })
  })
}
