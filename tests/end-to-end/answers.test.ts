/** Conversations around an answer: narrow answers, the menu of a message, sharing, and what stays. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../src/content/load.ts'
import { type Message, walkComponents } from '../../src/local-discord/message.ts'
import { ephemeral, messageOf, saidBy, startClub, temporaryFolder } from './club.ts'

const dataDir = temporaryFolder()
const club = await startClub({ DATA_DIR: dataDir })
const { general } = club.discord.channels
const { member, organiser, visitor } = club.discord.people
const { say } = loadContent('content/en')
const menu = 'Back-care answer'
const share = say('answers.share.button')
const emergency = 'back is sore, and since monday i cant feel anything between my legs'

function controls(message: Message, action: string): string[] {
  return [...walkComponents(message.components)].flatMap((it) =>
    it.custom_id?.startsWith(`ask:${action}:`) ? [it.custom_id] : [],
  )
}

const labels = (message: Message) =>
  [...walkComponents(message.components)].flatMap((it) => (it.type === 2 ? [it.label] : []))

const ask = async (question: string) =>
  messageOf(await member.command(general.id, 'ask', { question }))

describe('a narrow answer', () => {
  test('leads to the whole topic, and its list to other narrow answers', async () => {
    const narrow = await ask('how long should I hold a stretch')
    expect(saidBy({ message: narrow })).toContain('Get help now')
    const topic = messageOf(await member.press(narrow, say('answers.more')))
    expect(saidBy({ message: topic })).toContain(say('answers.do-now'))
    const list = [...walkComponents(topic.components)].find((it) => it.type === 3)
    const [choice] = list?.options ?? []
    const other = messageOf(await member.select(topic, [choice?.label ?? '']))
    expect(saidBy({ message: other })).toContain(choice?.label)
    expect(other.flags & ephemeral).toBe(ephemeral)
  })
})

describe('the menu of a message', () => {
  test('answers the message of somebody else, for the one who asked alone', async () => {
    const message = organiser.say(general.id, 'anyone know how long to hold a stretch?')
    const outcome = await member.useOnMessage(message, menu)
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
    expect(saidBy(outcome)).toMatch(/second/)
    expect(organiser.sees(general.id)).not.toContainEqual(messageOf(outcome))
  })

  test('and the answer can be shared: the content, not the question', async () => {
    const message = organiser.say(general.id, 'zebrafish: how long should I hold a stretch?')
    const answer = messageOf(await member.useOnMessage(message, menu))
    const shared = messageOf(await member.press(answer, share))
    expect(shared.flags & ephemeral).toBe(0)
    expect(visitor.sees(general.id)).toContainEqual(shared)
    const text = saidBy({ message: shared })
    expect(text).toContain(`Shared by ${member.name}`)
    expect(text).not.toContain('zebrafish')
    expect(shared.mentions).toEqual([])
    expect(labels(shared)).not.toContain(share)
    const [more = ''] = controls(shared, 'topic')
    expect(messageOf(await visitor.press(shared, more)).flags & ephemeral).toBe(ephemeral)
  })

  test('shows a warning sign alone, with nothing to share', async () => {
    const message = organiser.say(general.id, `best stretches? ${emergency}`)
    const outcome = await member.useOnMessage(message, menu)
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
    expect(saidBy(outcome)).toMatch(/please tell them now[\s\S]*999/)
    expect(labels(messageOf(outcome))).toEqual([])
  })

  test('is kind about a message of the bot, which has no words of its own', async () => {
    const answer = messageOf(
      await member.press(await ask('how long should I hold a stretch'), share),
    )
    expect(saidBy(await member.useOnMessage(answer, menu))).toContain('I can only read text')
  })

  test('works in direct messages, where nothing is shared', async () => {
    const message = member.say(member.openDirectMessages().id, 'is foam rolling good for my back')
    const outcome = await member.useOnMessage(message, menu)
    expect(saidBy(outcome)).toMatch(/roll/i)
    expect(labels(messageOf(outcome))).not.toContain(share)
  })
})

describe('a warning sign', () => {
  test('in /ask has nothing to share either', async () => {
    expect(labels(await ask(emergency))).toEqual([])
  })

  test('stays what it is while it is typed', async () => {
    const offered = await member.suggest(general.id, 'ask', { question: emergency }, 'question')
    expect(offered.map(({ value }) => value)).toEqual([emergency])
  })
})

describe('what could not be answered', () => {
  test('is counted for the operators, and its text is neither stored nor logged', async () => {
    await ask('quokka watch under 200 pounds')
    organiser.say(general.id, 'nothing')
    const message = organiser.say(general.id, 'quokka watch for racing')
    await member.useOnMessage(message, menu)
    const told = club.waitForLog('questions without an answer')
    await club.restart()
    expect(await told).toMatch(/"gaps":\{.*2.*\}/)
    expect(club.logged.join('\n')).not.toMatch(/quokka/i)
    const kept = ['', '-wal'].map((ending) =>
      readFileSync(join(dataDir, `backstride.db${ending}`), 'latin1'),
    )
    expect(kept.join('')).not.toMatch(/quokka/i)
  })
})
