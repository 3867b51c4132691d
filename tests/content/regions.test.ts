import { describe, expect, test } from 'vitest'
import { answerCard } from '../../src/answers/answer-card.ts'
import { plainText } from '../../src/card.ts'
import { loadContent } from '../../src/content/load.ts'
import { localNumbers } from '../../src/content/local-numbers.ts'
import { checkNumbers } from '../../src/content/number-check.ts'
import { regions } from '../../src/content/region-schema.ts'
import type { RedFlag, Urgency } from '../../src/content/triage-schema.ts'

const library = loadContent('content/en')
const [first] = library.redFlags.flags
if (first === undefined) throw new Error('there are no warning signs')

const care = (region: string | null, urgency: Urgency = 'emergency', flag: RedFlag = first) => {
  const seen = { flags: [flag], topics: [], confidence: 1 }
  return plainText(answerCard(library, { kind: 'seek-care', urgency, ...seen }, region))
}

describe('the numbers on a card that sends somebody to a doctor', () => {
  test('are the best-known ones where no country is set', () => {
    const text = care(null)
    expect(text).toContain('999 in the UK, 112 in Europe, 911 in North America')
    expect(care('XX')).toBe(text)
    expect(care('__proto__')).toBe(text)
    expect(care('constructor')).toBe(text)
  })

  test.each([...library.regions.countries])(
    '%s: its own, and no other country',
    (code, country) => {
      for (const urgency of ['emergency', 'urgent', 'soon'] as const) {
        const text = care(code, urgency)
        expect(text).toContain(country.emergency)
        expect(text).toContain(country.name)
        expect(text).not.toContain('{{')
        expect(text).not.toContain('112 in Europe')
        expect(text.length).toBeLessThan(3600)
      }
    },
  )

  test('take in the health line where there is one', () => {
    expect(care('SE', 'urgent')).toContain('Call 1177')
    expect(care('US', 'urgent')).toContain('urgent care clinic')
    expect(care('GB', 'urgent')).toContain('NHS 111')
  })

  test('are filled into every text of every sign', () => {
    for (const flag of library.redFlags.flags) {
      for (const region of [null, 'GB', 'US']) {
        expect(care(region, flag.tier, flag)).not.toMatch(/\{\{|undefined/)
      }
    }
  })
})

describe('regions.yaml', () => {
  const one = {
    reviewed: '2026-11-22',
    default: { emergency: '112', urgent: 'See a doctor.' },
    urgent: { line: 'Call {{line}}.', none: 'See a doctor.' },
    countries: { FR: { name: 'France', emergency: '112' } },
  }

  test.each([
    ['a number without quotes', { FR: { name: 'France', emergency: 112 } }, 'put quotes'],
    ['no number', { FR: { name: 'France', emergency: 'ask a friend' } }, 'no number to call'],
    ['an unknown country', { XQ: { name: 'Nowhere', emergency: '112' } }, 'ISO 3166-1'],
    ['bare NO, which is false', { false: { name: 'Norway', emergency: '113' } }, 'ISO 3166-1'],
    ['an unknown key', { FR: { name: 'France', emergency: '112', fire: '18' } }, 'fire'],
  ])('refuses %s', (_name, countries, sentence) => {
    const { error } = regions.safeParse({ ...one, countries })
    expect(JSON.stringify(error?.issues)).toContain(sentence)
  })

  test('refuses a country named twice, a placeholder nobody fills, and a tier without a number', () => {
    const faults: string[] = []
    const say = (name: string, _path: readonly PropertyKey[], message: string) =>
      faults.push(`${name}: ${message}`)
    const { tiers } = library.redFlags
    const parts = {
      redFlags: {
        ...library.redFlags,
        tiers: {
          ...tiers,
          soon: { ...tiers.soon, doNow: ['Rest and phone {{doctor}}.'] },
        },
      },
      regions: {
        ...one,
        countries: {
          ...one.countries,
          GB: { name: 'United Kingdom', emergency: '999', aliases: ['france'] },
        },
      },
    }
    checkNumbers(parts, say)
    expect(faults).toEqual([
      'red-flags.yaml: {{doctor}} is not filled in; use {{emergency}} and {{urgent}}',
      'red-flags.yaml: doNow: does not say {{emergency}}, whom to call',
      'regions.yaml: "france" is the name of FR already',
    ])
  })

  test('names the three best-known numbers by default', () => {
    expect(localNumbers(library, null).fill('{{emergency}}')).toMatch(/999.*112.*911/)
  })
})
