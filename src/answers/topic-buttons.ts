/** Buttons that lead from one answer to the next. */
import type { Button } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'

/** Discord's limit for a button's label. */
const mostLabel = 80

/** One button for each known topic, none twice. */
export function topicButtons(library: ContentLibrary, ids: readonly string[]): Button[] {
  return [...new Set(ids)].flatMap((id) => {
    const topic = library.topics.get(id)
    return topic === undefined
      ? []
      : [{ label: topic.title.slice(0, mostLabel), press: ['ask', 'topic', id] }]
  })
}

export function exerciseButton(library: ContentLibrary, id: string): Button[] {
  const exercise = library.exercises.get(id)
  if (exercise === undefined) return []
  const label = library.say('answers.exercise.shown', { name: exercise.name }).slice(0, mostLabel)
  return [{ label, press: ['ask', 'exercise', id] }]
}
