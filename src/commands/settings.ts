/**
 * /settings: what a server has set for itself. Without an option a subcommand shows its setting and
 * offers to clear it. Each setting has its file.
 */
import type { Button, Card } from '../card.ts'
import type { Club } from '../clubs/club.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Call } from '../discord/command.ts'
import { UserError } from '../errors.ts'
import { requireServer } from './club.ts'
import type { Command, Services } from './services.ts'
import { country } from './settings/country.ts'
import { language } from './settings/language.ts'
import { notices } from './settings/notices.ts'
import { organisers } from './settings/organisers.ts'
import { quietHours } from './settings/quiet-hours.ts'
import type { Setting } from './settings/setting.ts'
import { zone } from './settings/zone.ts'

const all: readonly Setting[] = [zone, quietHours, country, language, organisers, notices]

export const settings: Command = {
  id: 'settings',
  shape: {
    permission: 'ManageGuild',
    contexts: ['guild'],
    installs: ['guild'],
    subcommands: [{ id: 'show' }, ...all.map(({ id, options }) => ({ id, options }))],
  },

  async run(call, services) {
    const library = services.library(call.locale)
    const guildId = requireServer(call, library)
    if (call.subcommand === 'show') {
      return { say: everything(await services.clubs.read(guildId), library, services), to: 'asker' }
    }
    const setting = find(call.subcommand, library)
    const change = setting.read(call, services)
    if (change === null) {
      const club = await services.clubs.read(guildId)
      return { say: shown(setting, club, library, services), to: 'asker' }
    }
    checkManager(setting, call, library)
    const club = await services.clubs.change(guildId, change)
    return { say: saved(setting, club, library, services), to: 'asker' }
  },

  async suggest(call, services) {
    return all.find(({ id }) => id === call.subcommand)?.suggest?.(call, services) ?? []
  },

  actions: {
    async show(call, services) {
      const library = services.library(call.locale)
      const club = await services.clubs.read(requireServer(call, library))
      return { update: everything(club, library, services) }
    },

    /** args: the setting. */
    async clear(call, services) {
      const library = services.library(call.locale)
      const guildId = requireServer(call, library)
      const setting = find(call.args[0], library)
      checkManager(setting, call, library)
      const club = await services.clubs.change(guildId, setting.cleared)
      return { update: saved(setting, club, library, services) }
    },
  },
}

function find(id: string | null | undefined, { say }: ContentLibrary): Setting {
  const setting = all.find((one) => one.id === id)
  if (setting === undefined) throw new UserError(say('router.old-control'))
  return setting
}

function checkManager({ managersOnly }: Setting, call: Call, { say }: ContentLibrary): void {
  if (managersOnly === true && !call.permissions.has('ManageGuild')) {
    throw new UserError(say('commands.settings.managers-only'))
  }
}

function everything(club: Club, library: ContentLibrary, services: Services): Card {
  const { say } = library
  return {
    tone: 'plain',
    title: say('commands.settings.title'),
    blocks: [{ bullets: all.map((setting) => line(setting, club, library, services)) }],
    notes: [say('commands.settings.how')],
  }
}

function shown(setting: Setting, club: Club, library: ContentLibrary, services: Services): Card {
  const { say } = library
  const fields = Object.keys(setting.cleared)
  const isSet = Object.entries(club).some(
    ([field, value]) => fields.includes(field) && value !== null,
  )
  const clear: Button = {
    label: say('commands.settings.clear'),
    press: ['settings', 'clear', setting.id],
  }
  const showAll: Button = { label: say('commands.settings.show-all'), press: ['settings', 'show'] }
  return {
    tone: 'plain',
    title: say('commands.settings.title'),
    blocks: [{ text: line(setting, club, library, services) }],
    notes: [say('commands.settings.how')],
    buttons: [...(isSet ? [clear] : []), showAll],
  }
}

function saved(setting: Setting, club: Club, library: ContentLibrary, services: Services): Card {
  const { say } = library
  return {
    tone: 'success',
    title: say('commands.settings.saved'),
    blocks: [{ text: line(setting, club, library, services) }],
    ...(setting.note === undefined ? {} : { notes: [setting.note(library)] }),
    buttons: [{ label: say('commands.settings.show-all'), press: ['settings', 'show'] }],
  }
}

function line(setting: Setting, club: Club, library: ContentLibrary, services: Services): string {
  return library.say('commands.settings.line', {
    label: library.say(`commands.settings.${setting.id}.label`),
    value: setting.describe(club, library, services),
  })
}
