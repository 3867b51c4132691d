/** /about: what the bot is, who made its content and how far it has been checked. Only what is true. */
import type { Block } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Command } from './services.ts'

export const about: Command = {
  id: 'about',
  shape: { contexts: ['guild', 'bot-dm', 'private'], installs: ['guild', 'user'] },

  async run(call, services) {
    const library = services.library(call.locale)
    const { say } = library
    return {
      say: {
        tone: 'plain',
        title: say('commands.about.title'),
        blocks: [
          { text: say('commands.about.what', { version: services.version }) },
          { heading: say('commands.about.not-title') },
          { text: say('commands.about.not') },
          { heading: say('commands.about.content-title') },
          { text: contentText(library) },
          { heading: say('commands.about.review-title') },
          ...reviewBlocks(library),
          { heading: say('commands.about.privacy-title') },
          { text: say('commands.about.privacy') },
        ],
        notes: [say('commands.about.licence')],
      },
      to: 'asker',
    }
  },
}

function contentText({ say, sources, topics, exercises, tips }: ContentLibrary): string {
  const sections = [...topics.values()].reduce((sum, topic) => sum + topic.sections.length, 0)
  return say('commands.about.content', {
    sources: sources.size,
    read: [...sources.values()].filter((source) => source.read).length,
    answers: topics.size + sections,
    movements: exercises.size,
    tips: tips.length,
  })
}

function reviewBlocks(library: ContentLibrary): Block[] {
  const { say, review } = library
  const dates = reviewDates(library)
  const [oldest = '', newest = ''] = [dates[0], dates.at(-1)]
  const [from, to] = [longDate(oldest, library), longDate(newest, library)]
  const span =
    from === to
      ? say('commands.about.reviewed-once', { date: from })
      : say('commands.about.reviewed', { oldest: from, newest: to })
  if (review.signed.length === 0) return [{ text: `${span} ${say('commands.about.unsigned')}` }]
  const signed = review.signed.map(({ name, role, date }) =>
    say('commands.about.signature', { name, role, date: longDate(date, library) }),
  )
  return [{ text: `${span} ${say('commands.about.signed')}` }, { bullets: signed }]
}

/** Oldest first, as YYYY-MM-DD. */
function reviewDates(library: ContentLibrary): string[] {
  const { topics, exercises, routines, redFlags, regions } = library
  const parts = [...topics.values(), ...exercises.values(), ...routines.values(), redFlags, regions]
  return parts.map(({ reviewed }) => reviewed).sort()
}

function longDate(date: string, { say }: ContentLibrary): string {
  return Temporal.PlainDate.from(date).toLocaleString(say('schedule.locale'), { dateStyle: 'long' })
}
