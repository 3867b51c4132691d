/**
 * What the search compares: the meaningful words of a message by stem, neighbouring pairs of them,
 * and the subjects they belong to ("trainers" and "shoes" are one subject).
 */
import type { Lexicon } from '../content/triage-schema.ts'
import { createPhraseFinder } from './phrases.ts'
import { stem } from './stem.ts'
import type { Word } from './words.ts'

/** Feature to its weight. */
export type Features = Map<string, number>

/** `weightOf` says how much a word counts, 0 for words that are denied or mean something else. */
export type TakeFeatures = (words: readonly Word[], weightOf?: (at: number) => number) => Features

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
  return (words, weightOf = () => 1) => {
    const features: Features = new Map()
    let last = ''
    for (const [at, word] of words.entries()) {
      if (word.before === 2) last = ''
      const weight = weightOf(at)
      if (weight === 0 || stopStems.has(word.stem)) continue
      features.set(word.stem, weight)
      if (last !== '') features.set(`${last} ${word.stem}`, pairWeight)
      last = word.stem
    }
    for (const { name, at } of findSubjects(words)) {
      const weight = Math.min(...at.map(weightOf)) * subjectWeight
      if (weight > (features.get(`#${name}`) ?? 0)) features.set(`#${name}`, weight)
    }
    return features
  }
}
