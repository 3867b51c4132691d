/** /ask: a question in the person's own words. Answers are private; warning signs come first. */
import { exerciseCard } from '../answers/exercise-card.ts'
import { sectionCard, topicCard } from '../answers/topic-card.ts'
import { UserError } from '../errors.ts'
import { answerText } from './ask/answer-text.ts'
import { findExercise, findSection, findTopic } from './ask/find.ts'
import { share, shareExercise, shareExercisePress, sharePress, withShare } from './ask/share.ts'
import type { Command } from './services.ts'

export const ask: Command = {
  id: 'ask',
  shape: {
    contexts: ['guild', 'bot-dm', 'private'],
    installs: ['guild', 'user'],
    options: [
      { id: 'question', type: 'string', required: true, autocomplete: true, maxLength: 2000 },
    ],
  },

  async run(call, services) {
    const library = services.library(call.locale)
    const question = String(call.options.question ?? '')
    if (question.trim() === '') throw new UserError(library.say('commands.ask.empty'))
    const { card } = await answerText(call, services, question)
    return { say: card, to: 'asker' }
  },

  async suggest(call, services) {
    return services.suggestQuestions(call.locale, call.focused?.text ?? '')
  },

  actions: {
    async topic(call, services) {
      const library = services.library(call.locale)
      const topic = findTopic(library, call.args[0])
      const card = topicCard(library, topic)
      return { say: withShare(call, services, card, sharePress(topic.id)), to: 'asker' }
    },

    /** args: the topic, and the section unless it was picked in the topic's list. */
    async section(call, services) {
      const library = services.library(call.locale)
      const topic = findTopic(library, call.args[0])
      const section = findSection(library, topic, call.args[1] ?? call.values[0])
      const card = sectionCard(library, topic, section)
      return { say: withShare(call, services, card, sharePress(topic.id, section.id)), to: 'asker' }
    },

    /** Also under posted reminders. */
    async exercise(call, services) {
      const library = services.library(call.locale)
      const exercise = findExercise(library, call.args[0])
      const card = exerciseCard(library, exercise)
      return { say: withShare(call, services, card, shareExercisePress(exercise.id)), to: 'asker' }
    },

    share,
    'share-exercise': shareExercise,
  },
}
