/**
 * A small model learned when the content is loaded: which words speak for which topic.
 * Softmax regression by plain stochastic descent; the texts are visited in a fixed order, so that
 * the same content gives the same answers on every machine.
 */
import type { Features } from './features.ts'

export interface Example {
  features: Features
  /** Index of its topic. */
  topic: number
  /** How much it counts. */
  weight: number
}

/** The probability of each topic. */
export type Classify = (features: Features) => Float64Array

const rounds = 4
const firstStep = 1.2

export function trainClassifier(
  examples: readonly Example[],
  topics: number,
  rarity: ReadonlyMap<string, number>,
): Classify {
  const columns = columnsOf(examples)
  const toVector = (features: Features) => vector(features, columns, rarity)
  const vectors = examples.map(({ features }) => toVector(features))
  const weights = new Float32Array(columns.size * topics)
  const scores = new Float64Array(topics)
  for (let round = 0; round < rounds; round += 1) {
    const step = firstStep / (1 + 0.5 * round)
    // A stride that shares no factor with the count visits every example once.
    const stride = strideFor(examples.length)
    for (let turn = 0; turn < examples.length; turn += 1) {
      const at = (turn * stride + round) % examples.length
      const example = examples[at]
      const { at: ids, by } = vectors[at] ?? empty
      if (!example) continue
      score(weights, ids, by, topics, scores)
      for (let topic = 0; topic < topics; topic += 1) {
        const wanted = topic === example.topic ? 1 : 0
        scores[topic] = step * example.weight * (wanted - (scores[topic] ?? 0))
      }
      for (let k = 0; k < ids.length; k += 1) {
        const row = (ids[k] ?? 0) * topics
        const value = by[k] ?? 0
        for (let topic = 0; topic < topics; topic += 1) {
          weights[row + topic] = (weights[row + topic] ?? 0) + value * (scores[topic] ?? 0)
        }
      }
    }
  }
  return (features) => {
    const { at, by } = toVector(features)
    const result = new Float64Array(topics)
    score(weights, at, by, topics, result)
    return result
  }
}

/** A column for each feature. */
function columnsOf(examples: readonly Example[]): Map<string, number> {
  const columns = new Map<string, number>()
  for (const { features } of examples) {
    for (const feature of features.keys()) {
      if (!columns.has(feature)) columns.set(feature, columns.size)
    }
  }
  return columns
}

interface Vector {
  at: Int32Array
  by: Float64Array
}

const empty: Vector = { at: new Int32Array(), by: new Float64Array() }
/** A long message has many words beside the point; its length must not drown those that count. */
const sharpness = 2

function vector(
  features: Features,
  columns: ReadonlyMap<string, number>,
  rarity: ReadonlyMap<string, number>,
): Vector {
  const entries = [...features].flatMap(([feature, weight]) => {
    const column = columns.get(feature)
    return column === undefined ? [] : [[column, weight * (rarity.get(feature) ?? 0)] as const]
  })
  const length = Math.hypot(...entries.map(([, value]) => value)) || 1
  return {
    at: Int32Array.from(entries, ([column]) => column),
    by: Float64Array.from(entries, ([, value]) => (sharpness * value) / length),
  }
}

/** Writes the softmax of the topics' sums into `into`. */
function score(
  weights: Float32Array,
  ids: Int32Array,
  by: Float64Array,
  topics: number,
  into: Float64Array,
): void {
  into.fill(0)
  for (let k = 0; k < ids.length; k += 1) {
    const row = (ids[k] ?? 0) * topics
    const value = by[k] ?? 0
    for (let topic = 0; topic < topics; topic += 1) {
      into[topic] = (into[topic] ?? 0) + value * (weights[row + topic] ?? 0)
    }
  }
  const most = into.reduce((best, value) => Math.max(best, value), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let topic = 0; topic < topics; topic += 1) {
    const value = Math.exp((into[topic] ?? 0) - most)
    into[topic] = value
    sum += value
  }
  for (let topic = 0; topic < topics; topic += 1) into[topic] = (into[topic] ?? 0) / sum
}

function strideFor(count: number): number {
  const shares = (one: number, other: number): number =>
    other === 0 ? one : shares(other, one % other)
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (shares(stride, count) !== 1) stride += 1
  return stride
}
