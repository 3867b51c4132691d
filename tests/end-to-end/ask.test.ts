import { describe, expect, test } from 'vitest'
import { ephemeral, messageOf, saidBy, startClub } from './club.ts'

const club = await startClub()
const { general } = club.discord.channels
const { member } = club.discord.people

describe('/ask', () => {
  test('answers a question privately, with evidence, review date and sources', async () => {
    const outcome = await member.command(general.id, 'ask', {
      question: 'how long should I hold a stretch',
    })
    const said = saidBy(outcome)
    expect(messageOf(outcome).flags & ephemeral).toBe(ephemeral)
    expect(said).toMatch(/second/)
    expect(said).toMatch(/Evidence: (strong|fair|weak|expert opinion)\. Reviewed 2026/)
    expect(said).toMatch(/Sources: .*\[.+\]\(https:/)
  })

  test('shows only the emergency card when a warning sign is in the text, however it is worded', async () => {
    const question =
      'best stretches? back is sore, and since monday i cant feel anything between my legs'
    const said = saidBy(await member.command(general.id, 'ask', { question }))
    expect(said).toMatch(/999/)
    expect(said).not.toMatch(/repeats/)
  })

  test('says that it does not know, and offers what is near', async () => {
    const outcome = await member.command(general.id, 'ask', {
      question: 'best gps watch under 200',
    })
    expect(saidBy(outcome)).toMatch(/don't know|can't answer|not something/i)
  })

  test('leads to a related topic by button, still privately', async () => {
    const outcome = await member.command(general.id, 'ask', {
      question: 'does stretching help a sore back',
    })
    const message = messageOf(outcome)
    const button =
      JSON.stringify(message.components).match(/"custom_id":"(ask:topic:[a-z-]+)"/)?.[1] ?? ''
    const next = await member.press(message, button)
    expect(messageOf(next).flags & ephemeral).toBe(ephemeral)
    expect(messageOf(next).id).not.toBe(message.id)
  })

  test('suggests questions while typing, and useful ones before', async () => {
    const empty = await member.suggest(general.id, 'ask', { question: '' }, 'question')
    expect(empty.length).toBeGreaterThan(4)
    const typed = await member.suggest(general.id, 'ask', { question: 'foam' }, 'question')
    expect(typed.length).toBeGreaterThan(0)
    expect(typed[0]?.name.toLowerCase()).toContain('foam')
  })

  test('asks for a question when only spaces come', async () => {
    expect(saidBy(await member.command(general.id, 'ask', { question: '   ' }))).toContain(
      'Type a question',
    )
  })

  test('works in direct messages', async () => {
    const { id } = member.openDirectMessages()
    expect(
      saidBy(await member.command(id, 'ask', { question: 'is foam rolling good for my back' })),
    ).toMatch(/roll/i)
  })

  test('leaves no trace of the question in the log', async () => {
    await member.command(general.id, 'ask', { question: 'zebrafish secret symptom' })
    expect(club.logged.join('\n')).not.toContain('zebrafish')
  })
})

describe('/tip', () => {
  test('gives one tip with its sources, and another one by button', async () => {
    const first = messageOf(await member.command(general.id, 'tip', { about: 'hydration' }))
    const second = await member.press(first, 'Another tip')
    expect(saidBy({ message: first })).toContain('Sources:')
    expect(saidBy(second)).not.toBe(saidBy({ message: first }))
  })
})

describe('/help', () => {
  test('lists to members what they can use, and the organisers commands only to organisers', async () => {
    const plain = saidBy(await member.command(general.id, 'help'))
    expect(plain).toContain('/ask')
    expect(plain).not.toContain('/remind')
    const full = saidBy(await club.discord.people.organiser.command(general.id, 'help'))
    expect(full).toContain('/remind add')
  })
})
