/**
 * Numbers for the features that the content's questions use, and how much each says: the fewer
 * topics use it, the more. Texts become short vectors of length 1, all in a few typed arrays, so
 * that learning from thousands of them takes a moment and little memory.
 */
import { type Features, isMeaning, isPair } from './features.ts'

/** Vectors one behind the other: the entries of number n stand from `starts[n]` to `starts[n + 1]`. */
export interface Vectors {
  starts: Int32Array
  /** The column of each entry, and its value. */
  at: Int32Array
  by: Float32Array
}

export interface Vocabulary {
  size: number
  /** Of the texts it was made from, in their order. */
  vectors: Vectors
  /** One vector, of a message. */
  vectorOf(features: Features): Vectors
  /** The share of the weight of a message's words that the content's questions know, 0 to 1. */
  knownShare(features: Features): number
}

export interface TopicFeatures {
  topic: number
  features: Features
}

/** What the texts use; `topics` counts changes, as the texts come topic by topic. */
interface Use {
  number: number
  texts: number
  topics: number
  last: number
}

/** So often a pair of words must occur, or it was chance. */
const leastPairs = 2
/** Below 1, so that a rare word does not decide alone. */
const rarityPower = 0.6
/** A word that no known question uses counts as a rare one. */
const unknownRarity = 2.3

/** The features of each text are let go once they are counted: they would fill the memory. */
export function createVocabulary(texts: Iterable<TopicFeatures>, topics: number): Vocabulary {
  const uses = new Map<string, Use>()
  const starts = [0]
  const numbers: number[] = []
  const weights: number[] = []
  for (const { topic, features } of texts) {
    for (const [feature, weight] of features) {
      numbers.push(count(uses, feature, topic))
      weights.push(weight)
    }
    starts.push(numbers.length)
  }
  const columns = new Map<string, number>()
  const columnOf = new Int32Array(uses.size).fill(-1)
  const rarities: number[] = []
  for (const [feature, use] of uses) {
    if (isPair(feature) && use.texts < leastPairs) continue
    columnOf[use.number] = columns.size
    columns.set(feature, columns.size)
    rarities.push((0.3 + Math.log((topics + 1) / use.topics)) ** rarityPower)
  }
  const rarity = Float32Array.from(rarities)
  const at = numbers.map((number) => columnOf[number] ?? -1)

  return {
    size: columns.size,
    vectors: toVectors(starts, at, weights, rarity),
    vectorOf: (features) => {
      const places = [...features.keys()].map((feature) => columns.get(feature) ?? -1)
      return toVectors([0, features.size], places, [...features.values()], rarity)
    },
    knownShare: (features) => {
      let known = 0
      let all = 0
      for (const [feature, weight] of features) {
        // Pairs and meanings are made from words that were counted already.
        if (isPair(feature) || isMeaning(feature)) continue
        const rare = rarity[columns.get(feature) ?? -1]
        known += rare === undefined ? 0 : weight * rare
        all += weight * (rare ?? unknownRarity)
      }
      return all === 0 ? 0 : known / all
    },
  }
}

function count(uses: Map<string, Use>, feature: string, topic: number): number {
  const use = uses.get(feature)
  if (!use) {
    uses.set(feature, { number: uses.size, texts: 1, topics: 1, last: topic })
    return uses.size - 1
  }
  use.texts += 1
  if (use.last !== topic) use.topics += 1
  use.last = topic
  return use.number
}

/** Leaves out the entries without a column, weighs the others, and brings each row to length 1. */
function toVectors(
  starts: readonly number[],
  columns: readonly number[],
  weights: readonly number[],
  rarity: Float32Array,
): Vectors {
  const result = {
    starts: new Int32Array(starts.length),
    at: new Int32Array(columns.length),
    by: new Float32Array(columns.length),
  }
  let end = 0
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const start = end
    let square = 0
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry += 1) {
      const column = columns[entry] ?? -1
      if (column < 0) continue
      const value = (weights[entry] ?? 0) * (rarity[column] ?? 0)
      result.at[end] = column
      result.by[end] = value
      square += value * value
      end += 1
    }
    const length = Math.sqrt(square) || 1
    for (let entry = start; entry < end; entry += 1)
      result.by[entry] = (result.by[entry] ?? 0) / length
    result.starts[row + 1] = end
  }
  return { ...result, at: result.at.slice(0, end), by: result.by.slice(0, end) }
}
