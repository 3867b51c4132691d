/** Finds exercises that a message names, by their names and aliases; the longest name wins. */
import type { ContentLibrary } from '../content/library.ts'
import { createPhraseFinder } from './phrases.ts'
import type { Word } from './words.ts'

export type FindExercise = (words: readonly Word[]) => string | null

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
  return (words) => {
    const longest = find(words).reduce<{ id: string; length: number } | null>((best, span) => {
      const length = span.end - span.start
      return best !== null && best.length >= length ? best : { id: span.name, length }
    }, null)
    return longest?.id ?? null
  }
}
