/** What /ask and the menu of a message say, and what can be shared, called without Discord. */
import { describe, expect, test } from 'vitest'
import { type Card, plainText } from '../../src/card.ts'
import { ask } from '../../src/commands/ask.ts'
import { backCareAnswer } from '../../src/commands/back-care-answer.ts'
import type { Services } from '../../src/commands/services.ts'
import type { Call, Reply } from '../../src/discord/command.ts'
import { UserError } from '../../src/errors.ts'
import { call, library, services } from './fakes.ts'

const emergency = 'my back hurts and my groin is numb'
const answerable = 'how long should I hold a stretch'
const offTopic = 'what is the capital of france'

function cardOf(reply: Reply | undefined): Card {
  if (reply === undefined || !('say' in reply)) throw new Error('no card')
  return reply.say
}

function labels(card: Card): string[] {
  return (card.buttons ?? []).map(({ label }) => label)
}

const asked = async (question: string, change: Partial<Call> = {}, parts?: Partial<Services>) =>
  cardOf(await ask.run(call({ options: { question }, ...change }), services(parts)))

const onMessage = (text: string, change: Partial<Call> = {}, parts?: Partial<Services>) =>
  backCareAnswer.run(call({ message: { text }, ...change }), services(parts))

const act = (action: string, change: Partial<Call>, parts?: Partial<Services>) =>
  ask.actions?.[action]?.(call(change), services(parts)) ?? Promise.reject(new Error('no action'))

const share = library.say('answers.share.button')

/** A topic with a section that names an exercise, and one that names none. */
const topic = [...library.topics.values()].find(({ exercises, sections }) => {
  const naming = sections.filter((section) => (section.exercises ?? []).length > 0)
  return exercises.length > 0 && naming.length > 0 && naming.length < sections.length
})
if (topic === undefined) throw new Error('no topic to test with')

describe('a narrow answer', () => {
  const sections = topic.sections
  const shown = async (id: string) => cardOf(await act('section', { args: [topic.id, id] }))

  test('is the text of the section and one line on when to get help, nothing of the topic', async () => {
    const [section] = sections
    const card = await shown(section?.id ?? '')
    expect(card.blocks).toEqual([{ text: section?.text }, { text: library.say('answers.watch') }])
    expect(card.buttons?.[0]).toMatchObject({ press: ['ask', 'topic', topic.id] })
  })

  test('leads to an exercise only where it names one', async () => {
    for (const { id, exercises = [] } of sections) {
      const pressed = ((await shown(id)).buttons ?? []).flatMap((button) =>
        'press' in button && button.press[1] === 'exercise' ? [button.press[2]] : [],
      )
      expect(pressed, id).toEqual(exercises.slice(0, 1))
    }
  })

  test('can be picked in the list under the topic', async () => {
    const card = cardOf(await act('topic', { args: [topic.id] }))
    expect(card.select?.choices.map(({ value }) => value)).toEqual(sections.map(({ id }) => id))
    const picked = sections.at(-1)
    const narrow = await act('section', { args: [topic.id], values: [picked?.id ?? ''] })
    expect(cardOf(narrow).title).toBe(picked?.title)
  })

  test('of an old or forged button is refused kindly', async () => {
    for (const args of [[], ['nowhere'], [topic.id], [topic.id, 'nothing'], ['__proto__', 'now']]) {
      await expect(act('section', { args })).rejects.toThrow(UserError)
      await expect(act('share', { args: [args[0] ?? '', 'nothing'] })).rejects.toThrow(UserError)
    }
  })
})

describe('a question about an exercise', () => {
  test('is answered by how it is done, and that can be shared', async () => {
    const exercise = library.exercises.get('dead-bug')
    const card = await asked('how do i do a dead bug')
    expect(card.title).toBe(exercise?.name)
    expect(card.blocks).toContainEqual({ steps: exercise?.steps })
    const pressed = (card.buttons ?? []).flatMap((button) =>
      'press' in button ? [button.press.join(':')] : [],
    )
    expect(pressed).toContain('ask:topic:specific-exercise')
    expect(pressed).toContain('ask:share-exercise:dead-bug')
    const shared = await act('share-exercise', { args: ['dead-bug'] })
    expect(shared).toMatchObject({ to: 'channel', say: { title: exercise?.name } })
  })
})

describe('an unsure answer', () => {
  test('asks whether it was meant, with up to three ways on', async () => {
    const found = services().answer('en', answerable)
    if (found.kind !== 'answer') throw new Error('not answered')
    const topics = [found.topic.id, 'footwear', 'hydration']
    const unsure = { ...found, topics, confidence: 0.3 }
    const card = await asked(answerable, {}, { answer: () => unsure })
    expect(plainText(card)).toContain(library.say('answers.unsure'))
    expect(JSON.stringify(card.buttons)).toMatch(/footwear.*hydration/)
    expect(plainText(await asked(answerable))).not.toContain(library.say('answers.unsure'))
  })
})

