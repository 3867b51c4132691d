import { describe, expect, test } from 'vitest'
import { loadContent, readContent } from '../../src/content/load.ts'
import { checkProse } from '../../src/content/prose-check.ts'

const library = loadContent('content/en')

/** The subjects the bot promises to cover. */
const closedList =
  'causes running-and-discs posture running-form cadence-stride tight-muscles weak-muscles-core footwear overtraining-load mileage-build-up weight-diet inactivity-sitting stretching strengthening warm-up-cool-down treatment-rest ice-heat painkillers keep-running-or-stop return-to-running see-a-doctor sciatica-nerve si-joint-pelvis disc-problems joint-facet-arthritis stress-fracture muscle-strain treadmill-surface-hills hydration sleep-recovery desk-breaks pregnancy-postpartum older-runners youth-runners packs-and-gear breathing-core-engagement cross-training mental-stress-fear foam-rolling-massage specific-exercise'.split(
    ' ',
  )

const movements =
  'pelvic-tilt cat-cow knee-rolls open-book press-up childs-pose knee-to-chest standing-back-bend hip-90-90 figure-4 hip-flexor hamstring-strap quad-stretch calf-stretch adductor-rock curl-up side-plank bird-dog dead-bug plank pallof-press suitcase-carry copenhagen side-lying-abduction clamshell band-walk calf-raise hinge-dowel glute-bridge single-leg-bridge bodyweight-squat goblet-squat forward-lunge reverse-lunge step-up romanian-deadlift push-up bench-press row easy-start leg-swings walking-lunge a-skip strides hip-circles-drills diaphragm-reset'.split(
    ' ',
  )

describe('the content is complete', () => {
  test('every topic of the closed list is there', () => {
    expect(closedList.filter((id) => !library.topics.has(id))).toEqual([])
    expect(closedList).toHaveLength(40)
  })

  test.each(closedList)('%s has at least 25 ways to ask for it', (id) => {
    const topic = library.topics.get(id)
    const asks = [
      ...(topic?.asks ?? []),
      ...(topic?.sections ?? []).flatMap((section) => section.asks),
    ]
    expect(asks.length).toBeGreaterThanOrEqual(25)
  })

  test('at least 150 narrow questions have an answer of their own', () => {
    const sections = [...library.topics.values()].flatMap((topic) => topic.sections)
    expect(sections.length).toBeGreaterThanOrEqual(150)
    expect(sections.filter(({ asks }) => asks.length === 0)).toEqual([])
  })

  test('all 46 movements are there, each numbered as in the evidence', () => {
    expect(movements.filter((id) => !library.exercises.has(id))).toEqual([])
    const codes = movements.map((id) => library.exercises.get(id)?.code)
    expect(codes).toEqual(movements.map((_, index) => `M${String(index + 1).padStart(2, '0')}`))
  })

  test('there are at least 14 routines, with every goal served', () => {
    expect(library.routines.size).toBeGreaterThanOrEqual(14)
    const goals = new Set([...library.routines.values()].map(({ goal }) => goal))
    expect([...goals].sort()).toEqual(
      [
        'after-run',
        'before-run',
        'core',
        'desk',
        'evening',
        'flare-up',
        'mobility',
        'race-week',
        'return',
        'strength',
        'travel',
      ].sort(),
    )
  })

  test('there are at least 200 tips, some for every tag', () => {
    expect(library.tips.length).toBeGreaterThanOrEqual(200)
    expect(new Set(library.tips.flatMap(({ tags }) => tags)).size).toBe(9)
  })

  test('no tip only says to drink water', () => {
    const bare = library.tips.filter(({ text }) => /drink/i.test(text) && text.length < 60)
    expect(bare).toEqual([])
  })

  test('every row of the triage table has its sign', () => {
    const rows = Array.from({ length: 35 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`)
    const flags = new Set(library.redFlags.flags.map(({ id }) => id))
    expect(rows.filter((row) => !flags.has(row))).toEqual([])
  })

  test('the tiers are those of the triage table', () => {
    const tierOf = (id: string) => library.redFlags.flags.find((flag) => flag.id === id)?.tier
    const of = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) =>
        tierOf(`R${String(from + index).padStart(2, '0')}`),
      )
    expect(new Set(of(1, 11))).toEqual(new Set(['emergency']))
    expect(new Set(of(12, 22))).toEqual(new Set(['urgent']))
    expect(new Set(of(23, 34))).toEqual(new Set(['soon']))
  })

  test('a text that says hydration also warns of drinking too much', () => {
    const { now, why, help, short } = library.topics.get('hydration') ?? {}
    expect(`${short} ${now} ${why} ${help}`).toMatch(/too much/i)
  })

  test('reads on average at or below school grade 8', () => {
    const { parts, places } = readContent('content/en')
    const { averageGrade } = checkProse(parts, places, Temporal.PlainDate.from('2026-11-22'))
    expect(averageGrade).toBeLessThanOrEqual(8)
  })
})
