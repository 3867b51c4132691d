import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ContentError, loadContent } from '../../src/content/load.ts'

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'backstride-content-')), 'en')
  cpSync('content/en', folder, { recursive: true })
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

function change(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed, `${file} has ${from}`).not.toBe(text)
  writeFileSync(join(folder, file), changed)
}

function faults(): string[] {
  try {
    loadContent(folder)
  } catch (error) {
    if (error instanceof ContentError) return error.message.split('\n').slice(1)
    throw error
  }
  return []
}

describe('the content', () => {
  test('loads without a fault', () => {
    expect(faults()).toEqual([])
  })

  test('is frozen through and through', () => {
    const library = loadContent(folder)
    expect(Object.isFrozen(library.tips[0]?.tags)).toBe(true)
    expect(() => Reflect.apply(Map.prototype.set, library.topics, ['x', 1])).not.toThrow()
    expect(() => Object.assign(library, { language: 'xx' })).toThrow()
    expect(() =>
      Reflect.apply(Reflect.get(library.topics, 'set'), library.topics, ['x', 1]),
    ).toThrow()
  })
})

describe('a mistake in the content is found with file, line and column', () => {
  test('an unknown key', () => {
    change('exercises/cat-cow.yaml', 'name:', 'nmae: oops\nname:')
    expect(faults()[0]).toMatch(
      /exercises\/cat-cow\.yaml:\d+:1: nmae: is not a key that belongs here/,
    )
  })

  test('a missing value', () => {
    change('exercises/cat-cow.yaml', /^position:.*\n(?: .*\n)*/m, '')
    expect(faults()).toContainEqual(
      expect.stringMatching(/cat-cow\.yaml:1:1: position: is missing/),
    )
  })

  test('a value of the wrong kind', () => {
    change('exercises/cat-cow.yaml', /^repeats:.*$/m, 'repeats: many')
    expect(faults()[0]).toMatch(/cat-cow\.yaml:\d+:1: repeats: must be a number/)
  })

  test('broken YAML', () => {
    change('tips/form.yaml', /^- id:/m, '- id: [')
    expect(faults()[0]).toMatch(/tips\/form\.yaml:\d+:\d+: /)
  })

  test('a source that does not exist', () => {
    change('topics/stretching.md', /^sources: \[/m, 'sources: [Nobody1999, ')
    expect(faults()).toContainEqual(
      expect.stringMatching(
        /topics\/stretching\.md:\d+:\d+: there is no source called "Nobody1999"/,
      ),
    )
  })

  test('a related topic that does not exist', () => {
    change('topics/stretching.md', /^related: \[[^,\]]+/m, 'related: [juggling')
    expect(faults()).toContainEqual(expect.stringMatching(/there is no topic called "juggling"/))
  })

  test('an exercise in a routine that does not exist', () => {
    change('routines/desk-reset.yaml', /exercise: [a-z0-9-]+/, 'exercise: moonwalk')
    expect(faults()).toContainEqual(
      expect.stringMatching(
        /routines\/desk-reset\.yaml:\d+:\d+: there is no exercise called "moonwalk"/,
      ),
    )
  })

  test('the same tip twice', () => {
    const text = readFileSync(join(folder, 'tips/form.yaml'), 'utf8')
    const [first = ''] = text.split(/\n(?=- id:)/)
    writeFileSync(join(folder, 'tips/load.yaml'), `${first}\n`)
    expect(faults()).toContainEqual(expect.stringMatching(/stands already in tips\/form\.yaml/))
  })

  test('a section without its entry in the head', () => {
    const file = join(folder, 'topics/stretching.md')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n## Is this new? {#brand-new}\n\nYes.\n`)
    expect(faults()).toContainEqual(
      expect.stringMatching(/stretching\.md:\d+:1: section brand-new has no entry under sections:/),
    )
  })

  test('a topic without a head', () => {
    writeFileSync(join(folder, 'topics/stretching.md'), 'Just text.\n')
    expect(faults()).toContainEqual(
      expect.stringMatching(/stretching\.md:1:1: must start with a head/),
    )
  })

  test('a file that is missing', () => {
    rmSync(join(folder, 'sources.yaml'))
    expect(faults()).toContainEqual(
      expect.stringMatching(/en\/sources\.yaml:1:1: the file is missing/),
    )
  })

  test('all of them at once, in reading order', () => {
    change('exercises/cat-cow.yaml', /^repeats:.*$/m, 'repeats: many')
    change('exercises/bird-dog.yaml', 'name:', 'nmae: oops\nname:')
    const found = faults()
    expect(found.some((fault) => fault.includes('bird-dog'))).toBe(true)
    expect(found.some((fault) => fault.includes('cat-cow'))).toBe(true)
    expect(found.toSorted()).toHaveLength(found.length)
  })
})
