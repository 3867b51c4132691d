/**
 * "Share in channel": posts an answer for all to see. The button carries the ids of the content and
 * never what was asked; what is posted is the content alone, without the remarks for the asker.
 * A card that deals with a warning sign is never shared.
 */
import { exerciseCard } from '../../answers/exercise-card.ts'
import { sectionCard, topicCard } from '../../answers/topic-card.ts'
import { type Card, escapeText, type Press } from '../../card.ts'
import type { Call, Reply } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import type { Services } from '../services.ts'
import { findExercise, findSection, findTopic } from './find.ts'

/** The card with the button, where this person may post and the card is fit for others. */
export function withShare(call: Call, services: Services, card: Card, press: Press): Card {
  if (!mayPost(call) || isWarning(call, services, card)) return card
  const label = services.library(call.locale).say('answers.share.button')
  return { ...card, buttons: [...(card.buttons ?? []), { label, press }] }
}

export function sharePress(topicId: string, sectionId?: string): Press {
  return ['ask', 'share', topicId, ...(sectionId === undefined ? [] : [sectionId])]
}

export function shareExercisePress(exerciseId: string): Press {
  return ['ask', 'share-exercise', exerciseId]
}

/** args: the topic, and the section if only that is shared. */
export async function share(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const [topicId, sectionId] = call.args
  const topic = findTopic(library, topicId)
  const card =
    sectionId === undefined
      ? topicCard(library, topic)
      : sectionCard(library, topic, findSection(library, topic, sectionId))
  return post(call, services, card)
}

/** args: the exercise. */
export async function shareExercise(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  return post(call, services, exerciseCard(library, findExercise(library, call.args[0])))
}

function post(call: Call, services: Services, card: Card): Reply {
  const { say } = services.library(call.locale)
  if (!mayPost(call)) throw new UserError(say('answers.share.may-not'))
  if (isWarning(call, services, card)) throw new UserError(say('answers.share.warning'))
  const by = say('answers.share.by', { name: escapeText(call.person.name) })
  return { say: { ...card, notes: [by, ...(card.notes ?? [])] }, to: 'channel' }
}

function mayPost(call: Call): boolean {
  return call.guildId !== null && call.permissions.has('SendMessages')
}

/** A title such as "Numb between your legs" would tell everybody about the one who shares it. */
function isWarning(call: Call, services: Services, card: Card): boolean {
  return services.answer(call.locale, card.title).kind === 'seek-care'
}
