/** The next run against the oracle, asked at any moment near a change of the clocks, in a sample. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRun } from '../../src/reminders/schedule.ts'
import { changesOf, minute, patterns, runsIn, walk } from './oracle.ts'

const changes = Intl.supportedValuesOf('timeZone').flatMap(changesOf)

test('agrees with the oracle when asked at any moment near a change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      fc.constantFrom(...patterns),
      fc.integer({ min: -180 * 60_000, max: 180 * 60_000 }),
      ({ zone, at }, pattern, offset) => {
        const asked = at + offset
        const from = Temporal.Instant.fromEpochMilliseconds(asked)
        const next = nextRun({ cron: pattern.cron }, zone, from)
        // From before the change, so that the oracle knows which times were passed already.
        const steps = walk(zone, at - 300 * minute, at + 300 * minute)
        const expected = runsIn(steps, pattern).find((run) => run > asked)
        if (expected === undefined)
          expect(next?.epochMilliseconds).toBeGreaterThan(at + 300 * minute)
        else expect(next?.epochMilliseconds).toBe(expected)
      },
    ),
    { numRuns: 250 },
  )
})
