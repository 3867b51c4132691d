/** Warning signs: what surrounds, negates or explains them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rank } from '../../src/answers/red-flags.ts'
import { answer, library, questions, urgencyOf } from './library.ts'

const urgency = (message: string) => urgencyOf(answer(message))

describe('negation', () => {
  test.each([
    'Stiff back, no numbness, no fever, no weakness.',
    'No numbness or weakness in my legs or bladder problems, just a sore back.',
    "I haven't had any numbness between my legs. My back is stiff.",
    'My back aches without any weight loss, fever or night pain.',
    'None of the scary stuff like numbness, wee problems or weak legs. My back is just tight.',
    'Numbness: none. Bladder trouble: no. My back is stiff.',
  ])('%s', (message) => {
    expect(urgency(message)).not.toBe('emergency')
    expect(urgency(message)).not.toBe('urgent')
  })

  test.each([
    "No idea why I can't pee, my back is bad.",
    'Not only is my back sore, my groin is numb.',
    "I have no feeling between my legs, my back isn't great.",
    'No fever but my legs are going numb and my back hurts.',
    "I don't know if it matters but both my feet tingle and my back hurts.",
    "My back isn't better and I wet myself last night.",
  ])('a negation elsewhere hides nothing: %s', (message) => {
    expect(urgency(message)).toBe('emergency')
  })
})

describe('history', () => {
  test('what is over and cleared raises no alarm', () => {
    expect(
      urgency('Had a numb groin with my disc in 2019, all clear since. Which stretches now?'),
    ).toBeNull()
  })

  test.each([
    'Had cauda equina in 2019, all clear, but today my groin is numb again and my back hurts',
    'Slipped a disc years ago, now I cannot pee and my back is bad',
  ])('what is back does: %s', (message) => {
    expect(urgency(message)).toBe('emergency')
  })

  test('an earlier cancer counts however long ago', () => {
    expect(urgency('Breast cancer ten years ago, all clear, now constant pain in my spine')).toBe(
      'urgent',
    )
  })
})

describe('combinations', () => {
  test.each([
    ['Sore back and a temperature of 38.5', 'urgent'],
    ['Sore back and a temperature of 38.5, my left leg is weak', 'emergency'],
    ['I tripped on the stairs carpet, sore back, 35', null],
    ['I have osteoporosis, tripped on the carpet, sore back', 'urgent'],
    ['72, tripped on the carpet, sharp pain in my back', 'urgent'],
    ['I had cancer and my back hurts', 'urgent'],
    ['I have cancer, my back hurts and my legs are weak', 'emergency'],
    ['Pregnant and my back aches', null],
    ['Pregnant, my back aches and I am bleeding', 'urgent'],
  ] as const)('%s: %s', (message, expected) => {
    expect(urgency(message)).toBe(expected)
  })
})

test('every row of the triage table is there, with known sources and its plain words', () => {
  const ids = library.redFlags.flags.map((flag) => flag.id)
  expect(ids).toEqual(Array.from({ length: 35 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`))
  for (const flag of library.redFlags.flags) {
    if (flag.tier !== 'soon') expect(flag.noRunning, flag.id).toBe(true)
    if (flag.beside) expect(flag.tier, flag.id).toBe('soon')
  }
})

test('the lexicon names only concepts that it has', () => {
  const { concepts, otherSenses, timeless, search } = library.lexicon
  const named = [
    ...Object.keys(otherSenses).filter((name) => name !== 'any' && name !== 'elsewhere'),
    ...timeless,
    ...search.about,
    ...search.perhaps,
    ...search.elsewhere,
    ...search.never,
    ...Object.values(concepts)
      .flat()
      .flatMap((phrase) => /^<(.+)>$/.exec(phrase)?.[1] ?? []),
  ]
  expect(named.filter((name) => !Object.hasOwn(concepts, name))).toEqual([])
})

test('each set that a phrase names is there, and each word of a set is one word', () => {
  const { sets, concepts } = library.lexicon
  expect(
    Object.values(sets)
      .flat()
      .filter((word) => /[\s|]/.test(word)),
  ).toEqual([])
  expect(
    Object.values(concepts)
      .flat()
      .filter((phrase) => phrase.includes('$')),
  ).toEqual([])
})

const signs = questions.filter((one) => one.kind === 'red-flag')
const harmless = [
  'Hi all, long time lurker.',
  'The weather has been lovely this week.',
  'I run about 25 miles a week on the canal path.',
  'My new shoes are great.',
  'No fever or weight loss.',
  'Any stretches you like?',
  'Thanks in advance!',
  'I did a parkrun last year.',
]

const level = (message: string) => {
  const found = urgency(message)
  return found === null ? -1 : rank(found)
}

test('harmless sentences around a warning sign never hide it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...signs),
      fc.array(fc.constantFrom(...harmless), { maxLength: 6 }),
      fc.array(fc.constantFrom(...harmless), { maxLength: 6 }),
      ({ q, urgency: least }, before, after) => {
        const found = level([...before, `${q}.`, ...after].join('\n'))
        expect(found).toBeGreaterThanOrEqual(rank(least ?? 'soon'))
      },
    ),
    { numRuns: 1500 },
  )
})

test('a negated list of signs never raises an alarm', () => {
  const named = [
    'numbness',
    'fever',
    'weakness',
    'bladder problems',
    'tingling',
    'weight loss',
    'night pain',
    'chest pain',
    'saddle numbness',
    'leg weakness',
    'pins and needles',
    'chills',
    'trouble peeing',
    'night sweats',
  ]
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...named), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('no ', 'without ', "I don't have any ", 'never had any ', "there isn't any "),
      fc.constantFrom(' or ', ', no ', ' and no '),
      (list, start, joint) => {
        expect(
          urgency(`My back is a bit stiff. ${start}${list.join(joint)}. Which stretch?`),
        ).toBeNull()
      },
    ),
    { numRuns: 300 },
  )
})

test('any message is answered, however odd', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('numb ', 'cant feel ', 'no ', '39 ', '`', '\u200b', '🏃', ' ', '. ', '\u202e'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      expect(() => answer(pieces.join('').slice(0, 6000))).not.toThrow()
    }),
    { numRuns: 200 },
  )
})

test.each([
  'cant ',
  'no ',
  'not feel ',
  'numb ',
  'no numbness, or ',
  'cant feel my left leg both legs numb wee loo no not pain back night ',
  '`',
])('6,000 characters of %j are answered (bench/answers measures how fast)', (part) => {
  expect(answer(part.repeat(6000).slice(0, 6000)).kind).toMatch(/answer|seek-care|unknown/)
})

test('no title of our own raises an alarm: choosing a suggestion would end in the wrong card', () => {
  const titles = [...library.topics.values()].flatMap((topic) => [
    topic.title,
    ...topic.sections.map(({ title }) => title),
  ])
  expect(titles.filter((title) => answer(title).kind === 'seek-care')).toEqual([])
})
