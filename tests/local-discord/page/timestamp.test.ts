/** Timestamps in every style, against a given present. */
import { expect, test } from 'vitest'
import {
  formatTimestamp,
  messageTime,
  relative,
  secondsUntilHour,
} from '../../../src/local-discord/page/timestamp.js'

const zone = 'Europe/London'
const seconds = Date.parse('2026-07-07T16:20:30Z') / 1000

test.each([
  ['t', '17:20'],
  ['T', '17:20:30'],
  ['d', '07/07/2026'],
  ['D', '7 July 2026'],
  ['f', '7 July 2026 at 17:20'],
  ['F', 'Tuesday, 7 July 2026 at 17:20'],
  ['s', '07/07/2026, 17:20'],
  ['S', '07/07/2026, 17:20:30'],
  ['?', '7 July 2026 at 17:20'],
])('style %s', (style, expected) => {
  expect(formatTimestamp(seconds, style, 0, zone)).toBe(expected)
})

test.each([
  [0, 'in 0 seconds'],
  [1, 'in 1 second'],
  [-30, '30 seconds ago'],
  [90, 'in 2 minutes'],
  [-7200, '2 hours ago'],
  [86_400 * 3, 'in 3 days'],
  [86_400 * 60, 'in 2 months'],
  [-86_400 * 800, '2 years ago'],
])('%i seconds away', (away, expected) => {
  expect(relative(away * 1000, 0)).toBe(expected)
})

test('a time that no calendar knows is shown as its number', () => {
  expect(formatTimestamp(9_000_000_000_000, 'f', 0)).toBe('9000000000000')
})

test('a message of today has no date', () => {
  const at = Date.parse('2026-07-07T08:00:00Z')
  expect(messageTime(at, at + 3_600_000, zone)).toBe('09:00')
  expect(messageTime(at, at + 86_400_000, zone)).toBe('07/07/2026, 09:00')
})

test('the next morning is always ahead', () => {
  const eight = new Date(2026, 6, 7, 8).getTime()
  expect(secondsUntilHour(eight - 60_000, 8)).toBe(60)
  expect(secondsUntilHour(eight, 8)).toBe(86_400)
})
