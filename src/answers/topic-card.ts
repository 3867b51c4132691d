/** A topic as a whole, and one of its sections as a narrow answer. */
import type { Button, Card } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Topic } from '../content/schema.ts'
import { smallPrint } from './card-text.ts'
import { withinLimit } from './fit-card.ts'
import {
  exerciseButtons,
  moreButton,
  rowOf,
  sectionButtons,
  topicButtons,
} from './topic-buttons.ts'

export type TopicSection = Topic['sections'][number]

/** Discord's limit for a select. */
const mostChoices = 25

/** What a question adds to the content that answers it. */
interface Asked {
  /** Buttons to what may have been meant as well. */
  others?: readonly Button[]
  /** Exercises that it named. */
  named?: readonly string[]
}

/** The whole topic, with a list of the narrow answers in it. */
export function topicCard(
  library: ContentLibrary,
  topic: Topic,
  { others = [], named = [] }: Asked = {},
): Card {
  const { say } = library
  const choices = topic.sections
    .slice(0, mostChoices)
    .map((section) => ({ label: section.title, value: section.id }))
  return withinLimit({
    tone: 'plain',
    title: topic.title,
    blocks: [
      { text: topic.short },
      { heading: say('answers.do-now') },
      { text: topic.now },
      { heading: say('answers.why') },
      { text: topic.why },
      { heading: say('answers.help') },
      { text: topic.help },
    ],
    notes: smallPrint(library, topic),
    ...(choices.length === 0
      ? {}
      : {
          select: {
            placeholder: say('answers.sections'),
            press: ['ask', 'section', topic.id],
            choices,
          },
        }),
    buttons: rowOf([
      ...exerciseButtons(library, [...named, ...topic.exercises].slice(0, 1)),
      ...others,
      ...topicButtons(library, topic.related),
    ]),
  })
}

/** A narrow answer: what was asked, when to get help in one line, and the way to the whole topic. */
export function sectionCard(
  library: ContentLibrary,
  topic: Topic,
  section: TopicSection,
  { others = [], named = [] }: Asked = {},
): Card {
  const { say } = library
  const exercises = [...named, ...(section.exercises ?? [])].slice(0, 1)
  return withinLimit({
    tone: 'plain',
    title: section.title,
    blocks: [{ text: section.text }, { text: say('answers.watch') }],
    notes: smallPrint(library, { ...section, reviewed: topic.reviewed }),
    buttons: rowOf([
      moreButton(library, topic),
      ...exerciseButtons(library, exercises),
      ...others,
      ...sectionButtons(topic, section.id),
    ]),
  })
}
