/** What a due reminder says. */
import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/card.ts'
import type { ContentLibrary } from '../../src/content/library.ts'
import type { Exercise, Tip } from '../../src/content/schema.ts'
import { reminderCard } from '../../src/reminders/card.ts'
import { type ReminderKind, reminderKinds } from '../../src/reminders/reminder.ts'
import { instant, say } from './english.ts'

const exercise = (id: string, category: Exercise['category']): Exercise => ({
  id,
  code: 'M01',
  name: id,
  category,
  targets: ['back'],
  summary: 'Eases the back.',
  position: 'Stand.',
  steps: ['Bend.', 'Rise.'],
  dose: '5 times.',
  easier: 'Less.',
  harder: 'More.',
  mistakes: ['Haste.'],
  stop: 'Stop if it hurts.',
  sides: 'both-together',
  repeats: 5,
  seconds: 30,
  evidence: 'fair',
  sources: ['Known2020'],
  reviewed: '2026-11-22',
  aliases: [],
  asks: [],
})
const tip = (id: string, change: Partial<Tip> = {}): Tip => ({
  id,
  text: `Tip ${id}.`,
  tags: ['form'],
  sources: ['Known2020'],
  ...change,
})

const gentle = Array.from({ length: 7 }, (_, index) => exercise(`stretch-${index}`, 'stretch'))
const exercises = [...gentle, exercise('bench-press', 'strength')]
/** A library with what reminders read and nothing else. */
const library = {
  language: 'en',
  say,
  exercises: new Map(exercises.map((each) => [each.id, each])),
  tips: [
    tip('one'),
    tip('heat', { season: 'hot' }),
    tip('drink', { tags: ['hydration'] }),
    tip('drink-hot', { tags: ['hydration'], season: 'hot' }),
    tip('stand', { tags: ['desk'] }),
  ],
  sources: new Map([
    ['Known2020', { name: 'Known 2020', citation: 'Known.', kind: 'review', read: true }],
  ]),
} satisfies Partial<ContentLibrary> as unknown as ContentLibrary

const slotAt = instant('2026-11-22T07:30:00Z')
const reminder = (kind: ReminderKind, sent = 0, id = 'aaaaaaaa', text: string | null = null) => ({
  id,
  kind,
  text,
  sent,
  slotAt,
  drawn: null,
  rules: {},
  zone: 'UTC',
})
const card = (which: Parameters<typeof reminderCard>[0], how = {}) =>
  reminderCard(which, library, { marker: 'aaaaaaaa-abc12', ...how })

describe('the card of a reminder', () => {
  test('shows one gentle movement with its steps, when to stop, and sources', () => {
    const text = plainText(card(reminder('stretch')))
    expect(text).toMatch(/^Time to move: stretch-\d/)
    expect(text).toContain('1. Bend.\n2. Rise.')
    expect(text).toContain('Stop if it hurts.')
    expect(text).toContain('Evidence: fair')
    expect(text).toContain('Sources: Known 2020')
    expect(text).toContain('Stop and read /ask')
  })

  test('goes through all movements before one comes again, in an order of its own', () => {
    const titles = (id: string) =>
      Array.from({ length: 7 }, (_, sent) => card(reminder('stretch', sent, id)).title)
    expect(new Set(titles('aaaaaaaa')).size).toBe(7)
    expect(card(reminder('stretch', 7)).title).toBe(card(reminder('stretch', 0)).title)
    expect(titles('aaaaaaaa')).not.toEqual(titles('bbbbbbbb'))
  })

  test('is the same for each attempt at one occurrence', () => {
    expect(card(reminder('tip', 3))).toEqual(card(reminder('tip', 3)))
  })

  test('about drinking warns of drinking too much', () => {
    const text = plainText(card(reminder('hydration')))
    expect(text).toContain('Tip drink.')
    expect(text).toContain('far too much water can be dangerous')
  })

  test('leaves tips for hot days out, as nobody knows the weather yet', () => {
    const texts = Array.from({ length: 20 }, (_, sent) => plainText(card(reminder('tip', sent))))
    expect(texts.some((text) => text.includes('Tip heat.'))).toBe(false)
    expect(texts.some((text) => text.includes('Tip one.'))).toBe(true)
  })

  test('shows what was drawn from the deck, and anything else once that has left the content', () => {
    const drawn = { ...reminder('stretch'), drawn: 'stretch-3' }
    expect(card(drawn).title).toBe('Time to move: stretch-3')
    expect(card({ ...drawn, drawn: 'gone' }).title).toMatch(/^Time to move: stretch-/)
  })

  test('mentions the role that was chosen', () => {
    const { blocks } = card({ ...reminder('tip'), rules: { roleId: '1300000000000000001' } })
    expect(blocks[0]).toEqual({ text: '<@&1300000000000000001>' })
  })

  test('shows custom text, made harmless', () => {
    const typed = '@everyone [click](https://bad.example) **run**'
    const { blocks } = card(reminder('custom', 0, 'aaaaaaaa', typed))
    expect(blocks).toEqual([
      { text: '\\@everyone \\[click\\]\\(https\\://bad.example\\) \\*\\*run\\*\\*' },
    ])
  })

  test('fits into a message even with the longest text', () => {
    const typed = '*'.repeat(1500)
    const whole = JSON.stringify(card(reminder('custom', 0, 'aaaaaaaa', typed), { late: true }))
    expect(whole.replaceAll('\\\\', '\\').length).toBeLessThan(4000)
  })

  test('says when it is late, and since when', () => {
    const text = plainText(card(reminder('tip'), { late: true }))
    expect(text).toContain('late')
    expect(text).toContain(`<t:${slotAt.epochMilliseconds / 1000}:F>`)
  })

  test('says when it is a test', () => {
    expect(plainText(card(reminder('tip'), { test: true }))).toContain('This is a test.')
  })

  test.each(reminderKinds)(
    'of kind %s carries the marker in its button, where a probe looks',
    (kind) => {
      const [button] = card(reminder(kind)).buttons ?? []
      expect(button && 'press' in button && button.press.at(-1)).toBe('aaaaaaaa-abc12')
    },
  )

  test('has a button that leads every member on, not only organisers', () => {
    const commands = reminderKinds.map((kind) => {
      const [button] = card(reminder(kind)).buttons ?? []
      return button && 'press' in button ? button.press.slice(0, 2).join(' ') : ''
    })
    expect(commands).toEqual([
      'ask exercise',
      'tip another',
      'tip another',
      'tip another',
      'help reminder',
    ])
  })

  test('cannot be made without content', () => {
    const empty = { ...library, tips: [] }
    expect(() => reminderCard(reminder('tip'), empty, { marker: '' })).toThrow('kind tip')
  })
})
