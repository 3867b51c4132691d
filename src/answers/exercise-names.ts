/** Finds exercises that a message names, by their names and aliases; the longest name wins. */
import type { ContentLibrary } from '../content/library.ts'
import { createPhraseFinder } from './phrases.ts'
import type { Word } from './words.ts'

/** `elsewhere`: words that mean something else, as the squat in "squat toilet". */
export type FindExercise = (words: readonly Word[], elsewhere: ReadonlySet<number>) => string | null

export function createExerciseFinder(
  library: ContentLibrary,
  split: (text: string) => Word[],
): FindExercise {
  const names = [...library.exercises.values()].flatMap((exercise) =>
    [exercise.name, exercise.id.replaceAll('-', ' '), ...exercise.aliases].flatMap((name) => {
      const phrase = split(name)
        .map((word) => word.text)
        .join(' ')
      return phrase === '' ? [] : [[exercise.id, phrase] as const]
    }),
  )
  const find = createPhraseFinder(names)
  return (words, elsewhere) => {
    const named = find(words).filter((span) => !span.at.some((at) => elsewhere.has(at)))
    const longest = named.reduce<{ id: string; length: number } | null>((best, span) => {
      const length = span.end - span.start
      return best !== null && best.length >= length ? best : { id: span.name, length }
    }, null)
    return longest?.id ?? null
  }
}
