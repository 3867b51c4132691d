/** Any input gives an answer, and each answer a card within Discord's limits. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerCard } from '../../src/answers/answer-card.ts'
import { exerciseCard } from '../../src/answers/exercise-card.ts'
import { createSuggester } from '../../src/answers/suggest.ts'
import { sectionCard, topicCard } from '../../src/answers/topic-card.ts'
import { type Card, plainText } from '../../src/card.ts'
import { answer, library, questions } from './library.ts'

const mostText = 3500
const cardLength = (card: Card) => JSON.stringify([card.title, card.blocks, card.notes]).length

test('any string is answered, without a throw', () => {
  const odd = fc.constantFrom(
    '`'.repeat(4000),
    '\u200b'.repeat(6000),
    ' '.repeat(6000),
    'no '.repeat(2000),
    'numb legs '.repeat(600),
    'constructor __proto__ toString',
    '\u202e\u0627\u0644\u0633\u0644\u0627\u0645',
  )
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 6000 }), odd), (message) => {
      expect(plainText(answerCard(library, answer(message)))).not.toBe('')
    }),
    { numRuns: 200 },
  )
})

describe('cards', () => {
  test('every topic, section and exercise fits into a message', () => {
    for (const topic of library.topics.values()) {
      expect(cardLength(topicCard(library, topic)), topic.id).toBeLessThan(mostText + 300)
      for (const section of topic.sections) {
        const card = sectionCard(library, topic, section)
        expect(plainText(card).length, `${topic.id}#${section.id}`).toBeLessThan(mostText)
        expect(card.blocks[0]).toEqual({ text: section.text })
      }
    }
    for (const exercise of library.exercises.values()) {
      const card = exerciseCard(library, exercise)
      expect(plainText(card).length, exercise.id).toBeLessThan(mostText)
      expect(card.blocks).toContainEqual({ steps: exercise.steps })
    }
  })

  test('every answer fits, with at most five short buttons', () => {
    for (const { q } of questions) {
      const card = answerCard(library, answer(q))
      expect(plainText(card).length, q).toBeLessThan(mostText)
      expect((card.buttons ?? []).length).toBeLessThanOrEqual(5)
      for (const button of card.buttons ?? []) expect(button.label.length).toBeLessThanOrEqual(80)
    }
  })

  test('a triage card says what to do and suggests no training', () => {
    const card = answerCard(library, answer('my back hurts and my groin is numb'))
    expect(card.tone).toBe('emergency')
    expect(card.title).toBe(library.redFlags.tiers.emergency.title)
    expect(card.buttons).toBeUndefined()
    expect(plainText(card)).toMatch(/999 in the UK.*112 in Europe.*911 in North America/s)
  })

  test('someone without hope is met with care, not with back advice', () => {
    const text = plainText(answerCard(library, answer('i want to die because of this pain')))
    expect(text).toContain('116 123')
    expect(text).not.toContain('massage')
  })

  test('lesser signs are said beside the answer', () => {
    const found = answer('pregnant and my back aches, can i still run')
    expect(found.kind).toBe('answer')
    expect(plainText(answerCard(library, found))).toContain('midwife')
  })

  test('an unknown question gets at most three ways on', () => {
    const card = answerCard(library, answer('what is the capital of france'))
    expect(card.title).toBe(library.say('answers.unknown.title'))
    expect((card.buttons ?? []).length).toBeLessThanOrEqual(3)
  })
})

describe('suggestions', () => {
  const suggest = createSuggester(library)

  test('nothing typed gives useful questions', () => {
    expect(suggest('').map((choice) => choice.name)).toContain(library.say('answers.starters.one'))
  })

  test('an exact match comes first, then what starts so', () => {
    const [topic] = library.topics.values()
    const title = topic?.title ?? ''
    expect(suggest(title)[0]?.value).toBe(title)
    expect(suggest('can i r')[0]?.name.toLowerCase()).toMatch(/^can i r/)
  })

  test('never more than 25, none longer than 100 characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (typed) => {
        const choices = suggest(typed)
        expect(choices.length).toBeLessThanOrEqual(25)
        for (const { name, value } of choices) {
          expect(name.length).toBeLessThanOrEqual(100)
          expect(value.length).toBeLessThanOrEqual(100)
        }
      }),
      { numRuns: 50 },
    )
  })
})
