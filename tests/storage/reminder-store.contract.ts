/**
 * What every reminder store must do; run for each one.
 * Moments are compared with `toEqual`: vitest's `toMatchObject` takes any two for the same.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReminderDraft } from '../../src/reminders/reminder.ts'
import type { Claim, ReminderStore } from '../../src/reminders/store.ts'
import { draft, start } from './drafts.ts'

const guild = '100000000000000001'
const otherGuild = '999999999999999999'
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
        dueAt: start,
        firstTry: null,
        token: 0,
        attempts: 0,
        sent: 0,
        suspended: null,
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
      expect(await store.remove(otherGuild, 'aaaaaaaa')).toBeNull()
      expect(await store.list(guild)).toHaveLength(1)
    })

    test('removes one and says which', async () => {
      await add()
      expect((await store.remove(guild, 'aaaaaaaa'))?.id).toBe('aaaaaaaa')
      expect(await store.remove(guild, 'aaaaaaaa')).toBeNull()
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
        await store.settle(held, { outcome: 'sent', at: later(1), next, messageId: '4' }),
      ).toBe(true)
      const after = await store.find(guild, 'aaaaaaaa')
      expect(after).toMatchObject({ firstTry: null, attempts: 0, sent: 1 })
      expect([after?.slotAt, after?.dueAt]).toEqual([next, next])
    })

    test('a skipped occurrence is no post, a found one is', async () => {
      await add()
      const skip = { outcome: 'skipped-late', at: later(1), next: later(60) } as const
      await store.settle(await claimOne(0), skip)
      expect((await store.find(guild, 'aaaaaaaa'))?.sent).toBe(0)
      await store.settle(await claimOne(60), { outcome: 'found', at: later(61), next: later(120) })
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
      expect(await store.settle(stale, { outcome: 'sent', at: later(31), next })).toBe(false)
      expect(await store.postpone(stale, later(500))).toBe(false)
      expect(await store.restamp(stale, later(31))).toBe(false)
      expect(await store.suspend(stale, 'no-channel', later(31))).toBe(false)
      expect(await store.find(guild, 'aaaaaaaa')).toEqual(fresh)
    })

    test('a claim ends once', async () => {
      await add()
      const held = await claimOne(0)
      const done = { outcome: 'sent', at: later(1), next: later(60) } as const
      expect(await store.settle(held, done)).toBe(true)
      expect(await store.settle(held, { ...done, next: later(120) })).toBe(false)
      expect(await store.postpone(held, later(500))).toBe(false)
      expect(await store.nextDueAt()).toEqual(later(60))
    })

    test('a removed reminder can be settled by nobody', async () => {
      await add()
      const held = await claimOne(0)
      await store.remove(guild, 'aaaaaaaa')
      expect(await store.settle(held, { outcome: 'sent', at: later(1), next: later(60) })).toBe(
        false,
      )
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
      expect(await store.suspend(await claimOne(0), 'no-permission', later(1))).toBe(true)
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
      await store.prune(later(1))
      expect(await store.find(guild, 'aaaaaaa1')).not.toBeNull()
      await store.prune(later(2))
      expect(await store.find(guild, 'aaaaaaa1')).toBeNull()
      expect(await store.find(guild, 'aaaaaaa2')).not.toBeNull()
    })
  })
}
