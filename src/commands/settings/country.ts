/** The country whose emergency numbers the cards name. Only countries of the content can be set. */
import { escapeText } from '../../card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Country } from '../../content/region-schema.ts'
import type { Choice } from '../../discord/command.ts'
import { UserError } from '../../errors.ts'
import type { Setting } from './setting.ts'

export const country: Setting = {
  id: 'country',
  options: [{ id: 'country', type: 'string', autocomplete: true, maxLength: 60 }],

  read(call, services) {
    const library = services.library(call.locale)
    const typed = call.options.country
    if (typeof typed !== 'string') return null
    const code = findCountry(typed, library)
    if (code === undefined) {
      const sentence = library.say('commands.settings.country.unknown', {
        country: escapeText(typed),
      })
      throw new UserError(sentence)
    }
    return { region: code }
  },

  cleared: { region: null },

  describe({ region }, { say, regions }) {
    const found = regions.countries.get(region ?? '')
    if (found === undefined) return say('commands.settings.country.unset')
    const { name, emergency, urgent } = found
    return urgent === undefined
      ? say('commands.settings.country.value', { country: name, emergency })
      : say('commands.settings.country.value-urgent', { country: name, emergency, urgent })
  },

  note: ({ say }) => say('commands.settings.country.note'),

  suggest(call, services) {
    return suggestCountries(call.focused?.text ?? '', services.library(call.locale))
  },
}

/** By code, name or another name, however it is spelt; undefined when it is none that we know. */
function findCountry(typed: string, { regions }: ContentLibrary): string | undefined {
  const wish = simplify(typed)
  const found = [...regions.countries].find(
    ([code, one]) => code.toLowerCase() === wish || namesOf(one).includes(wish),
  )
  return found?.[0]
}

/** Those whose name begins so first, by name. */
function suggestCountries(typed: string, { regions, language }: ContentLibrary): Choice[] {
  const wish = simplify(typed)
  const rank = ([code, one]: [string, Country]) => {
    const names = namesOf(one)
    if (code.toLowerCase() === wish || names.some((name) => name.startsWith(wish))) return 0
    return names.some((name) => name.includes(wish)) ? 1 : 2
  }
  return [...regions.countries]
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank < 2)
    .sort(
      (one, other) =>
        one.rank - other.rank || one.entry[1].name.localeCompare(other.entry[1].name, language),
    )
    .map(({ entry: [code, { name }] }) => ({ name, value: code }))
}

function namesOf({ name, aliases = [] }: Country): string[] {
  return [name, ...aliases].map(simplify)
}

function simplify(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[\s.]+/g, ' ').trim()
}
