/** What every store of counted gaps must do; run for each one. */
import { describe, expect, test } from 'vitest'
import type { GapCounts } from '../../src/answers/gaps.ts'

const monday = Temporal.PlainDate.from('2026-11-23')
const tuesday = monday.add({ days: 1 })

export function gapCountsContract(
  name: string,
  open: () => Promise<{ gaps: GapCounts; close(): Promise<void> }>,
): void {
  const withStore = async (work: (gaps: GapCounts) => Promise<void>) => {
    const { gaps, close } = await open()
    await work(gaps).finally(close)
  }

  describe(`counts of questions without an answer: ${name}`, () => {
    test('begin at nothing', () =>
      withStore(async (gaps) => {
        expect(await gaps.since(monday)).toEqual([])
      }))

    test('add up by topic, most first', () =>
      withStore(async (gaps) => {
        for (const day of [monday, tuesday]) await gaps.count('footwear', day)
        for (const topic of [null, 'hydration', null, null]) await gaps.count(topic, tuesday)
        expect(await gaps.since(monday)).toEqual([
          { topic: null, count: 3 },
          { topic: 'footwear', count: 2 },
          { topic: 'hydration', count: 1 },
        ])
      }))

    test('of earlier days are left out', () =>
      withStore(async (gaps) => {
        await gaps.count('footwear', monday)
        await gaps.count('footwear', tuesday)
        expect(await gaps.since(tuesday)).toEqual([{ topic: 'footwear', count: 1 }])
      }))
  })
}
