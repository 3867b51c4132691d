/** When a schedule comes next, by examples. */
import { describe, expect, test } from 'vitest'
import { nextRun } from '../../src/reminders/schedule.ts'
import { instant } from './english.ts'

/** The next local times after `after`. */
function runs(cron: string, zone: string, after: string, count = 3): string[] {
  const found: string[] = []
  let at = instant(after)
  for (let index = 0; index < count; index += 1) {
    const next = nextRun({ cron }, zone, at)
    if (next === null) break
    found.push(next.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }))
    at = next
  }
  return found
}

describe('the next run', () => {
  test('is after now, never at it', () => {
    expect(runs('30 7 * * *', 'UTC', '2026-11-22T07:30:00Z', 1)).toEqual([
      '2026-11-23T07:30:00+00:00',
    ])
    expect(runs('30 7 * * *', 'UTC', '2026-11-22T07:29:59.999Z', 1)).toEqual([
      '2026-11-22T07:30:00+00:00',
    ])
  })

  test('skips the weekend for weekdays', () => {
    expect(runs('30 7 * * 1-5', 'Europe/London', '2026-11-20T12:00:00Z', 1)).toEqual([
      '2026-11-23T07:30:00+00:00',
    ])
  })

  test('keeps the local time when the clocks change', () => {
    expect(runs('30 7 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z', 2)).toEqual([
      '2026-03-28T07:30:00+01:00',
      '2026-03-29T07:30:00+02:00',
    ])
  })

  test('comes at the first moment after a gap', () => {
    expect(runs('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-30T02:30:00+02:00',
    ])
    // Nuuk skips 23:00 to 24:00: Saturday's 23:30 becomes Sunday's 00:00.
    expect(runs('30 23 * * 6', 'America/Nuuk', '2026-03-28T12:00:00Z', 1)).toEqual([
      '2026-03-29T00:00:00-01:00',
    ])
  })

  test('comes once for several times inside one gap', () => {
    expect(runs('0,20,40 2,3 * * *', 'Europe/Berlin', '2026-03-29T00:59:00Z', 2)).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T03:20:00+02:00',
    ])
  })

  test('comes once, at the first, when an hour is repeated', () => {
    expect(runs('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T02:30:00+02:00',
      '2026-10-26T02:30:00+01:00',
    ])
    // Asked during the second pass, it waits for the next day.
    expect(runs('30 2 * * *', 'Europe/Berlin', '2026-10-25T01:10:00Z', 1)).toEqual([
      '2026-10-26T02:30:00+01:00',
    ])
  })

  test('needs day of month and day of week to match both', () => {
    expect(runs('0 9 13 * 5', 'UTC', '2026-01-01T00:00:00Z', 3)).toEqual([
      '2026-02-13T09:00:00+00:00',
      '2026-03-13T09:00:00+00:00',
      '2026-11-13T09:00:00+00:00',
    ])
  })

  test.each([
    ['the last day', '0 9 L 2 *', '2028-02-29T09:00:00+00:00'],
    ['three days before the last', '0 9 L-3 2 *', '2028-02-26T09:00:00+00:00'],
    ['the weekday nearest to the 1st', '0 9 1W 1 *', '2028-01-03T09:00:00+00:00'],
    ['the last weekday', '0 9 LW 4 *', '2028-04-28T09:00:00+00:00'],
    ['the second Monday', '0 9 * 1 1#2', '2028-01-10T09:00:00+00:00'],
    ['the last Friday', '0 9 * 1 5L', '2028-01-28T09:00:00+00:00'],
    ['Sunday as 7', '0 9 * 1 7', '2028-01-02T09:00:00+00:00'],
  ])('knows %s', (_, cron, expected) => {
    expect(runs(cron, 'UTC', '2027-12-31T12:00:00Z', 1)).toEqual([expected])
  })

  test('finds 29 February on a Monday, decades away', () => {
    expect(runs('0 0 29 2 1', 'UTC', '2072-03-01T00:00:00Z', 1)).toEqual([
      '2112-02-29T00:00:00+00:00',
    ])
  })

  test('is nothing when the day never comes', () => {
    expect(nextRun({ cron: '0 0 L-30 2 *' }, 'UTC', instant('2026-01-01T00:00:00Z'))).toBeNull()
  })

  test('of a one-off is its moment, and then nothing', () => {
    const schedule = { once: '2026-03-29T02:30' }
    const at = instant('2026-03-29T01:00:00Z')
    expect(nextRun(schedule, 'Europe/Berlin', at.subtract({ nanoseconds: 1 }))).toEqual(at)
    expect(nextRun(schedule, 'Europe/Berlin', at)).toBeNull()
  })
})
