/** Answers what somebody wrote, for /ask and for the menu of a message. */
import type { Answer } from '../../answers/answer.ts'
import { answerCard, exerciseShown } from '../../answers/answer-card.ts'
import { nearTopics } from '../../answers/gaps.ts'
import type { Card } from '../../card.ts'
import type { Call } from '../../discord/command.ts'
import { clubOf } from '../club.ts'
import type { Services } from '../services.ts'
import { shareExercisePress, sharePress, withShare } from './share.ts'

export async function answerText(
  call: Call,
  services: Services,
  text: string,
): Promise<{ answer: Answer; card: Card }> {
  const answer = services.answer(call.locale, text)
  const club = await clubOf(call, services)
  const card = answerCard(services.library(call.locale), answer, club?.region ?? null)
  if (answer.kind === 'unknown') services.countGap(nearTopics(answer)[0] ?? null)
  // With a warning sign, even a lesser one, the answer is about this person.
  if (answer.kind !== 'answer' || answer.flags.length > 0) return { answer, card }
  const exercise = exerciseShown(answer)
  const press =
    exercise === null
      ? sharePress(answer.topic.id, answer.section?.id)
      : shareExercisePress(exercise.id)
  return { answer, card: withShare(call, services, card, press) }
}
