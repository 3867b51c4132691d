/** The next runs, and what the clocks and the rules do to them. */
import { expect, test } from 'vitest'
import type { Plan } from '../../src/reminders/next-slot.ts'
import { preview } from '../../src/reminders/preview.ts'
import { instant } from './english.ts'

const plan = (cron: string, rules: Plan['rules'] = {}): Plan => ({
  id: 'aaaaaaaa',
  schedule: { cron },
  zone: 'Europe/London',
  rules,
})
const runs = (of: Plan, from: string, count = 5) =>
  preview(of, instant(from), null, count).map(({ at, clocks, leftOut }) =>
    [at.toString().slice(0, 16), clocks, leftOut].filter((part) => part !== null).join(' '),
  )

test('five runs, on an ordinary week without a word', () => {
  expect(runs(plan('30 7 * * *'), '2026-11-22T12:00:00Z')).toEqual([
    '2026-11-23T07:30',
    '2026-11-24T07:30',
    '2026-11-25T07:30',
    '2026-11-26T07:30',
    '2026-11-27T07:30',
  ])
})

test('flags a time that does not exist, and the change of the clocks after it', () => {
  expect(runs(plan('30 1 * * *'), '2027-03-27T00:00:00Z', 3)).toEqual([
    '2027-03-27T01:30',
    '2027-03-28T01:00 moved',
    '2027-03-29T00:30',
  ])
  expect(runs(plan('30 7 * * *'), '2027-03-27T00:00:00Z', 2)).toEqual([
    '2027-03-27T07:30',
    '2027-03-28T06:30 clocks-changed',
  ])
})

test('flags a time that comes twice', () => {
  expect(runs(plan('30 1 * * *'), '2027-10-30T12:00:00Z', 1)).toEqual([
    '2027-10-31T00:30 first-of-two',
  ])
})

test('shows what is left out, beside five that come', () => {
  const rules = { skipDates: ['2026-11-24'], quietHours: { from: '12:00', to: '13:00' } }
  expect(runs(plan('30 7,12 * * *', rules), '2026-11-22T13:00:00Z', 2)).toEqual([
    '2026-11-23T07:30',
    '2026-11-23T12:30 quiet',
    '2026-11-24T07:30 date',
    '2026-11-24T12:30 date',
    '2026-11-25T07:30',
  ])
})

test('ends with the last day, and for a one-off after one', () => {
  expect(runs(plan('30 7 * * *', { endDate: '2026-11-23' }), '2026-11-22T12:00:00Z')).toHaveLength(
    1,
  )
  const once = { ...plan(''), schedule: { once: '2026-12-24T18:00' } }
  expect(runs(once, '2026-11-22T12:00:00Z')).toEqual(['2026-12-24T18:00'])
})
