/** What people type as days and time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeSchedule } from '../../src/reminders/describe.ts'
import { parseWhen } from '../../src/reminders/parse-when.ts'
import { nextRun } from '../../src/reminders/schedule.ts'
import { instant, say, words } from './english.ts'

/** A Sunday. */
const now = instant('2026-11-22T10:00:00Z')
const zone = 'Europe/London'
const parse = (text: string) => parseWhen(text, { words, zone, now })

function understood(text: string): string {
  const when = parse(text)
  if ('fault' in when) return `${when.fault} ${'near' in when ? when.near : ''}`.trim()
  return 'cron' in when.schedule ? when.schedule.cron : when.schedule.once
}

describe('what people type', () => {
  test.each([
    ['7:30', '30 7 * * *'],
    ['7', '0 7 * * *'],
    ['daily 7:30', '30 7 * * *'],
    ['every day at 7.30am', '30 7 * * *'],
    ['7pm', '0 19 * * *'],
    ['at 7 p.m. on Mondays', '0 19 * * 1'],
    ['12am', '0 0 * * *'],
    ['12:15 pm', '15 12 * * *'],
    ['7h30', '30 7 * * *'],
    ['noon on weekdays', '0 12 * * 1-5'],
    ['midnight', '0 0 * * *'],
    ['weekdays 7:30', '30 7 * * 1-5'],
    ['Every weekday at 07:30.', '30 7 * * 1-5'],
    ['working days 8', '0 8 * * 1-5'],
    ['weekends 9', '0 9 * * 0,6'],
    ['Tue & Thu 18:00', '0 18 * * 2,4'],
    ['mon,wed,fri 7pm', '0 19 * * 1,3,5'],
    ['18:00 tuesdays and thursdays', '0 18 * * 2,4'],
    ['Mon–Fri 9', '0 9 * * 1-5'],
    ['fri to mon 9', '0 9 * * 0,1,5,6'],
    ['weekly on sunday 9:00', '0 9 * * 0'],
    ['7:30 and 18:30', '30 7,18 * * *'],
    ['weekdays 9:00, 12:00, 15:00', '0 9,12,15 * * 1-5'],
    ['every 2 hours 9-17', '0 9,11,13,15,17 * * *'],
    ['every 2 hours 9–17', '0 9,11,13,15,17 * * *'],
    ['every 2h from 9:15 to 17:15 on weekdays', '15 9,11,13,15,17 * * 1-5'],
    ['every hour between 9am and 12pm', '0 9,10,11,12 * * *'],
    ['every 5 hours 8-20', '0 8,13,18 * * *'],
    ['every 3 hours 22-6', '0 1,4,22 * * *'],
    ['every hour', '0 * * * *'],
    ['hourly 9-11 on Mondays', '0 9,10,11 * * 1'],
    ['every 6 hours', '0 0,6,12,18 * * *'],
    ['every 30 minutes 9-11', '0,30 9,10 * * *'],
    ['every 20 min from 9:50 to 11:10', '10,30,50 10 * * *'],
    ['first monday 8:00', '0 8 * * 1#1'],
    ['first Monday of the month at 8', '0 8 * * 1#1'],
    ['2nd tuesday 9:00', '0 9 * * 2#2'],
    ['1st and 3rd Saturday 9:00', '0 9 * * 6#1,6#3'],
    ['last friday 17:00', '0 17 * * 5L'],
    ['tomorrow 7:30', '2026-11-23T07:30'],
    ['today 18:00', '2026-11-22T18:00'],
    ['24 Dec 18:00', '2026-12-24T18:00'],
    ['Dec 24 6pm', '2026-12-24T18:00'],
    ['24th of December 2026 at 18:00', '2026-12-24T18:00'],
    ['Thursday 24 December 18:00', '2026-12-24T18:00'],
    ['3 jan 9:00', '2027-01-03T09:00'],
    ['29 feb 8:00', '2028-02-29T08:00'],
    ['2026-12-24 18:00', '2026-12-24T18:00'],
    ['2026-12-24T18:00', '2026-12-24T18:00'],
    ['30 7 * * 1-5', '30 7 * * 1-5'],
    [' 30  7 * *  mon-fri ', '30 7 * * mon-fri'],
    ['0 9 L * *', '0 9 L * *'],
    ['@daily', '@daily'],
  ])('%s', (text, expected) => {
    expect(understood(text)).toBe(expected)
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['weekdays', 'no-time'],
    ['tomorrow', 'no-time'],
    ['24 Dec', 'no-time'],
    ['25:00', 'bad-time 25:00'],
    ['7:60', 'bad-time 7:60'],
    ['13pm', 'bad-time 13pm'],
    ['0730', 'bad-time 0730'],
    ['31 feb 9:00', 'bad-date 31 feb'],
    ['2026-02-31 9:00', 'bad-date 2026-02-31'],
    ['3/4 9:00', 'bad-date 3/4'],
    ['24.12.2026 18:00', 'bad-date 24.12.2026'],
    ['Monday 22 Nov 2026 18:00', 'bad-date 2026-11-22'],
    ['today 8:00', 'past'],
    ['2020-01-01 8:00', 'past'],
    ['22 Nov 2026 10:00', 'past'],
    ['every 7 minutes', 'bad-interval'],
    ['every minute', 'bad-interval'],
    ['every 0 hours', 'bad-interval'],
    ['every 5 hours', 'bad-interval'],
    ['7:30 and 18:00', 'uneven-times'],
    ['every 30 seconds', 'seconds'],
    ['every second', 'seconds'],
    ['*/5 * * * * *', 'seconds'],
    ['30 7 * * 1-9', 'bad-cron 1-9'],
    ['0-999999999 7 * * *', 'bad-cron 999999999'],
    ['0 9 31 4,6 *', 'bad-cron 31'],
    ['@often', 'bad-cron @often'],
    ['0 9 L-30 2 *', 'never'],
    ['blargh 7', 'not-understood blargh'],
    ['every morning', 'not-understood morning'],
    ['every second monday 9:00', 'every-second second monday'],
    ['every 2nd monday 9:00', 'every-second 2nd monday'],
    ['every 2 weeks 9:00', 'not-understood null'],
    ['every 2 weeks first monday 9:00', 'not-understood null'],
    ['every 40 weeks on monday 9:00', 'not-understood 40'],
    ['weekdays 9-17', 'not-understood null'],
    ['monthly 9:00', 'not-understood null'],
    ['first monday tuesday 9:00', 'not-understood null'],
    ['tomorrow 7:30 and 8:30', 'not-understood null'],
    [`${'very '.repeat(30)}7:30`, 'not-understood null'],
  ])('%s is refused', (text, expected) => {
    expect(understood(text)).toBe(expected)
  })

  test('the next run is the first after now', () => {
    expect(parse('weekdays 7:30')).toHaveProperty('next', instant('2026-11-23T07:30:00Z'))
    expect(parse('24 Dec 18:00')).toHaveProperty('next', instant('2026-12-24T18:00:00Z'))
  })

  test('a local time inside a gap comes right after it', () => {
    const setting = { words, zone: 'Europe/Berlin', now }
    const when = parseWhen('2027-03-28 2:30', setting)
    expect(when).toHaveProperty('next', instant('2027-03-28T01:00:00Z'))
  })

  test('"today" is today in the zone', () => {
    const setting = { words, zone: 'Pacific/Auckland', now }
    expect(parseWhen('today 23:30', setting)).toHaveProperty('schedule.once', '2026-11-22T23:30')
    expect(parseWhen('tomorrow 7', setting)).toHaveProperty('schedule.once', '2026-11-23T07:00')
  })
})

