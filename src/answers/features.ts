/**
 * What the search compares: the meaningful words of a message by stem, neighbouring pairs of them,
 * and the subjects they belong to ("trainers" and "shoes" are one subject).
 */
import type { Lexicon } from '../content/schema.ts'
import { createPhraseFinder } from './phrases.ts'
import { stem } from './stem.ts'
import type { Word } from './words.ts'

/** Feature to its weight. */
export type Features = Map<string, number>

export type TakeFeatures = (words: readonly Word[]) => Features

/** A subject stands beside its word, so it counts less. */
const subjectWeight = 0.8
const pairWeight = 0.7

export function createFeatureTaker(lexicon: Lexicon): TakeFeatures {
  const stopStems = new Set(lexicon.stopWords.map(stem))
  const findSubjects = createPhraseFinder(
    lexicon.search.synonyms.flatMap((name) =>
      (lexicon.concepts[name] ?? []).map((phrase) => [name, phrase] as const),
    ),
  )
  return (words) => {
    const features: Features = new Map()
    let last = ''
    for (const word of words) {
      if (word.before === 2) last = ''
      if (stopStems.has(word.stem)) continue
      features.set(word.stem, 1)
      if (last !== '') features.set(`${last} ${word.stem}`, pairWeight)
      last = word.stem
    }
    for (const { name } of findSubjects(words)) features.set(`#${name}`, subjectWeight)
    return features
  }
}
