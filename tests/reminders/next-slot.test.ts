/** What rules and quiet hours leave out of a schedule. */
import { describe, expect, test } from 'vitest'
import { dueAtOf, nextOpening, nextSlot, type Plan } from '../../src/reminders/next-slot.ts'
import { newReminderId, type Rules } from '../../src/reminders/reminder.ts'
import { instant } from './english.ts'

const now = instant('2026-11-22T12:00:00Z')
const plan = (rules: Rules, change: Partial<Plan> = {}): Plan => ({
  id: 'aaaaaaaa',
  schedule: { cron: '30 7 * * *' },
  zone: 'Europe/London',
  rules,
  ...change,
})
const next = (...of: Parameters<typeof plan>) =>
  nextSlot(plan(...of), now, null)
    ?.toZonedDateTimeISO('Europe/London')
    .toPlainDateTime()
    .toString()

describe('rules leave occurrences out', () => {
  test.each<[string, Rules, string | undefined]>([
    ['none', {}, '2026-11-23T07:30:00'],
    ['before the start date', { startDate: '2026-12-01' }, '2026-12-01T07:30:00'],
    ['after the end date', { endDate: '2026-11-22' }, undefined],
    ['not on the end date itself', { endDate: '2026-11-23' }, '2026-11-23T07:30:00'],
    ['on skip dates', { skipDates: ['2026-11-23', '2026-11-24'] }, '2026-11-25T07:30:00'],
    ['until a pause ends', { pause: { until: '2026-12-24' } }, '2026-12-24T07:30:00'],
    ['that were skipped', { skippedTo: Date.parse('2026-11-23T07:30Z') }, '2026-11-24T07:30:00'],
    ['in quiet hours', { quietHours: { from: '07:00', to: '08:00' } }, undefined],
  ])('%s', (_, rules, expected) => {
    expect(next(rules)).toBe(expected)
  })

  test('quiet hours over midnight leave the day', () => {
    const hourly = { schedule: { cron: '0 * * * *' } }
    const quietHours = { from: '13:00', to: '07:00' }
    expect(next({ quietHours }, hourly)).toBe('2026-11-23T07:00:00')
  })

  test("the server's quiet hours count on the server's clock", () => {
    const club = { hours: { from: '02:00', to: '03:00' }, zone: 'America/New_York' }
    // In March New York changes its clocks before London does: then 7:30 is 3:30 there.
    expect(nextSlot(plan({}), now, club)).toEqual(instant('2027-03-14T07:30:00Z'))
    expect(nextSlot(plan({}), now, { ...club, zone: 'Europe/London' })).toEqual(
      instant('2026-11-23T07:30:00Z'),
    )
  })

  test('every two weeks counts from the given week, over the end of a year', () => {
    const weeks = { every: 2, from: '2026-11-23' }
    const schedule = { cron: '0 9 * * 0', weeks }
    const dates = []
    let at = now
    for (let index = 0; index < 4; index += 1) {
      at = nextSlot(plan({}, { schedule }), at, null) ?? at
      dates.push(at.toString().slice(0, 10))
    }
    expect(dates).toEqual(['2026-11-29', '2026-12-13', '2026-12-27', '2027-01-10'])
  })
})

describe('the offset', () => {
  test('is 0 to 59 seconds, always the same for one reminder, and different for others', () => {
    const ids = Array.from({ length: 500 }, newReminderId)
    const seconds = ids.map((id) =>
      dueAtOf({ ...plan({}), id }, now)
        .since(now)
        .total('seconds'),
    )
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...seconds)).toBeLessThan(60)
    expect(new Set(seconds).size).toBeGreaterThan(50)
    expect(dueAtOf(plan({}), now)).toEqual(dueAtOf(plan({}), now))
  })

  test('reaches as far as the reminder is spread', () => {
    const ids = Array.from({ length: 500 }, newReminderId)
    const minutes = ids.map((id) =>
      dueAtOf({ ...plan({ spreadMinutes: 15 }), id }, now)
        .since(now)
        .total('minutes'),
    )
    expect(Math.max(...minutes)).toBeGreaterThan(12)
    expect(Math.max(...minutes)).toBeLessThan(15)
  })

  test('leaves the slot, and with it the nonce, as it is', () => {
    expect(nextOpening(plan({ spreadMinutes: 15 }), now, null)?.slotAt).toEqual(
      instant('2026-11-23T07:30:00Z'),
    )
  })
})