describe('sharing', () => {
  const [section] = topic.sections
  const args = [topic.id, section?.id ?? '']

  test('is offered for an answer in a server, to those who may write there', async () => {
    expect(labels(await asked(answerable))).toContain(share)
    expect(labels(await asked(answerable, { guildId: null }))).not.toContain(share)
    expect(labels(await asked(answerable, { permissions: new Set() }))).not.toContain(share)
  })

  test('is never offered where a warning sign was found, however slight', async () => {
    const slight = 'pregnant and my back aches, can i still run'
    for (const question of [emergency, slight, offTopic]) {
      expect(labels(await asked(question)), question).not.toContain(share)
    }
  })

  test('posts the content alone, and names the one who shared it without a mention', async () => {
    const person = { id: '300000000000000001', name: '<@1> @everyone **Ana**' }
    const reply = await act('share', { args, person })
    expect(reply).toMatchObject({ to: 'channel', say: { title: section?.title } })
    expect(plainText(cardOf(reply))).toContain('Shared by <@1> @everyone **Ana**')
    expect(JSON.stringify(reply)).not.toMatch(/[^\\]@everyone|<@1>/)
    expect(labels(cardOf(reply))).not.toContain(share)
  })

  test('refuses what is a warning sign by now', async () => {
    const flagged = services().answer('en', emergency)
    const refused = act('share', { args }, { answer: () => flagged })
    await expect(refused).rejects.toThrow(library.say('answers.share.warning'))
  })

  test('refuses those who may not write there', async () => {
    for (const change of [{ guildId: null }, { permissions: new Set<never>() }]) {
      await expect(act('share', { args, ...change })).rejects.toThrow(UserError)
    }
  })

  test('carries ids and never a word of the question', async () => {
    const card = await asked('how long should I hold a stretch, says zebrafish')
    const press = card.buttons?.flatMap((button) => ('press' in button ? button.press : []))
    expect(press?.join(' ')).not.toMatch(/zebrafish|how long/)
  })
})

describe('"Back-care answer" on a message', () => {
  test('answers what it says, privately', async () => {
    const reply = await onMessage(answerable)
    expect(reply).toEqual({ say: await asked(answerable), to: 'asker' })
  })

  test('asks to pass a warning on, and has nothing to share', async () => {
    const reply = await onMessage(emergency)
    expect(reply).toMatchObject({ to: 'asker', say: { tone: 'emergency' } })
    expect(plainText(cardOf(reply))).toContain('please tell them now')
    expect(cardOf(reply).buttons ?? []).toEqual([])
  })

  test('is kind about a message without words', async () => {
    for (const text of ['', '  \n ']) {
      const reply = await onMessage(text)
      expect(reply).toMatchObject({ to: 'asker' })
      expect(plainText(cardOf(reply))).toContain('I can only read text')
    }
  })
})

describe('a question without an answer', () => {
  test('is counted by its nearest topic alone', async () => {
    const counted: unknown[][] = []
    const countGap = (...what: unknown[]) => void counted.push(what)
    await asked(offTopic, {}, { countGap })
    await onMessage(offTopic, {}, { countGap })
    await asked(answerable, {}, { countGap })
    await asked(emergency, {}, { countGap })
    expect(counted).toEqual([[null], [null]])
  })

  test('about something else gets no topics picked at random', async () => {
    expect((await asked(offTopic)).buttons ?? []).toEqual([])
  })

  test('that is near gets up to three topics', async () => {
    const nearest = [...library.topics.keys()].slice(0, 4)
    const near = { kind: 'unknown', nearest, confidence: 0.3 } as const
    const card = await asked('hmm', {}, { answer: () => near })
    expect(card.buttons).toHaveLength(3)
    expect(plainText(card)).toContain(library.say('answers.did-you-mean'))
  })
})

describe('suggestions while typing', () => {
  const suggested = async (text: string) =>
    (await ask.suggest?.(call({ focused: { option: 'question', text } }), services())) ?? []

  test('are useful before anything is typed', async () => {
    expect((await suggested('')).length).toBeGreaterThan(4)
  })

  test('begin with what begins so, then what means the same', async () => {
    const title = topic.title
    expect((await suggested(title))[0]?.value).toBe(title)
    const meant = (await suggested('roller on sore muscles')).map(({ name }) => name)
    expect(meant.slice(0, 5).join(' ')).toMatch(/roll/i)
  })

  test('never replace a warning sign by another question', async () => {
    expect(await suggested(emergency)).toEqual([{ name: emergency, value: emergency }])
    expect(await suggested(`${emergency} ${'and it aches '.repeat(20)}`)).toEqual([])
  })
})
