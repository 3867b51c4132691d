/** What every store of server settings must do; run for each one. */
import { describe, expect, test } from 'vitest'
import type { Club, ClubStore } from '../../src/clubs/club.ts'

const guildId = '100000000000000001'
const otherGuildId = '999999999999999999'
const nothing = {
  zone: null,
  quietHours: null,
  language: null,
  region: null,
  organiserRoleId: null,
  noticeChannelId: null,
}
const everything: Club = {
  guildId,
  zone: 'Europe/London',
  quietHours: { from: '21:30', to: '07:00' },
  language: 'en',
  region: 'GB',
  organiserRoleId: '300000000000000001',
  noticeChannelId: '200000000000000001',
}

export function clubStoreContract(
  name: string,
  open: () => Promise<{ clubs: ClubStore; close(): Promise<void> }>,
): void {
  const withStore = async (work: (clubs: ClubStore) => Promise<void>) => {
    const { clubs, close } = await open()
    await work(clubs).finally(close)
  }

  describe(`store of server settings: ${name}`, () => {
    test('knows nothing of a server that never set anything', () =>
      withStore(async (clubs) => {
        expect(await clubs.read(guildId)).toEqual({ guildId, ...nothing })
      }))

    test('gives back what was set', () =>
      withStore(async (clubs) => {
        expect(await clubs.change(guildId, everything)).toEqual(everything)
        expect(await clubs.read(guildId)).toEqual(everything)
      }))

    test('changes what is named and leaves the rest', () =>
      withStore(async (clubs) => {
        await clubs.change(guildId, everything)
        const changed = { ...everything, region: 'IE', quietHours: null }
        expect(await clubs.change(guildId, { region: 'IE', quietHours: null })).toEqual(changed)
        expect(await clubs.read(guildId)).toEqual(changed)
      }))

    test('keeps servers apart', () =>
      withStore(async (clubs) => {
        await clubs.change(guildId, everything)
        await clubs.change(otherGuildId, { zone: 'Asia/Tokyo' })
        expect(await clubs.read(guildId)).toEqual(everything)
        expect(await clubs.read(otherGuildId)).toEqual({
          ...nothing,
          guildId: otherGuildId,
          zone: 'Asia/Tokyo',
        })
      }))

    test('never writes to another server than the one named', () =>
      withStore(async (clubs) => {
        const smuggled = { ...everything, guildId: otherGuildId }
        await clubs.change(guildId, smuggled)
        expect(await clubs.read(otherGuildId)).toEqual({ ...nothing, guildId: otherGuildId })
      }))

    test('forgets a server, and only that one', () =>
      withStore(async (clubs) => {
        await clubs.change(guildId, everything)
        await clubs.change(otherGuildId, { region: 'FR' })
        await clubs.erase(guildId)
        await clubs.erase(guildId)
        expect(await clubs.read(guildId)).toEqual({ guildId, ...nothing })
        expect((await clubs.read(otherGuildId)).region).toBe('FR')
      }))

    test('takes text for what it is', () =>
      withStore(async (clubs) => {
        const zone = 'Träñk 💧 "; DROP TABLE clubs'
        await clubs.change(guildId, { zone })
        expect((await clubs.read(guildId)).zone).toBe(zone)
      }))
  })
}
