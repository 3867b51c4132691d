/**
 * What the search compares: the meaningful words of a message by stem, neighbouring pairs of them,
 * and the meanings they stand for ("trainers" and "shoes" are one).
 */
import type { Lexicon } from '../content/triage-schema.ts'
import { createMeaningFinder } from './meanings.ts'
import { stem } from './stem.ts'
import type { Word } from './words.ts'

/** Feature to its weight. */
export type Features = Map<string, number>

/** `weightOf` says how much a word counts, 0 for words that are denied or mean something else. */
export type TakeFeatures = (words: readonly Word[], weightOf?: (at: number) => number) => Features

/** A meaning stands beside its word, so it counts less. */
const meaningWeight = 0.8
const pairWeight = 0.7

export const isMeaning = (feature: string): boolean => feature.startsWith('#')
export const isPair = (feature: string): boolean => feature.includes(' ')

export function createFeatureTaker(lexicon: Lexicon): TakeFeatures {
  const stopStems = new Set(lexicon.stopWords.map(stem))
  const findMeanings = createMeaningFinder(
    Object.fromEntries(
      Object.entries(lexicon.search.meanings).map(([name, phrases]) => [`#${name}`, phrases]),
    ),
  )
  return (words, weightOf = () => 1) => {
    const features: Features = new Map()
    const raise = (feature: string, weight: number) => {
      if (weight > (features.get(feature) ?? 0)) features.set(feature, weight)
    }
    let last = ''
    words.forEach((word, at) => {
      if (word.before === 2) last = ''
      const weight = weightOf(at)
      if (weight === 0 || stopStems.has(word.stem)) return
      raise(word.stem, weight)
      if (last !== '') raise(`${last} ${word.stem}`, pairWeight * weight)
      last = word.stem
    })
    for (const { name, start, end } of findMeanings(words)) {
      let weight = 0
      for (let at = start; at < end; at += 1) weight = Math.max(weight, weightOf(at))
      if (weight > 0) raise(name, weight * meaningWeight)
    }
    return features
  }
}
