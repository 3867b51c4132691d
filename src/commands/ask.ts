/** /ask: a question in the person's own words. Answers are private; warning signs come first. */
import { answerCard, exerciseCard, topicCard } from '../answers/answer-card.ts'
import { UserError } from '../errors.ts'
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
    return { say: answerCard(library, services.answer(call.locale, question)), to: 'asker' }
  },

  async suggest(call, services) {
    return services.suggestQuestions(call.locale, call.focused?.text ?? '')
  },

  actions: {
    async topic(call, services) {
      const library = services.library(call.locale)
      const topic = library.topics.get(call.args[0] ?? '')
      if (topic === undefined) throw new UserError(library.say('router.old-control'))
      return { say: topicCard(library, topic), to: 'asker' }
    },

    /** Also under posted reminders. */
    async exercise(call, services) {
      const library = services.library(call.locale)
      const exercise = library.exercises.get(call.args[0] ?? '')
      if (exercise === undefined) throw new UserError(library.say('router.old-control'))
      return { say: exerciseCard(library, exercise), to: 'asker' }
    },
  },
}
