import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCustomId, writeCustomId } from '../../src/discord/custom-id.ts'

describe('custom ids', () => {
  test('say command, action and arguments', () => {
    expect(writeCustomId(['ask', 'topic', 'stretching'])).toBe('ask:topic:stretching')
  })

  test('come back as they went, whatever the arguments hold', () => {
    const part = fc.string({ minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        part,
        part,
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }),
        (command, action, args) => {
          fc.pre(encodeURIComponent([command, action, ...args].join('')).length < 90)
          expect(readCustomId(writeCustomId([command, action, ...args]))).toEqual([
            command,
            action,
            ...args,
          ])
        },
      ),
    )
  })

  test('of others, or tampered with, are none of ours', () => {
    for (const id of ['', 'ask', ':', 'ask:', '%', 'a:%E0%A4%A', ':topic']) {
      expect(readCustomId(id)).toBeNull()
    }
  })

  test('never throw when read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (id) => void readCustomId(id)))
  })

  test('too long for Discord are a fault of ours, found at once', () => {
    expect(() => writeCustomId(['ask', 'topic', 'x'.repeat(100)])).toThrow(/custom id/)
  })
})
