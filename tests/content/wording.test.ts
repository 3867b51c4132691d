import { describe, expect, test } from 'vitest'
import { createSay, flatten, placeholders } from '../../src/content/wording.ts'

describe('the wording', () => {
  test('is found by dotted key, placeholders filled in', () => {
    const say = createSay('en', { 'card.sources': 'Sources: {{sources}}' })
    expect(say('card.sources', { sources: 'NICE' })).toBe('Sources: NICE')
  })

  test('leaves markdown and marks in values as they are', () => {
    const say = createSay('en', { 'card.sources': '{{sources}}' })
    expect(say('card.sources', { sources: '<#1> & "x" {{sources}} $t(card.sources)' })).toContain(
      '<#1> & "x"',
    )
  })

  test('takes the plural form that fits the count', () => {
    const say = createSay('en', {
      'commands.remind.list.title_one': 'one',
      'commands.remind.list.title_other': '{{count}} of them',
    })
    expect(say('commands.remind.list.title', { count: 1 })).toBe('one')
    expect(say('commands.remind.list.title', { count: 3 })).toBe('3 of them')
  })

  test('turns blocks into dotted keys', () => {
    expect(flatten({ a: { b: 'x' }, c: 'y' })).toEqual({ 'a.b': 'x', c: 'y' })
  })

  test('knows the placeholders of a sentence', () => {
    expect(placeholders('{{a}} and {{b}} and {{a}}')).toEqual(['a', 'b'])
  })
})
