/** The names of a post. */
import { expect, test } from 'vitest'
import { deliveryKey, reminderIdOf, testDeliveryKey } from '../../src/reminders/delivery-key.ts'
import { newReminderId } from '../../src/reminders/reminder.ts'
import { instant } from './english.ts'

const slot = instant('2026-11-22T07:30:00Z')

test('every attempt at one occurrence has the same key, every occurrence its own', () => {
  const key = deliveryKey('abc123', 'rem00001', slot)
  expect(deliveryKey('abc123', 'rem00001', slot)).toEqual(key)
  const others = [
    deliveryKey('abc124', 'rem00001', slot),
    deliveryKey('abc123', 'rem00002', slot),
    deliveryKey('abc123', 'rem00001', slot.add({ minutes: 1 })),
    testDeliveryKey('abc123', 'rem00001', slot),
  ]
  expect(others.map(({ nonce }) => nonce)).not.toContain(key.nonce)
})

test('a nonce has at most 25 characters', () => {
  const far = instant('2083-12-31T23:59:00Z')
  expect(deliveryKey('zzzzzz', 'zzzzzzzz', far).nonce.length).toBeLessThanOrEqual(25)
  expect(testDeliveryKey('zzzzzz', 'zzzzzzzz', far).nonce.length).toBeLessThanOrEqual(25)
})

test('a marker that comes back names its reminder, anything else nothing', () => {
  const id = newReminderId()
  expect(id).toMatch(/^[0-9a-z]{8}$/)
  expect(reminderIdOf(deliveryKey('abc123', id, slot).marker)).toBe(id)
  expect(reminderIdOf(testDeliveryKey('abc123', id, slot).marker)).toBe(id)
  for (const bad of [
    '',
    'rem00001',
    'rem00001-',
    'REM00001-abc',
    'rem00001-../x',
    'x'.repeat(200),
  ]) {
    expect(reminderIdOf(bad)).toBeNull()
  }
})
