/** Time zones as people type them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkZone, suggestZones } from '../../src/reminders/zone.ts'
import { instant } from './english.ts'

const now = instant('2026-11-22T10:00:00Z')

describe('a typed zone', () => {
  test.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['London', 'Europe/London'],
    [' new  york ', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['kiev', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['US/Pacific', 'US/Pacific'],
    ['japan', 'Asia/Tokyo'],
    ['utc', 'UTC'],
    ['Europe/London (UTC+00:00)', 'Europe/London'],
  ])('%s', (text, zone) => {
    expect(checkZone(text, now)).toEqual({ zone })
  })

  test.each(['EST', 'est', 'IST', 'CST', 'BST', 'GMT', 'CET', 'PST8PDT', 'EST5EDT'])(
    '%s means several places, so it is refused with some of them',
    (text) => {
      const answer = checkZone(text, now)
      expect(answer).toHaveProperty('fault', 'ambiguous')
      expect(answer).toHaveProperty('suggestions.length', expect.any(Number))
    },
  )

  test.each([
    ['+5:30', 'Asia/Kolkata'],
    ['UTC+1', 'Europe/Berlin'],
    ['gmt-8', 'America/Los_Angeles'],
    ['Etc/GMT+8', 'America/Los_Angeles'],
  ])('%s knows no summer time, so it is refused with places', (text, place) => {
    const answer = checkZone(text, now)
    expect(answer).toHaveProperty('fault', 'offset')
    expect(answer).toHaveProperty('suggestions', expect.arrayContaining([place]))
  })

  test('what is nothing is refused, with what comes near', () => {
    expect(checkZone('Atlantis', now)).toEqual({ fault: 'unknown', suggestions: [] })
    expect(checkZone('germ', now)).toEqual({ fault: 'unknown', suggestions: ['Europe/Berlin'] })
    expect(checkZone('', now)).toEqual({ fault: 'unknown', suggestions: [] })
  })

  test('every suggestion is a zone that is taken', () => {
    const parts = fc.constantFrom('e', 'lon', '+1', '-3:30', 'est', 'a', 'new', 'utc', '/', 'Etc/')
    fc.assert(
      fc.property(fc.oneof(fc.string(), parts), (text) => {
        const choices = suggestZones(text, now)
        expect(choices.length).toBeLessThanOrEqual(25)
        const answer = checkZone(text, now)
        const names = 'fault' in answer ? answer.suggestions : [answer.zone]
        expect(names.length).toBeLessThanOrEqual(5)
        for (const zone of [...names, ...choices.map((choice) => choice.zone)]) {
          expect(checkZone(zone, now)).toEqual({ zone })
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('suggestions', () => {
  test('begin with the preferred zone when nothing is typed', () => {
    const choices = suggestZones('', now, 'Europe/Rome')
    expect(choices).toHaveLength(25)
    expect(choices[0]).toEqual({ name: 'Europe/Rome (UTC+01:00)', zone: 'Europe/Rome' })
  })

  test('know cities, usual ones first', () => {
    expect(suggestZones('ber', now)[0]?.zone).toBe('Europe/Berlin')
    expect(suggestZones('los', now)[0]?.zone).toBe('America/Los_Angeles')
    expect(suggestZones('san fran', now)[0]?.zone).toBe('America/Los_Angeles')
  })

  test('know abbreviations and offsets of today', () => {
    expect(suggestZones('ist', now).map(({ zone }) => zone)).toContain('Asia/Kolkata')
    expect(suggestZones('+1', now)[0]?.zone).toBe('Europe/Berlin')
    expect(suggestZones('+1', instant('2026-07-01T00:00:00Z'))[0]?.zone).toBe('Europe/London')
  })
})
