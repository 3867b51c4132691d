/** A deck shows everything before anything comes again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Deck, drawFrom } from '../../src/reminders/deck.ts'
import { seasonOf } from '../../src/reminders/season.ts'
import { instant } from './english.ts'

function drawMany(count: number, items: readonly string[], random?: () => number): string[] {
  let deck: Deck | null = null
  return Array.from({ length: count }, () => {
    const result = drawFrom(deck, items, random)
    if (result === null) throw new Error('the deck is empty')
    // Through text, as the store keeps it.
    deck = JSON.parse(JSON.stringify(result.deck))
    return result.drawn
  })
}

test('nothing repeats before the deck is through, nor twice in a row', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.integer(), (size, seed) => {
      let state = seed >>> 0
      const random = () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return state / 2 ** 32
      }
      const items = Array.from({ length: size }, (_, index) => `item-${index}`)
      const drawn = drawMany(size * 4, items, random)
      for (let round = 0; round < 4; round += 1) {
        expect(new Set(drawn.slice(round * size, (round + 1) * size)).size).toBe(size)
      }
      expect(drawn.some((item, index) => item === drawn[index - 1])).toBe(false)
    }),
  )
})

test('two decks go different ways', () => {
  const items = Array.from({ length: 12 }, (_, index) => `item-${index}`)
  expect(drawMany(12, items)).not.toEqual(drawMany(12, items))
})

test('what leaves the content leaves the deck, and the rest still comes once', () => {
  const items = Array.from({ length: 10 }, (_, index) => `item-${index}`)
  const seen: string[] = []
  let deck: Deck | null = null
  for (let count = 0; count < 7; count += 1) {
    const left = count < 3 ? items : items.filter((id) => id !== 'item-4')
    const result = drawFrom(deck, left)
    if (result === null) throw new Error('the deck is empty')
    deck = result.deck
    seen.push(result.drawn)
  }
  expect(new Set(seen).size).toBe(7)
})

test('an empty deck gives nothing', () => {
  expect(drawFrom(null, [])).toBeNull()
})

test.each([
  ['Europe/London', '2026-07-01T12:00:00Z', 'hot'],
  ['Europe/London', '2026-01-01T12:00:00Z', 'cold'],
  ['Europe/London', '2026-04-01T12:00:00Z', null],
  ['Australia/Sydney', '2026-07-01T12:00:00Z', 'cold'],
  ['Australia/Sydney', '2026-12-31T12:00:00Z', 'hot'],
  ['Asia/Singapore', '2026-07-01T12:00:00Z', null],
  ['UTC', '2026-07-01T12:00:00Z', null],
])('in %s at %s the season is %s', (zone, at, season) => {
  expect(seasonOf(zone, instant(at))).toBe(season)
})
