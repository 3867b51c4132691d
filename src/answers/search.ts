/**
 * Finds the topics and the section that a message asks about.
 *
 * A small model that learned from all known questions (`asks`) ranks the topics; inside a topic the
 * nearest question leads to its section. Neither knows whether an answer is wanted at all: see
 * `confidence.ts`.
 */
import type { ContentLibrary } from '../content/library.ts'
import { trainClassifier } from './classifier.ts'
import type { Features } from './features.ts'
import { createNearness } from './nearness.ts'
import { createVocabulary } from './vocabulary.ts'

export interface Match {
  topic: string
  /** The chance that this is the topic, if it is any, as far as words tell. */
  score: number
  /** The section whose known question is nearest, null where the whole topic is. */
  section: string | null
}

export interface Found {
  /** Best first. */
  topics: Match[]
  /** Nearness of the best known question, 0 to 1. */
  nearest: number
  /** The share of the message's weight whose words the content's questions know. */
  known: number
  /** The chance that the question is about something else, as far as words tell. */
  other: number
}

export type Search = (features: Features) => Found

interface Known {
  /** Null for a question about something else. */
  topic: string | null
  section: string | null
  text: string
  weight: number
}

const titleWeight = 1.5
const shortWeight = 0.3
/** Many exercises share one topic; at full weight their words would belong to it alone. */
const exerciseWeight = 0.35
/** Other subjects are many more than the questions about them here. */
const otherWeight = 2

export function createSearch(library: ContentLibrary, take: (text: string) => Features): Search {
  const topicIds = [...library.topics.keys()]
  // One more than the topics: everything else.
  const other = topicIds.length
  const places = new Map(topicIds.map((id, index) => [id, index]))
  const known = [...knownTexts(library)]
  const topicOf = Int32Array.from(known, ({ topic }) => places.get(topic ?? '') ?? other)
  const vocabulary = createVocabulary(
    known.values().map(({ text }, number) => ({
      topic: topicOf[number] ?? other,
      features: take(text),
    })),
    other + 1,
  )
  const weights = Float64Array.from(known, ({ weight }) => weight)
  evenOut(weights, topicOf, other)
  const lesson = { vectors: vocabulary.vectors, topics: topicOf, weights }
  const classify = trainClassifier(lesson, other + 1, vocabulary.size)
  const findNear = createNearness(vocabulary.vectors, vocabulary.size)
  const sections = known.map(({ section }) => section)

  return (features) => {
    const vector = vocabulary.vectorOf(features)
    const chances = classify(vector)
    const near = findNear(vector)
    const best = new Int32Array(other + 1).fill(-1)
    for (let number = 0; number < near.length; number += 1) {
      const topic = topicOf[number] ?? other
      if ((near[number] ?? 0) > (near[best[topic] ?? -1] ?? 0)) best[topic] = number
    }
    const nearness = (index: number) => near[best[index] ?? -1] ?? 0
    const chance = chances[other] ?? 0
    const topics = topicIds
      .map((topic, index) => ({
        topic,
        section: sections[best[index] ?? -1] ?? null,
        score: (chances[index] ?? 0) / (1 - chance || 1),
      }))
      .sort((one, two) => two.score - one.score)
    return {
      topics,
      nearest: Math.max(...topicIds.map((_, index) => nearness(index))),
      known: vocabulary.knownShare(features),
      other: chance,
    }
  }
}

/** Makes each topic count the same, however many questions it has. */
function evenOut(weights: Float64Array, topicOf: Int32Array, topics: number): void {
  const sums = new Float64Array(topics)
  topicOf.forEach((topic, number) => {
    if (topic < topics) sums[topic] = (sums[topic] ?? 0) + (weights[number] ?? 0)
  })
  const mean = sums.reduce((all, sum) => all + sum, 0) / topics
  topicOf.forEach((topic, number) => {
    const sum = sums[topic]
    if (sum) weights[number] = ((weights[number] ?? 0) * mean) / sum
  })
}

function* knownTexts(library: ContentLibrary): Generator<Known> {
  for (const topic of library.topics.values()) {
    const about = { topic: topic.id, section: null }
    yield { ...about, text: topic.title, weight: titleWeight }
    yield { ...about, text: topic.short, weight: shortWeight }
    for (const text of topic.asks) yield { ...about, text, weight: 1 }
    for (const { id, title, asks } of topic.sections) {
      const part = { topic: topic.id, section: id }
      yield { ...part, text: title, weight: titleWeight }
      for (const text of asks) yield { ...part, text, weight: 1 }
    }
  }
  if (library.topics.has('specific-exercise')) yield* exerciseTexts(library)
  for (const text of library.lexicon.search.declined)
    yield { topic: null, section: null, text, weight: otherWeight }
}

function* exerciseTexts(library: ContentLibrary): Generator<Known> {
  for (const { name, asks } of library.exercises.values()) {
    const part = { topic: 'specific-exercise', section: null, weight: exerciseWeight }
    for (const text of [name, ...asks]) yield { ...part, text }
  }
}
