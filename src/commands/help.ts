/** /help: what this person can do here, and what the bot is not for. */
import type { Command } from './services.ts'

export const help: Command = {
  id: 'help',
  shape: { contexts: ['guild', 'bot-dm', 'private'], installs: ['guild', 'user'] },

  async run(call, services) {
    const { say, wording } = services.library(call.locale)
    const place = call.guildId === null ? 'bot-dm' : 'guild'
    const here = services.commands.filter(({ shape }) => shape.contexts.includes(place))
    const may = await Promise.all(here.map((command) => services.mayUse(command, call)))
    const usable = here.filter((_, index) => may[index])
    const lines = usable.flatMap(({ id, shape }) => {
      const paths = shape.subcommands?.map((subcommand) => `commands.${id}.${subcommand.id}`)
      const slash = shape.type === 'message' ? '' : '/'
      return (paths ?? [`commands.${id}`]).map((path) => {
        const name = paths === undefined ? '' : ` ${wording[`${path}.name`]}`
        return `**${slash}${wording[`commands.${id}.name`]}${name}** ${wording[`${path}.description`]}`
      })
    })
    return {
      say: {
        tone: 'plain',
        title: say('commands.help.title'),
        blocks: [
          { text: say('commands.help.intro') },
          { bullets: lines },
          { heading: say('commands.help.limits-title') },
          { text: say('commands.help.limits') },
        ],
        notes: [say('card.disclaimer')],
      },
      to: 'asker',
    }
  },

  actions: {
    /** The button under a posted reminder of the organisers' own words. */
    async reminder(call, services) {
      const { say } = services.library(call.locale)
      return {
        say: {
          tone: 'plain',
          title: say('commands.help.reminder-title'),
          blocks: [{ text: say('commands.help.reminder') }],
        },
        to: 'asker',
      }
    },
  },
}
