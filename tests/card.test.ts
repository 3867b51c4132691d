import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Card, escapeText, plainText } from '../src/card.ts'

describe('text that a person typed', () => {
  test.each([
    ['@everyone', 'mention'],
    ['<@123456789012345678>', 'mention'],
    ['[click](https://evil.example)', 'link'],
    ['**loud**', 'bold'],
    ['# heading', 'heading'],
    ['1. list', 'list'],
    ['> quote', 'quote'],
  ])('%s is shown as typed, never as a %s', (typed) => {
    const escaped = escapeText(typed)
    expect(escaped).not.toBe(typed)
    expect(escaped.replaceAll('\\', '')).toBe(typed)
  })

  test('keeps every character, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        const bare = typed.replaceAll('\\', '')
        expect(escapeText(bare).replaceAll('\\', '')).toBe(
          bare.replaceAll(/[\u202e\u2066-\u2069]/g, ''),
        )
      }),
    )
  })

  test('leaves no character that starts markdown or a mention without its backslash', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (typed) => {
        expect(escapeText(typed)).not.toMatch(/(?<!\\)(?:\\\\)*[`*_~|>#[\]()<@]/)
      }),
    )
  })
})

describe('a card in the terminal', () => {
  test('reads as lines without markdown marks', () => {
    const card: Card = {
      tone: 'plain',
      title: 'Rest or move?',
      blocks: [
        { text: 'Keep **moving** gently.' },
        { steps: ['Walk', 'Rest'] },
        'divider',
        { bullets: ['one'] },
        { heading: 'Why' },
      ],
      notes: ['Sources: [NICE](https://example.org/a)'],
    }
    expect(plainText(card)).toBe(
      'Rest or move?\n\nKeep moving gently.\n\n1. Walk\n2. Rest\n\n• one\n\nWhy\n\nSources: NICE (https://example.org/a)',
    )
  })
})
