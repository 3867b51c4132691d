/**
 * Reads a language's folder into a frozen ContentLibrary.
 * All faults of all files are found in one go and thrown as one ContentError.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'
import { crossCheck, type Parts, type Places } from './cross-check.ts'
import { type Fault, inReadingOrder, showFault } from './fault.ts'
import { deepFreeze, frozenMap } from './freeze.ts'
import type { ContentLibrary } from './library.ts'
import { regions } from './region-schema.ts'
import { review } from './review-schema.ts'
import * as schema from './schema.ts'
import { readTopic } from './topic-file.ts'
import * as triage from './triage-schema.ts'
import { createSay, flatten } from './wording.ts'
import { readYaml } from './yaml-file.ts'

/** Lists every fault as `file:line:column: what is wrong`. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const ordered = inReadingOrder(faults)
    super(`The content has ${ordered.length} fault(s):\n${ordered.map(showFault).join('\n')}`)
    this.faults = ordered
  }
}

/** @param folder a language's folder, such as `content/en`; its name is the language. */
export function loadContent(folder: string): ContentLibrary {
  const { parts, faults } = readContent(folder)
  const { redFlags, lexicon, regions, review } = parts
  if (faults.length > 0 || !redFlags || !lexicon || !regions || !review) {
    throw new ContentError(faults)
  }
  return deepFreeze({
    ...parts,
    topics: frozenMap(parts.topics),
    exercises: frozenMap(parts.exercises),
    routines: frozenMap(parts.routines),
    sources: frozenMap(parts.sources),
    redFlags,
    lexicon,
    regions: { ...regions, countries: frozenMap(new Map(Object.entries(regions.countries))) },
    review,
    say: createSay(parts.language, parts.wording),
  })
}

/** Reads what can be read, and lists what can't: the checks go on beside a broken file. */
export function readContent(folder: string): { parts: Parts; faults: Fault[]; places: Places } {
  const reader = createReader(folder)
  const parts: Parts = {
    language: basename(folder),
    sources: new Map(Object.entries(reader.one('sources.yaml', schema.sources) ?? {})),
    redFlags: reader.one('red-flags.yaml', triage.redFlags),
    lexicon: reader.one('lexicon.yaml', triage.lexicon),
    regions: reader.one('regions.yaml', regions),
    review: reader.one('review.yaml', review),
    wording: flatten(reader.one('wording.yaml', wordingFile) ?? {}),
    topics: reader.topics(),
    exercises: reader.each('exercises', schema.exercise),
    routines: reader.each('routines', schema.routine),
    tips: reader.lists('tips', schema.tips),
  }
  const faults = [...reader.faults, ...crossCheck(parts, reader.places)]
  return { parts, faults, places: reader.places }
}

function createReader(folder: string) {
  const faults: Fault[] = []
  const places: Places = new Map()
  const label = `${basename(dirname(folder))}/${basename(folder)}`
  const show = (name: string) => `${label}/${name}`

  const filesIn = (subfolder: string, ending: string) => {
    const path = join(folder, subfolder)
    if (!existsSync(path)) return []
    return readdirSync(path)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => ({ name: `${subfolder}/${name}`, id: name.slice(0, -ending.length) }))
  }

  /** A single YAML file; a missing one is a fault. */
  function one<T>(name: string, shape: z.ZodType<T>): T | undefined {
    const path = join(folder, name)
    if (!existsSync(path)) {
      faults.push({ file: show(name), line: 1, column: 1, message: 'the file is missing' })
      return undefined
    }
    const read = readYaml(show(name), readFileSync(path, 'utf8'), shape)
    faults.push(...read.faults)
    places.set(name, { file: show(name), at: read.at, lineOf: () => 1 })
    return read.value
  }

  /** One thing a file, its id being the file's name. */
  function each<T extends object>(subfolder: string, shape: z.ZodType<T>) {
    const found = new Map<string, T & { id: string }>()
    for (const { name, id } of filesIn(subfolder, '.yaml')) {
      const value = one(name, shape)
      if (value !== undefined) found.set(id, { ...value, id })
    }
    return found
  }

  function lists<T>(subfolder: string, shape: z.ZodType<T[]>) {
    return filesIn(subfolder, '.yaml').flatMap(({ name }) =>
      (one(name, shape) ?? []).map((value, index) => ({ ...value, file: name, index })),
    )
  }

  function topics() {
    const found = new Map<string, schema.Topic>()
    for (const { name, id } of filesIn('topics', '.md')) {
      const read = readTopic(show(name), id, readFileSync(join(folder, name), 'utf8'))
      faults.push(...read.faults)
      places.set(name, { file: show(name), at: read.at, lineOf: read.lineOf })
      if (read.value !== undefined) found.set(id, read.value)
    }
    return found
  }

  return { faults, places, one, each, lists, topics }
}

/** Any nesting of blocks with sentences as leaves. */
const wordingFile: z.ZodType<WordingBlock> = z.lazy(() =>
  z.record(z.string(), z.union([z.string().min(1, 'is empty'), wordingFile])),
)
interface WordingBlock {
  [key: string]: string | WordingBlock
}
