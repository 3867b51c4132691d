import { describe, expect, test } from 'vitest'
import { readContent } from '../../src/content/load.ts'
import { checkProse } from '../../src/content/prose-check.ts'
import { readingGrade } from '../../src/content/reading-level.ts'

const { parts, places } = readContent('content/en')
const today = Temporal.PlainDate.from('2026-11-22')

function withShort(short: string) {
  const topics = new Map(parts.topics)
  const topic = topics.get('stretching')
  if (topic === undefined) throw new Error('there is no stretching topic')
  topics.set('stretching', { ...topic, short })
  return checkProse({ ...parts, topics }, places, today).faults.map(
    ({ file, message }) => `${file} ${message}`,
  )
}

describe('the prose check', () => {
  test('finds nothing wrong with the content as it is', () => {
    expect(checkProse(parts, places, today)).toMatchObject({ faults: [], warnings: [] })
  })

  test('finds a text that is too hard to read', () => {
    const hard =
      'Multidimensional biopsychosocial considerations necessitate individualised interdisciplinary rehabilitation.'
    expect(readingGrade(hard)).toBeGreaterThan(10)
    expect(withShort(hard)).toContainEqual(
      expect.stringMatching(/stretching\.md reads at school grade/),
    )
  })

  test.each(['This fixes your back.', 'It prevents pain.', 'You have a slipped disc.'])(
    'finds the word to avoid in "%s"',
    (text) => expect(withShort(text)).toContainEqual(expect.stringContaining('is a word to avoid')),
  )

  test('lets a word to avoid be talked about in quotes', () => {
    expect(withShort('People say "slipped disc". A disc does not slip.')).toEqual([])
  })

  test('finds a dose of a medicine', () => {
    expect(withShort('Take 400 mg of it.')).toContainEqual(expect.stringContaining('names a dose'))
  })

  test('asks for a new review after 24 months, and warns 3 months before', () => {
    const late = checkProse(parts, places, Temporal.PlainDate.from('2029-01-01'))
    expect(late.faults.some(({ message }) => message.includes('more than 24 months ago'))).toBe(
      true,
    )
    const soon = checkProse(parts, places, Temporal.PlainDate.from('2028-10-01'))
    expect(soon.faults).toEqual([])
    expect(soon.warnings.some(({ message }) => message.includes('within 3 months'))).toBe(true)
  })
})
