/** Answers in each person's language, on the content as it is now. */
import { type Answer, type Answerer, createAnswerer } from './answers/answer.ts'
import { createCompleter } from './answers/complete.ts'
import type { Choice } from './answers/suggest.ts'
import type { ContentLibrary } from './content/library.ts'
import type { Languages } from './languages.ts'

export interface Answerers {
  answer(locale: string, question: string): Answer
  suggestQuestions(locale: string, typed: string): Choice[]
  /** Builds the indexes of all languages now instead of at the first question. */
  prepare(): void
}

/** A language's index belongs to its library, so content that is read anew gets a new one. */
export function createAnswerers({ all, library }: Languages): Answerers {
  const built = new WeakMap<
    ContentLibrary,
    { answer: Answerer; suggest: (typed: string) => Choice[] }
  >()
  const of = (one: ContentLibrary) => {
    const known = built.get(one)
    if (known !== undefined) return known
    const answer = createAnswerer(one)
    const made = { answer, suggest: createCompleter(one, answer) }
    built.set(one, made)
    return made
  }
  return {
    answer: (locale, question) => of(library(locale)).answer(question),
    suggestQuestions: (locale, typed) => of(library(locale)).suggest(typed),
    prepare: () => all().forEach(of),
  }
}
