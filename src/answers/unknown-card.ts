/** "I don't know that one", with what may have been meant. */
import type { Card } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Answer } from './answer.ts'
import { nearTopics } from './gaps.ts'
import { topicButtons } from './topic-buttons.ts'

const mostOffered = 3

export function unknownCard(library: ContentLibrary, answer: Answer & { kind: 'unknown' }): Card {
  const { say } = library
  const buttons = topicButtons(library, nearTopics(answer)).slice(0, mostOffered)
  return {
    tone: 'plain',
    title: say('answers.unknown.title'),
    blocks: [
      { text: say('answers.unknown.text') },
      ...(buttons.length > 0 ? [{ text: say('answers.did-you-mean') }] : []),
      { text: say('answers.unknown.covers') },
    ],
    notes: [say('card.disclaimer')],
    ...(buttons.length > 0 ? { buttons } : {}),
  }
}
