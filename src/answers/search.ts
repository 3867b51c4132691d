/**
 * Finds the topics and the section that a message asks about.
 *
 * Two judges: how near the message is to single known questions (`asks`), and a small model that
 * learned from all of them which words speak for which topic. Neither knows whether an answer is
 * wanted at all: see `confidence.ts`.
 */
import type { ContentLibrary } from '../content/library.ts'
import { trainClassifier } from './classifier.ts'
import type { Features } from './features.ts'

export interface Match {
  topic: string
  score: number
  /** The section whose known question is nearest. */
  section: string | null
}

export interface Found {
  /** Best first. */
  topics: Match[]
  /** Nearness of the best known question, 0 to 1. */
  nearest: number
  /** The share of the message's weight whose words the content's questions know. */
  known: number
}

export type Search = (features: Features) => Found

interface Known {
  topic: string
  section: string | null
  features: Features
  weight: number
  isAsk: boolean
}

const titleWeight = 1.5
const textWeight = 0.3
/** Balance of the two judges, found on the development questions. */
const modelShare = 0.6
/** A word that no known question uses counts as a rare one. */
const unknownRarity = 4

export function createSearch(library: ContentLibrary, take: (text: string) => Features): Search {
  const known = [...knownTexts(library)].map(({ text, ...rest }) => ({
    ...rest,
    features: take(text),
  }))
  const asks = known.filter((each) => each.isAsk)
  const topicIds = [...library.topics.keys()]
  const rarity = rarities(asks, topicIds.length)
  const findNear = createNearness(asks, rarity)
  const places = new Map(topicIds.map((id, index) => [id, index]))
  const classify = trainClassifier(
    known.map(({ topic, features, weight }) => ({
      features,
      weight,
      topic: places.get(topic) ?? 0,
    })),
    topicIds.length,
    rarity,
  )

  return (features) => {
    const near = findNear(features)
    const chances = classify(features)
    const topics = topicIds
      .map((topic, index) => {
        const { value = 0, section = null } = near.get(topic) ?? {}
        const chance = chances[index] ?? 0
        return { topic, section, score: modelShare * chance + (1 - modelShare) * value }
      })
      .sort((one, other) => other.score - one.score)
    const nearest = Math.max(0, ...[...near.values()].map(({ value }) => value))
    return { topics, nearest, known: knownShare(features, rarity) }
  }
}

function* knownTexts(
  library: ContentLibrary,
): Generator<Omit<Known, 'features'> & { text: string }> {
  for (const topic of library.topics.values()) {
    const about = { topic: topic.id, section: null }
    yield { ...about, text: topic.title, weight: titleWeight, isAsk: true }
    for (const ask of topic.asks) yield { ...about, text: ask, weight: 1, isAsk: true }
    yield { ...about, text: topic.short, weight: textWeight, isAsk: false }
    for (const section of topic.sections) {
      const part = { topic: topic.id, section: section.id }
      yield { ...part, text: section.title, weight: titleWeight, isAsk: true }
      for (const ask of section.asks) yield { ...part, text: ask, weight: 1, isAsk: true }
    }
  }
  if (!library.topics.has('specific-exercise')) return
  for (const exercise of library.exercises.values()) {
    const part = { topic: 'specific-exercise', section: null, isAsk: true }
    // Many exercises share this topic; at full weight they would outweigh every other one.
    for (const ask of [exercise.name, ...exercise.asks]) yield { ...part, text: ask, weight: 0.35 }
  }
}

/** A feature says more the fewer topics use it in their questions. */
function rarities(asks: readonly Known[], topics: number): Map<string, number> {
  const users = new Map<string, Set<string>>()
  for (const { topic, features } of asks) {
    for (const feature of features.keys()) {
      const set = users.get(feature)
      if (set) set.add(topic)
      else users.set(feature, new Set([topic]))
    }
  }
  return new Map(
    [...users].map(([feature, set]) => [feature, 0.3 + Math.log((topics + 1) / set.size)]),
  )
}

function knownShare(features: Features, rarity: ReadonlyMap<string, number>): number {
  let known = 0
  let all = 0
  for (const [feature, weight] of features) {
    // Pairs and subjects are made from words that were counted already.
    if (feature.includes(' ') || feature.startsWith('#')) continue
    const rare = rarity.get(feature)
    known += rare === undefined ? 0 : weight * rare
    all += weight * (rare ?? unknownRarity)
  }
  return all === 0 ? 0 : known / all
}

/** Cosine nearness of a message to each topic's known questions: mostly the best, a little the second. */
function createNearness(asks: readonly Known[], rarity: ReadonlyMap<string, number>) {
  const postings = new Map<string, { ask: number; share: number }[]>()
  asks.forEach(({ features }, ask) => {
    const weights = [...features].map(([feature, weight]) => weight * (rarity.get(feature) ?? 0))
    const length = Math.hypot(...weights) || 1
    for (const [feature, weight] of features) {
      const entry = { ask, share: (weight * (rarity.get(feature) ?? 0)) / length }
      const list = postings.get(feature)
      if (list) list.push(entry)
      else postings.set(feature, [entry])
    }
  })
  return (features: Features): Map<string, { value: number; section: string | null }> => {
    const sums = new Float64Array(asks.length)
    let square = 0
    for (const [feature, amount] of features) {
      const weight = amount * (rarity.get(feature) ?? 0)
      square += weight * weight
      for (const { ask, share } of postings.get(feature) ?? [])
        sums[ask] = (sums[ask] ?? 0) + weight * share
    }
    const length = Math.sqrt(square) || 1
    const best = new Map<string, { first: number; second: number; section: string | null }>()
    asks.forEach(({ topic, section }, ask) => {
      const value = (sums[ask] ?? 0) / length
      const entry = best.get(topic)
      if (!entry) best.set(topic, { first: value, second: 0, section })
      else if (value > entry.first) best.set(topic, { first: value, second: entry.first, section })
      else if (value > entry.second) entry.second = value
    })
    return new Map(
      [...best].map(([topic, { first, second, section }]) => [
        topic,
        { value: 0.75 * first + 0.25 * second, section },
      ]),
    )
  }
}