describe('any text', () => {
  const vocabulary = words.phrases.map(({ phrase }) => phrase)
  const piece = fc.oneof(
    fc.constantFrom(...vocabulary),
    fc.constantFrom('7:30', '9', '24', '2026', '-', '1-5', '*', '*/2', '9-17', '1#1', 'L', '18.00'),
    fc.nat().map(String),
    fc.string({ maxLength: 5 }),
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(' ')),
  )

  test('never throws, and what is understood has a next run and can be described', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom('UTC', 'Europe/London', 'America/Nuuk'), (text, place) => {
        const when = parseWhen(text, { words, zone: place, now })
        if ('fault' in when) return
        expect(Temporal.Instant.compare(when.next, now)).toBe(1)
        expect(nextRun(when.schedule, place, now)).toEqual(when.next)
        expect(describeSchedule(when.schedule, place, say)).not.toBe('')
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the echo', () => {
  const time = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([h, m]) => `${h}:${String(m).padStart(2, '0')}`)
  const day = fc.constantFrom('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
  const days = fc.oneof(
    fc.constantFrom('', 'weekdays', 'weekends'),
    fc.uniqueArray(day, { minLength: 1, maxLength: 7 }).map((list) => list.join(' ')),
    fc
      .tuple(fc.constantFrom('first', '2nd', 'third', '4th', 'last'), day)
      .map((it) => it.join(' ')),
  )
  const when = fc.oneof(
    fc.tuple(days, time).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4, 6), fc.nat(8), fc.integer({ min: 14, max: 23 }))
      .map(([n, from, to]) => `every ${n} hours ${from}-${to}`),
    fc
      .tuple(fc.constantFrom(5, 10, 15, 20, 30), fc.nat(8), fc.integer({ min: 10, max: 23 }))
      .map(([n, from, to]) => `every ${n} minutes ${from}-${to} on weekdays`),
    fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('Jan', 'Jul', 'Dec'), time)
      .map((parts) => parts.join(' ')),
  )

  test('can be typed again and means the same', () => {
    fc.assert(
      fc.property(when, (text) => {
        const first = parse(text)
        if ('fault' in first) throw new Error(`${text}: ${first.fault}`)
        const echo = describeSchedule(first.schedule, zone, say).replace(', London time', '')
        expect(parse(echo), echo).toEqual(first)
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['every 2 weeks on Sunday 9:00', 'Every 2 weeks on Sunday at 09:00, London time', '2026-11-29'],
  ['every other Tuesday at 18:00', 'Every 2 weeks on Tuesday at 18:00, London time', '2026-11-24'],
  [
    'every other week on Tue and Thu 18:00',
    'Every 2 weeks on Tuesday and Thursday at 18:00, London time',
    '2026-11-24',
  ],
  ['18:30 on Sundays every 3 weeks', 'Every 3 weeks on Sunday at 18:30, London time', '2026-11-22'],
])('%s: every few weeks, from the first week that has a run', (text, echo, first) => {
  const when = parse(text)
  if ('fault' in when) throw new Error(when.fault)
  expect(describeSchedule(when.schedule, zone, say)).toBe(echo)
  expect(when.next.toString()).toContain(first)
  expect(nextRun(when.schedule, zone, now)).toEqual(when.next)
})
