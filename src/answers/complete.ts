/**
 * What /ask offers while someone types: what begins so, then what means the same, then what holds the
 * typed words. Where the typed words tell of a warning sign, nothing but these words: a suggested
 * question about stretching must not take their place.
 */
import type { ContentLibrary } from '../content/library.ts'
import type { Answer, Answerer } from './answer.ts'
import { nearTopics } from './gaps.ts'
import { type Choice, createSuggester, plain } from './suggest.ts'

/** Discord's limits. */
const mostChoices = 25
const mostName = 100
/** Fewer letters mean nothing yet. */
const leastTyped = 3

export function createCompleter(
  library: ContentLibrary,
  answer: Answerer,
): (typed: string) => Choice[] {
  const suggest = createSuggester(library)
  return (typed) => {
    const lettered = suggest(typed)
    const wanted = plain(typed)
    if (wanted.length < leastTyped) return lettered
    const found = answer(typed)
    if (found.kind === 'seek-care') return [typed.trim()].filter(fits).map(choice)
    const begins = lettered.filter(({ name }) => plain(name).startsWith(wanted))
    const names = [...begins.map(({ name }) => name), ...meant(library, found)]
    const all = new Set([...names.filter(fits), ...lettered.map(({ name }) => name)])
    return [...all].slice(0, mostChoices).map(choice)
  }
}

/** Titles that the search itself leads to. */
function meant(library: ContentLibrary, found: Exclude<Answer, { kind: 'seek-care' }>): string[] {
  const titles = (ids: readonly string[]) =>
    ids.flatMap((id) => library.topics.get(id)?.title ?? [])
  if (found.kind === 'unknown') return titles(nearTopics(found))
  const { section, exercise, topics } = found
  return [
    ...(exercise === null ? [] : [exercise.name]),
    ...(section === null ? [] : [section.title]),
    ...titles(topics),
  ]
}

function fits(text: string): boolean {
  return text.length <= mostName
}

function choice(text: string): Choice {
  return { name: text, value: text }
}
