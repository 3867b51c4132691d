/** /tip: one small thing to do, with its sources. "Another" never gives the same one again at once. */
import type { Card } from '../card.ts'
import { cite } from '../content/cite.ts'
import type { ContentLibrary } from '../content/library.ts'
import { type Tip, tipTags } from '../content/schema.ts'
import { UserError } from '../errors.ts'
import type { Command, Services } from './services.ts'

export const tip: Command = {
  id: 'tip',
  shape: {
    contexts: ['guild', 'bot-dm', 'private'],
    installs: ['guild', 'user'],
    options: [{ id: 'about', type: 'string', choices: [...tipTags] }],
  },

  async run(call, services) {
    const library = services.library(call.locale)
    const about = typeof call.options.about === 'string' ? call.options.about : ''
    return { say: tipCard(library, draw(library, services, about), about), to: 'asker' }
  },

  actions: {
    /** args: the tag ("" for any) and the tip that was shown. Also under posted reminders. */
    async another(call, services) {
      const library = services.library(call.locale)
      const [about = '', shown = ''] = call.args
      return { say: tipCard(library, draw(library, services, about, shown), about), to: 'asker' }
    },
  },
}

function draw(library: ContentLibrary, services: Services, about: string, shown?: string): Tip {
  const fitting = library.tips.filter(
    ({ id, tags }) => id !== shown && (about === '' || tags.some((tag) => tag === about)),
  )
  const drawn = fitting[Math.floor(services.random() * fitting.length)]
  if (drawn === undefined) throw new UserError(library.say('commands.tip.none'))
  return drawn
}

function tipCard(library: ContentLibrary, shown: Tip, about: string): Card {
  return {
    tone: 'plain',
    title: library.say('commands.tip.title'),
    blocks: [{ text: shown.text }],
    notes: [cite(library, shown.sources), library.say('card.disclaimer')],
    buttons: [
      { label: library.say('commands.tip.another'), press: ['tip', 'another', about, shown.id] },
    ],
  }
}
