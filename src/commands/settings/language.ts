/** The language of what is posted for everybody. Private answers come in each person's own. */
import type { ContentLibrary } from '../../content/library.ts'
import { UserError } from '../../errors.ts'
import type { Setting } from './setting.ts'

export const language: Setting = {
  id: 'language',
  options: [{ id: 'language', type: 'string', autocomplete: true, maxLength: 40 }],

  read(call, services) {
    const library = services.library(call.locale)
    const typed = call.options.language
    if (typeof typed !== 'string') return null
    const wish = typed.trim().toLowerCase()
    const code = services
      .languages()
      .find((one) => one.toLowerCase() === wish || nameOf(one, library).toLowerCase() === wish)
    if (code === undefined) {
      const known = services.languages().map((one) => nameOf(one, library))
      const languages = new Intl.ListFormat(library.language).format(known)
      throw new UserError(library.say('commands.settings.language.unknown', { languages }))
    }
    return { language: code }
  },

  cleared: { language: null },

  describe(club, library, services) {
    if (club.language !== null) return nameOf(club.language, library)
    const fallback = nameOf(services.languages()[0] ?? library.language, library)
    return library.say('commands.settings.language.unset', { language: fallback })
  },

  note: ({ say }) => say('commands.settings.language.note'),

  suggest(call, services) {
    const library = services.library(call.locale)
    const typed = (call.focused?.text ?? '').trim().toLowerCase()
    return services
      .languages()
      .map((code) => ({ name: nameOf(code, library), value: code }))
      .filter(({ name, value }) => name.toLowerCase().includes(typed) || value === typed)
  },
}

/** In the reader's language. */
function nameOf(code: string, { language: reader }: ContentLibrary): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
}
