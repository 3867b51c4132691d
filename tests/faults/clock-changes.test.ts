/**
 * Every zone, every change of its clocks from 2025 to 2036, every pattern: the next runs agree with
 * the oracle. In full with `npm run test:faults`; a sample of the changes otherwise.
 */
import { expect, test } from 'vitest'
import { changesOf, computed, day, patterns, runsIn, walk } from '../reminders/oracle.ts'
import { isLong } from './extent.ts'

const changes = Intl.supportedValuesOf('timeZone').flatMap(changesOf)
/** A prime, so that no zone or season is left out. */
const every = isLong ? 1 : 97

test('the zone data has the changes to test with', () => {
  expect(changes.length).toBeGreaterThan(2000)
})

test(`the next runs around ${isLong ? 'all' : 'a sample of'} clock changes: 0 differences`, () => {
  const wrong: string[] = []
  let compared = 0
  for (const [index, { zone, at }] of changes.entries()) {
    if (index % every !== 0) continue
    // A day before and after, so that the day itself is whole in every zone.
    const [from, to] = [at - day, at + day]
    const steps = walk(zone, from, to)
    for (const pattern of patterns) {
      const expected = runsIn(steps, pattern)
      const found = computed(pattern.cron, zone, from, to)
      compared += 1
      if (found.join() !== expected.join()) {
        wrong.push(`${zone} ${new Date(at).toISOString()} ${pattern.cron}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(compared).toBeGreaterThanOrEqual(Math.floor(changes.length / every) * patterns.length)
})
