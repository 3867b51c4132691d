/** "Back-care answer" in the menu of a message: answers it, for the one who asked alone. */
import { answerText } from './ask/answer-text.ts'
import type { Command } from './services.ts'

export const backCareAnswer: Command = {
  id: 'back-care-answer',
  shape: {
    type: 'message',
    contexts: ['guild', 'bot-dm', 'private'],
    installs: ['guild', 'user'],
  },

  async run(call, services) {
    const { say } = services.library(call.locale)
    const text = call.message?.text.trim() ?? ''
    if (text === '') {
      const title = say('commands.back-care-answer.no-words-title')
      const blocks = [{ text: say('commands.back-care-answer.no-words') }]
      return { say: { tone: 'plain', title, blocks }, to: 'asker' }
    }
    const { answer, card } = await answerText(call, services, text)
    if (answer.kind !== 'seek-care') return { say: card, to: 'asker' }
    // The card speaks to the one in need, who may be somebody else.
    const pass = { text: say('commands.back-care-answer.pass-on') }
    return { say: { ...card, blocks: [pass, ...card.blocks] }, to: 'asker' }
  },
}
