/**
 * A small model learned when the content is loaded: which words speak for which topic.
 * Softmax regression by plain stochastic descent; the texts are visited in a fixed order, so that
 * the same content gives the same answers on every machine.
 *
 * Half of each text's features are left out at random each time it is seen. So the model learns to
 * judge by all words together, which long messages need: any one word may stand there by chance.
 */
import type { Vectors } from './vocabulary.ts'

export interface Lesson {
  vectors: Vectors
  /** Index of each one's topic, and how much it counts. */
  topics: Int32Array
  weights: Float64Array
}

/** The probability of each topic. */
export type Classify = (message: Vectors) => Float64Array

const rounds = 6
const firstStep = 1
/** How far apart the scores of topics may lie. */
const sharpness = 2

export function trainClassifier(lesson: Lesson, topics: number, features: number): Classify {
  const { vectors } = lesson
  const count = lesson.topics.length
  const weights = new Float32Array(features * topics)
  const scores = new Float64Array(topics)
  const stride = strideFor(count)
  const random = coin()
  const kept = partOf(new Int32Array(longest(vectors)))
  for (let round = 0; round < rounds; round += 1) {
    const step = firstStep / (1 + 0.5 * round)
    for (let turn = 0; turn < count; turn += 1) {
      const number = (turn * stride + round) % count
      takeHalf(vectors, number, random, kept)
      score(weights, kept, scores)
      const size = step * (lesson.weights[number] ?? 0)
      for (let topic = 0; topic < topics; topic += 1) scores[topic] = -size * (scores[topic] ?? 0)
      const right = lesson.topics[number] ?? 0
      scores[right] = (scores[right] ?? 0) + size
      learn(weights, kept, scores)
    }
  }
  return ({ at, by }) => {
    const result = new Float64Array(topics)
    score(weights, { at, by, count: at.length }, result)
    return result
  }
}

/** Some features of a text, in arrays that are used again for each. */
interface Part {
  at: Int32Array
  by: Float32Array
  count: number
}

function partOf(at: Int32Array): Part {
  return { at, by: new Float32Array(at.length), count: 0 }
}

function longest({ starts }: Vectors): number {
  return starts.reduce((most, start, at) => Math.max(most, start - (starts[at - 1] ?? 0)), 0)
}

function takeHalf(
  { starts, at, by }: Vectors,
  number: number,
  random: () => boolean,
  into: Part,
): void {
  let count = 0
  const end = starts[number + 1] ?? 0
  for (let entry = starts[number] ?? 0; entry < end; entry += 1) {
    if (!random()) continue
    into.at[count] = at[entry] ?? 0
    into.by[count] = by[entry] ?? 0
    count += 1
  }
  into.count = count
}

function learn(weights: Float32Array, { at, by, count }: Part, steps: Float64Array): void {
  const topics = steps.length
  for (let index = 0; index < count; index += 1) {
    const row = (at[index] ?? 0) * topics
    const value = sharpness * (by[index] ?? 0)
    for (let topic = 0; topic < topics; topic += 1)
      weights[row + topic] = (weights[row + topic] ?? 0) + value * (steps[topic] ?? 0)
  }
}

/** Writes the softmax of the topics' sums into `into`. */
function score(weights: Float32Array, { at, by, count }: Part, into: Float64Array): void {
  const topics = into.length
  into.fill(0)
  for (let index = 0; index < count; index += 1) {
    const row = (at[index] ?? 0) * topics
    const value = sharpness * (by[index] ?? 0)
    for (let topic = 0; topic < topics; topic += 1)
      into[topic] = (into[topic] ?? 0) + value * (weights[row + topic] ?? 0)
  }
  let most = Number.NEGATIVE_INFINITY
  for (let topic = 0; topic < topics; topic += 1) most = Math.max(most, into[topic] ?? 0)
  let sum = 0
  for (let topic = 0; topic < topics; topic += 1) {
    const value = Math.exp((into[topic] ?? 0) - most)
    into[topic] = value
    sum += value
  }
  for (let topic = 0; topic < topics; topic += 1) into[topic] = (into[topic] ?? 0) / sum
}

/** Heads or tails, the same on every machine (xorshift). */
function coin(): () => boolean {
  let state = 2463534242
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state & 1024) !== 0
  }
}

/** A stride that shares no factor with the count visits every example once. */
function strideFor(count: number): number {
  const shares = (one: number, other: number): number =>
    other === 0 ? one : shares(other, one % other)
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (shares(stride, count) !== 1) stride += 1
  return stride
}
