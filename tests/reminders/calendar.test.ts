/** Schedules as iCalendar rules. */
import { expect, test } from 'vitest'
import { calendarOf, ruleOf } from '../../src/reminders/calendar.ts'
import type { Reminder } from '../../src/reminders/reminder.ts'
import { openStorage } from '../../src/storage/open.ts'
import { draft, start } from '../storage/drafts.ts'

test.each([
  ['30 7 * * *', 'FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYHOUR=7;BYMINUTE=30'],
  ['30 7 * * 1-5', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=7;BYMINUTE=30'],
  ['0 9,11 * * *', 'FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYHOUR=9,11;BYMINUTE=0'],
  ['0 8 * * 1#1', 'FREQ=MONTHLY;BYDAY=1MO;BYHOUR=8;BYMINUTE=0'],
  ['0 17 * * 5L', 'FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=17;BYMINUTE=0'],
  ['0 9 1,15 * *', 'FREQ=MONTHLY;BYMONTHDAY=1,15;BYHOUR=9;BYMINUTE=0'],
  ['0 9 L * *', 'FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=9;BYMINUTE=0'],
  ['0 9 * 6-8 1', 'FREQ=WEEKLY;BYDAY=MO;BYMONTH=6,7,8;BYHOUR=9;BYMINUTE=0'],
  ['0 9 15W * *', null],
  ['0 9 * * 1,2#1', null],
])('%s', (cron, expected) => {
  expect(ruleOf({ cron })).toBe(expected)
})

test('every two weeks counts weeks from Monday', () => {
  const weeks = { every: 2, from: '2026-11-23' }
  expect(ruleOf({ cron: '0 9 * * 0', weeks })).toContain('INTERVAL=2;WKST=MO;BYDAY=SU')
})

test('a calendar names start, zone, last day and skipped dates', async () => {
  const { reminders } = openStorage({ file: ':memory:' })
  const rules: Reminder['rules'] = { endDate: '2026-12-31', skipDates: ['2026-12-24'] }
  await reminders.add(draft({ rules }), { limit: 25 })
  await reminders.add(draft({ id: 'aaaaaaa2', schedule: { cron: '0 9 15W * *' } }), { limit: 25 })
  const text = calendarOf(await reminders.list(draft().guildId), {
    name: 'Club',
    now: start,
    titleOf: ({ id }) => id,
  })
  // Long lines are folded.
  const unfolded = text.replaceAll('\r\n ', '')
  expect(text).toContain('DTSTART;TZID=Europe/London:20261123T073000')
  expect(unfolded).toContain(';UNTIL=20261231T235959Z')
  expect(unfolded).toContain('EXDATE;TZID=Europe/London:20261224T073000')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(51)
})
