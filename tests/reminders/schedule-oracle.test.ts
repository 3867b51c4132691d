/**
 * The next run against an independent oracle, around the clock changes of 2025 to 2036 in a sample of
 * all zones. The oracle knows no rule for gaps: it walks the minutes and reads the local fields.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRun } from '../../src/reminders/schedule.ts'
import { instant } from './english.ts'

const minute = 60_000
const zones = Intl.supportedValuesOf('timeZone')

/** Minute and hour lists, and whether a day fits; the expression says the same. */
const patterns = [
  { cron: '30 7 * * *', minutes: [30], hours: [7], days: () => true },
  { cron: '30 2 * * *', minutes: [30], hours: [2], days: () => true },
  { cron: '0 0 * * *', minutes: [0], hours: [0], days: () => true },
  { cron: '30 23 * * *', minutes: [30], hours: [23], days: () => true },
  { cron: '15 1 * * 0', minutes: [15], hours: [1], days: (day: number) => day === 7 },
  { cron: '45 2 * * 1-6', minutes: [45], hours: [2], days: (day: number) => day !== 7 },
  { cron: '0 9-17/2 * * *', minutes: [0], hours: [9, 11, 13, 15, 17], days: () => true },
  { cron: '*/20 0-3 * * *', minutes: [0, 20, 40], hours: [0, 1, 2, 3], days: () => true },
  {
    cron: '0 * * * *',
    minutes: [0],
    hours: Array.from({ length: 24 }, (_, hour) => hour),
    days: () => true,
  },
]
type Pattern = (typeof patterns)[number]

/** All runs from `from` to `to`, as epoch milliseconds. */
function walk({ minutes, hours, days }: Pattern, zone: string, from: number, to: number): number[] {
  const fires = (local: Temporal.PlainDateTime) =>
    minutes.includes(local.minute) && hours.includes(local.hour) && days(local.dayOfWeek)
  const found: number[] = []
  // The local times that were passed: a time met again is a repeated one.
  let latest = localAt(from - minute, zone)
  for (let at = from; at <= to; at += minute) {
    const local = localAt(at, zone)
    let hit = false
    // Normally one step; in a gap, all the minutes that were left out fall on this moment.
    while (Temporal.PlainDateTime.compare(latest, local) < 0) {
      latest = latest.add({ minutes: 1 })
      hit ||= fires(latest)
    }
    if (hit) found.push(at)
  }
  return found
}

function localAt(at: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
}

function computed(cron: string, zone: string, from: number, to: number): number[] {
  const found: number[] = []
  let at = from - 1
  for (;;) {
    const next = nextRun({ cron }, zone, Temporal.Instant.fromEpochMilliseconds(at))
    if (next === null || next.epochMilliseconds > to) return found
    at = next.epochMilliseconds
    found.push(at)
  }
}

/** Every change of the clocks of a zone in the years looked at. */
function changesOf(zone: string): { zone: string; at: number }[] {
  const end = instant('2037-01-01T00:00:00Z')
  const found: { zone: string; at: number }[] = []
  let at = instant('2025-01-01T00:00:00Z').toZonedDateTimeISO(zone)
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || Temporal.Instant.compare(next.toInstant(), end) > 0) return found
    found.push({ zone, at: next.epochMilliseconds })
    at = next
  }
}

const changes = zones.flatMap(changesOf)

test('the zone data has the changes to test with', () => {
  expect(changes.length).toBeGreaterThan(2000)
})

test('agrees with the oracle around the clock changes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      fc.constantFrom(...patterns),
      ({ zone, at }, pattern) => {
        // Reads a day before and after, so that the day itself is whole in every zone.
        const [from, to] = [at - 1440 * minute, at + 1440 * minute]
        expect(computed(pattern.cron, zone, from, to)).toEqual(walk(pattern, zone, from, to))
      },
    ),
    { numRuns: 120 },
  )
})

test('agrees with the oracle when asked at any moment near a change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      fc.constantFrom(...patterns),
      fc.integer({ min: -180 * 60_000, max: 180 * 60_000 }),
      ({ zone, at }, pattern, offset) => {
        const asked = at + offset
        const next = nextRun(
          { cron: pattern.cron },
          zone,
          Temporal.Instant.fromEpochMilliseconds(asked),
        )
        // From before the change, so that the oracle knows which times were passed already.
        const runs = walk(pattern, zone, at - 300 * minute, at + 300 * minute)
        const expected = runs.find((run) => run > asked)
        if (expected === undefined)
          expect(next?.epochMilliseconds).toBeGreaterThan(at + 300 * minute)
        else expect(next?.epochMilliseconds).toBe(expected)
      },
    ),
    { numRuns: 250 },
  )
})
