/**
 * How near a message is to each known question (cosine of their vectors), by an inverted index in
 * typed arrays. It finds the narrow section, and how well the content knows such questions.
 */
import type { Vectors } from './vocabulary.ts'

/** Nearness to each known question, in their order; the array is used again by the next call. */
export type FindNear = (message: Vectors) => Float32Array

export function createNearness(questions: Vectors, features: number): FindNear {
  const count = questions.starts.length - 1
  // Where the entries of each feature begin.
  const starts = new Int32Array(features + 1)
  for (const column of questions.at) starts[column + 1] = (starts[column + 1] ?? 0) + 1
  for (let column = 0; column < features; column += 1)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0)
  const ends = starts.slice(0, features)
  const question = new Int32Array(questions.at.length)
  const value = new Float32Array(questions.at.length)
  for (let number = 0; number < count; number += 1) {
    const last = questions.starts[number + 1] ?? 0
    for (let index = questions.starts[number] ?? 0; index < last; index += 1) {
      const column = questions.at[index] ?? 0
      const entry = ends[column] ?? 0
      question[entry] = number
      value[entry] = questions.by[index] ?? 0
      ends[column] = entry + 1
    }
  }
  const sums = new Float32Array(count)

  return ({ at, by }) => {
    sums.fill(0)
    for (let index = 0; index < at.length; index += 1) {
      const column = at[index] ?? 0
      const weight = by[index] ?? 0
      const end = starts[column + 1] ?? 0
      for (let entry = starts[column] ?? 0; entry < end; entry += 1) {
        const number = question[entry] ?? 0
        sums[number] = (sums[number] ?? 0) + weight * (value[entry] ?? 0)
      }
    }
    return sums
  }
}
