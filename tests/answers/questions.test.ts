/** How well labelled questions in people's own words are answered. */
import { describe, expect, test } from 'vitest'
import { rank } from '../../src/answers/red-flags.ts'
import { answer, type LabelledQuestion, questions, urgencyOf } from './library.ts'

const ofKind = (kind: LabelledQuestion['kind']) => questions.filter((one) => one.kind === kind)
const alarmed = (one: LabelledQuestion) =>
  ['emergency', 'urgent'].includes(urgencyOf(answer(one.q)) ?? '')
const share = (part: unknown[], all: unknown[]) => part.length / all.length

describe('warning signs', () => {
  test.each(ofKind('red-flag').map((one) => [one.id, one.q, one.urgency] as const))(
    '%s: %s',
    (_id, q, urgency) => {
      const found = urgencyOf(answer(q))
      expect(found, 'not recognised').not.toBeNull()
      if (found && urgency)
        expect(rank(found), `only ${found}`).toBeGreaterThanOrEqual(rank(urgency))
    },
  )

  test('at most 5 % of the look-alikes raise an alarm', () => {
    const decoys = ofKind('red-flag-decoy')
    expect(share(decoys.filter(alarmed), decoys)).toBeLessThanOrEqual(0.05)
  })

  test('at most 2 % of the ordinary questions raise an alarm', () => {
    const ordinary = ofKind('answerable')
    expect(share(ordinary.filter(alarmed), ordinary)).toBeLessThanOrEqual(0.02)
  })
})
