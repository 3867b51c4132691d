/** Buttons that lead from one answer to the next. */
import type { Button } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Topic } from '../content/schema.ts'

/** Discord's limit for a button's label. */
const mostLabel = 80
/** Discord shows five in a row; the last place is for "Share in channel". */
const mostInRow = 4

/** As many as stand in one row, none leading to the same place twice (Discord refuses that). */
export function rowOf(buttons: readonly Button[]): Button[] {
  const places = buttons.map(place)
  return buttons.filter((_, at) => places.indexOf(places[at] ?? '') === at).slice(0, mostInRow)
}

function place(button: Button): string {
  return 'url' in button ? button.url : button.press.join(':')
}

/** One button for each known topic, none twice. */
export function topicButtons(library: ContentLibrary, ids: readonly string[]): Button[] {
  return [...new Set(ids)].flatMap((id) => {
    const topic = library.topics.get(id)
    return topic === undefined ? [] : [{ label: label(topic.title), press: ['ask', 'topic', id] }]
  })
}

/** From a narrow answer to its whole topic. */
export function moreButton(library: ContentLibrary, topic: Topic): Button {
  const press: Button = { label: library.say('answers.more'), press: ['ask', 'topic', topic.id] }
  return { ...press, style: 'primary' }
}

/** The other sections of a topic, the next ones first: neighbours in the file are close in matter. */
export function sectionButtons(topic: Topic, sectionId: string): Button[] {
  const at = topic.sections.findIndex(({ id }) => id === sectionId)
  const after = topic.sections.slice(at + 1)
  const before = topic.sections.slice(0, Math.max(at, 0)).reverse()
  return [...after, ...before].map(({ id, title }) => ({
    label: label(title),
    press: ['ask', 'section', topic.id, id],
  }))
}

export function exerciseButtons(library: ContentLibrary, ids: readonly string[]): Button[] {
  return ids.flatMap((id) => {
    const exercise = library.exercises.get(id)
    if (exercise === undefined) return []
    const name = library.say('answers.exercise.shown', { name: exercise.name })
    return [{ label: label(name), press: ['ask', 'exercise', id] }]
  })
}

function label(text: string): string {
  return text.length <= mostLabel ? text : `${text.slice(0, mostLabel - 1).trimEnd()}…`
}
