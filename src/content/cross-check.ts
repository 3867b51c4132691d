/** Checks between files: what is named must exist, and nothing is there twice. */
import type { Fault } from './fault.ts'
import { checkNumbers } from './number-check.ts'
import type { RegionFile } from './region-schema.ts'
import type { Review } from './review-schema.ts'
import type { Exercise, Routine, Source, Tip, Topic } from './schema.ts'
import type { Lexicon, RedFlags } from './triage-schema.ts'
import type { Wording } from './wording.ts'

/** Where things stand, by file name inside the language's folder. */
export type Places = Map<
  string,
  {
    file: string
    at(path: readonly PropertyKey[]): { line: number; column: number }
    lineOf(sectionId: string): number
  }
>

/** The parts before they are frozen; a part whose file has faults is missing. */
export interface Parts {
  language: string
  wording: Wording
  topics: Map<string, Topic>
  exercises: Map<string, Exercise>
  routines: Map<string, Routine>
  tips: (Tip & { file: string; index: number })[]
  sources: Map<string, Source>
  redFlags: RedFlags | undefined
  lexicon: Lexicon | undefined
  regions: RegionFile | undefined
  review: Review | undefined
}

export function crossCheck(parts: Parts, places: Places): Fault[] {
  const faults: Fault[] = []
  const fault = (name: string, path: readonly PropertyKey[], message: string) => {
    const place = places.get(name)
    if (place !== undefined) faults.push({ file: place.file, ...place.at(path), message })
  }
  const exists = (
    name: string,
    path: readonly PropertyKey[],
    kind: string,
    known: { has(id: string): boolean },
    ids: readonly string[],
  ) => {
    for (const [index, id] of ids.entries()) {
      if (!known.has(id)) fault(name, [...path, index], `there is no ${kind} called "${id}"`)
    }
  }
  const sourcesOf = (name: string, path: readonly PropertyKey[], keys: readonly string[]) =>
    exists(name, [...path, 'sources'], 'source', parts.sources, keys)
  const once = createOnce(fault)

  for (const topic of parts.topics.values()) {
    const name = `topics/${topic.id}.md`
    sourcesOf(name, [], topic.sources)
    exists(name, ['related'], 'topic', parts.topics, topic.related)
    exists(name, ['exercises'], 'exercise', parts.exercises, topic.exercises)
    if (topic.related.includes(topic.id))
      fault(name, ['related'], 'a topic is not related to itself')
    once('question', name, ['asks'], topic.asks)
    for (const section of topic.sections) {
      const path = ['sections', section.id]
      sourcesOf(name, path, section.sources)
      exists(name, [...path, 'exercises'], 'exercise', parts.exercises, section.exercises ?? [])
      once('question', name, [...path, 'asks'], section.asks)
    }
  }
  for (const exercise of parts.exercises.values()) {
    const name = `exercises/${exercise.id}.yaml`
    sourcesOf(name, [], exercise.sources)
    once('code', name, ['code'], [exercise.code])
    once('question', name, ['asks'], exercise.asks)
  }
  for (const routine of parts.routines.values()) checkRoutine(routine, parts, fault, sourcesOf)
  for (const tip of parts.tips) {
    sourcesOf(tip.file, [tip.index], tip.sources)
    once('tip', tip.file, [tip.index, 'id'], [tip.id])
    once('tip text', tip.file, [tip.index, 'text'], [tip.text])
  }
  checkNumbers(parts, fault)
  for (const [index, flag] of (parts.redFlags?.flags ?? []).entries()) {
    sourcesOf('red-flags.yaml', ['flags', index], flag.sources)
    once('red flag', 'red-flags.yaml', ['flags', index, 'id'], [flag.id])
    for (const [rule, { all, with: also, none, unless }] of flag.when.entries()) {
      const groups = [...all, ...(also ?? []), ...(none ?? []), ...(unless ?? [])]
      const concepts = groups.flatMap((group) => group.split('|'))
      const known = new Set(Object.keys(parts.lexicon?.concepts ?? {}))
      if (parts.lexicon === undefined) continue
      exists('red-flags.yaml', ['flags', index, 'when', rule], 'concept', known, concepts)
    }
  }
  return faults
}

export type SayFault = (name: string, path: readonly PropertyKey[], message: string) => void

function checkRoutine(
  routine: Routine,
  parts: Parts,
  fault: SayFault,
  sourcesOf: (name: string, path: readonly PropertyKey[], keys: readonly string[]) => void,
): void {
  const name = `routines/${routine.id}.yaml`
  sourcesOf(name, [], routine.sources)
  for (const [index, step] of routine.steps.entries()) {
    const exercise = parts.exercises.get(step.exercise)
    if (exercise === undefined) {
      fault(name, ['steps', index], `there is no exercise called "${step.exercise}"`)
    } else if ((exercise.sides === 'each') === (step.side === 'both')) {
      const sides = exercise.sides === 'each' ? 'left or right' : 'both'
      fault(name, ['steps', index, 'side'], `side: ${step.exercise} is done ${sides}`)
    }
  }
  const seconds = routine.steps.reduce((sum, step) => sum + step.seconds, 0)
  const off = Math.abs(seconds / 60 - routine.minutes) / routine.minutes
  if (off > 0.2) {
    const minutes = (seconds / 60).toFixed(1)
    fault(name, ['minutes'], `minutes: the steps take ${minutes} minutes, not ${routine.minutes}`)
  }
}

/** Reports a text that was met before, whatever its capitals and punctuation. */
function createOnce(fault: SayFault) {
  const seen = new Map<string, string>()
  return (kind: string, name: string, path: readonly PropertyKey[], texts: readonly string[]) => {
    for (const [index, text] of texts.entries()) {
      const key = `${kind}: ${text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()}`
      const before = seen.get(key)
      if (before === undefined) seen.set(key, name)
      else fault(name, [...path, index], `${kind} "${text}" stands already in ${before}`)
    }
  }
}
