/** Schedules back in words. */
import { expect, test } from 'vitest'
import { describeSchedule } from '../../src/reminders/describe.ts'
import { say } from './english.ts'

test.each([
  ['30 7 * * *', 'Every day at 07:30, London time'],
  ['30 7 * * 1-5', 'Every weekday at 07:30, London time'],
  ['30 7 * * mon-fri', 'Every weekday at 07:30, London time'],
  ['0 9 * * 0,6', 'Every Saturday and Sunday at 09:00, London time'],
  ['0 18 * * 2,4', 'Every Tuesday and Thursday at 18:00, London time'],
  ['0 9 * * 0,1', 'Every Monday and Sunday at 09:00, London time'],
  ['30 7,18 * * *', 'Every day at 07:30 and 18:30, London time'],
  ['0 9-17/2 * * *', 'Every day, every 2 hours from 09:00 to 17:00, London time'],
  ['0 9-17 * * 1-5', 'Every weekday, every hour from 09:00 to 17:00, London time'],
  ['*/15 9-16 * * *', 'Every day, every 15 minutes from 09:00 to 16:45, London time'],
  ['0 8 * * 1#1', 'On the first Monday of each month at 08:00, London time'],
  ['0 17 * * 5L', 'On the last Friday of each month at 17:00, London time'],
  ['0 9 1,15 * *', 'By the cron expression `0 9 1,15 * *`, London time'],
  ['0 9 * 6-8 *', 'By the cron expression `0 9 * 6-8 *`, London time'],
  ['0 9 * * 1#1,3', 'By the cron expression `0 9 * * 1#1,3`, London time'],
  ['1,5,9,20 1,5,8,9 * * *', 'By the cron expression `1,5,9,20 1,5,8,9 * * *`, London time'],
])('%s', (cron, expected) => {
  expect(describeSchedule({ cron }, 'Europe/London', say)).toBe(expected)
})

test('a one-off is named by its date', () => {
  expect(describeSchedule({ once: '2026-12-24T18:00' }, 'America/New_York', say)).toBe(
    'Once, on Thursday, 24 December 2026 at 18:00, New York time',
  )
})

test('zones without a city stay as they are', () => {
  expect(describeSchedule({ cron: '30 7 * * *' }, 'UTC', say)).toBe('Every day at 07:30, UTC')
})
