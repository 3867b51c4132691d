/**
 * Every card that the content can give, rendered as Discord gets it and checked by the rules of the
 * local Discord: 4,000 characters, 40 components, labels, custom ids that differ, and so on.
 */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/answers/answer.ts'
import { answerCard } from '../../src/answers/answer-card.ts'
import type { Card } from '../../src/card.ts'
import { ask } from '../../src/commands/ask.ts'
import { help } from '../../src/commands/help.ts'
import { tip } from '../../src/commands/tip.ts'
import type { Call, Reply } from '../../src/discord/command.ts'
import { renderCard } from '../../src/discord/render-card.ts'
import { readMessageBody } from '../../src/local-discord/rules/message-body.ts'
import { call, library, services } from '../commands/fakes.ts'

const componentsV2 = 1 << 15
const parts = services()

/** What Discord would have to say about it; nothing, if all is well. */
function faultsOf(card: Card): string[] {
  try {
    readMessageBody('callback', { components: renderCard(card), flags: componentsV2 }, 0)
    return []
  } catch (error) {
    return [JSON.stringify(Reflect.get(Object(error), 'body') ?? String(error))]
  }
}

function expectFits(name: string, card: Card): void {
  expect(faultsOf(card), name).toEqual([])
  expect((card.buttons ?? []).length, name).toBeLessThanOrEqual(5)
  expect(card.title.trim(), name).not.toBe('')
  // Said in words, or shown without the number: either would be a sentence that was never filled in.
  expect(JSON.stringify(card), name).not.toMatch(/\{\{|undefined|\[object/)
}

async function cardOf(reply: Promise<Reply> | undefined): Promise<Card> {
  const done = await reply
  if (done === undefined || !('say' in done)) throw new Error('no card')
  return done.say
}

async function pressed(action: string, args: string[], change: Partial<Call> = {}): Promise<Card> {
  return cardOf(ask.actions?.[action]?.(call({ args, ...change }), parts))
}

function sharePresses(card: Card): string[][] {
  return (card.buttons ?? []).flatMap((button) =>
    'press' in button && button.press[1].startsWith('share') ? [[...button.press]] : [],
  )
}

async function expectShared(name: string, card: Card): Promise<void> {
  const person = { id: '300000000000000001', name: '*_~`|'.repeat(6) }
  for (const [, action = '', ...args] of sharePresses(card)) {
    const shared = await pressed(action, args, { person })
    expectFits(`${name}, shared`, shared)
    expect(sharePresses(shared), name).toEqual([])
  }
}

describe('each card fits into a message of Discord', () => {
  test.each([...library.topics.keys()])('topic %s with its sections', async (id) => {
    const card = await pressed('topic', [id])
    expectFits(id, card)
    await expectShared(id, card)
    for (const choice of card.select?.choices ?? []) {
      const narrow = await pressed('section', [id], { values: [choice.value] })
      expect(narrow.title).toBe(choice.label)
      expectFits(`${id}/${choice.value}`, narrow)
      await expectShared(`${id}/${choice.value}`, narrow)
    }
    const sections = library.topics.get(id)?.sections ?? []
    expect(card.select?.choices.length).toBe(Math.min(sections.length, 25))
  })

  test('exercises', async () => {
    for (const id of library.exercises.keys()) {
      const card = await pressed('exercise', [id])
      expectFits(id, card)
      await expectShared(id, card)
    }
  })

  test('tips', async () => {
    for (const [index, { id }] of library.tips.entries()) {
      const random = () => index / library.tips.length
      expectFits(id, await cardOf(tip.run(call(), { ...parts, random })))
    }
  })

  test('warning signs: each alone, all of a tier together, beside an answer, in every country', () => {
    const { flags } = library.redFlags
    const tiers = ['emergency', 'urgent', 'soon'] as const
    const groups = [
      ...flags.map((flag) => [flag]),
      ...tiers.map((tier) => flags.filter((flag) => flag.tier === tier)),
    ]
    for (const region of [null, ...library.regions.countries.keys()]) {
      for (const group of groups) {
        const urgency = group[0]?.tier ?? 'soon'
        const answer: Answer = {
          kind: 'seek-care',
          urgency,
          flags: group,
          topics: [],
          confidence: 1,
        }
        const card = answerCard(library, answer, region)
        expectFits(`${group.map(({ id }) => id).join()} in ${region}`, card)
        expect(card.tone).toBe(urgency)
        expect(card.buttons ?? []).toEqual([])
      }
    }
  })

  test('help', async () => {
    expectFits('help', await cardOf(help.run(call(), parts)))
  })
})
