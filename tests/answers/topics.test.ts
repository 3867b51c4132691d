/** How well labelled questions in people's own words find their topics. */
import { describe, expect, test } from 'vitest'
import { answer, library } from './library.ts'
import { heldOut, measure, reliability, topicsOf, tunedSets } from './score.ts'

const tuned = Object.values(tunedSets).flat()

describe('questions seen while tuning', () => {
  const score = measure(tuned, answer)

  test('the best topic fits', () => expect(score.best).toBeGreaterThanOrEqual(0.91))
  test('one of three topics fits', () => expect(score.amongThree).toBeGreaterThanOrEqual(0.96))
  test('few are declined', () => expect(score.declined).toBeLessThanOrEqual(0.03))
  test('questions about something else are declined', () =>
    expect(score.offTopicDeclined).toBeGreaterThanOrEqual(0.92))

  // Fitted for questions nobody has foreseen, so these come out a little better than promised.
  test('no confidence promises more than it holds', () => {
    for (const bin of reliability(tuned, answer, [0, 0.6, 0.75, 0.9]))
      if (bin.answers >= 15) expect(bin.right).toBeGreaterThanOrEqual(bin.confidence - 0.08)
  })
})

// Below the targets: so much is known to hold on questions that nobody tuned for.
describe('questions held out', () => {
  const score = measure(heldOut, answer)

  test('the best topic fits', () => expect(score.best).toBeGreaterThanOrEqual(0.62))
  test('one of three topics fits', () => expect(score.amongThree).toBeGreaterThanOrEqual(0.8))
  test('few are declined', () => expect(score.declined).toBeLessThanOrEqual(0.06))
  test('questions about something else are declined', () =>
    expect(score.offTopicDeclined).toBeGreaterThanOrEqual(0.9))
  test('confidence is right on the whole', () => {
    const [all] = reliability(heldOut, answer, [0])
    expect(Math.abs((all?.right ?? 0) - (all?.confidence ?? 1))).toBeLessThanOrEqual(0.15)
  })
})

describe('exercises', () => {
  test.each([
    ['how do i do a bird dog', 'bird-dog'],
    ['dead bug technique?', 'dead-bug'],
    ['show me the cat cow', 'cat-cow'],
    ['whats a clamshell and how do i do it', 'clamshell'],
    ['pelvic tilt exercise how', 'pelvic-tilt'],
  ])('who asks how gets the exercise itself: %s', (question, exercise) => {
    const found = answer(question)
    expect(found).toMatchObject({
      kind: 'answer',
      section: null,
      exercise: { id: exercise },
    })
    expect(topicsOf(found)[0]).toBe('specific-exercise')
  })

  test('whether it is good for a back is answered by its topic', () => {
    expect(answer('are deadlifts bad for my back')).toMatchObject({ section: { id: 'deadlift' } })
  })
})

test('the known questions of a section lead to it, or near', () => {
  const all = [...library.topics.values()].flatMap((topic) =>
    topic.sections.flatMap((section) =>
      section.asks.map((ask) => ({ ask, topic: topic.id, section: section.id })),
    ),
  )
  const right = all.filter(({ ask, topic, section }) => {
    const found = answer(ask)
    return found.kind === 'answer' && found.topic.id === topic && found.section?.id === section
  })
  expect(right.length / all.length).toBeGreaterThanOrEqual(0.8)
})
