import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/card.ts'
import { about } from '../../src/commands/about.ts'
import type { ContentLibrary } from '../../src/content/library.ts'
import { call, library, services } from './fakes.ts'

async function said(change: Partial<ContentLibrary> = {}): Promise<string> {
  const own = services({ library: () => ({ ...library, ...change }) })
  const reply = await about.run(call({ guildId: null }), own)
  return 'say' in reply ? plainText(reply.say) : ''
}

describe('/about', () => {
  test('names the version, the sources and what the bot is not', async () => {
    const text = await said()
    expect(text).toContain('version 1.2.3')
    expect(text).toContain(`${library.sources.size} named sources`)
    expect(text).toContain('no emergency service')
    expect(text).toContain('MIT')
  })

  test('says that nobody has signed as long as nobody has', async () => {
    expect(await said({ review: { signed: [] } })).toContain(
      'No doctor or physiotherapist has signed',
    )
  })

  test('names who has signed', async () => {
    const text = await said({
      review: { signed: [{ name: 'Ada Example', role: 'physiotherapist', date: '2026-12-01' }] },
    })
    expect(text).toContain('Ada Example, physiotherapist, 1 December 2026')
    expect(text).not.toContain('No doctor')
  })

  test('says when all texts were gone through on one day', async () => {
    expect(await said({ topics: new Map(), exercises: new Map(), routines: new Map() })).toContain(
      'last gone through on ',
    )
  })

  test('gives the oldest and the newest review', async () => {
    const redFlags = { ...library.redFlags, reviewed: '2025-02-03' }
    const regions = { ...library.regions, reviewed: '2027-04-05' }
    expect(await said({ redFlags, regions })).toContain('between 3 February 2025 and 5 April 2027')
  })
})
