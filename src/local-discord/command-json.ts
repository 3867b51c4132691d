/** How commands look on the wire. */
import { applicationId, type StoredCommand } from './world.ts'

/** Translations come only to those who ask for them with `with_localizations`. */
export function commandJson(command: StoredCommand, withLocalizations = true) {
  const { guildId, options, ...body } = command
  const full = {
    ...body,
    application_id: applicationId,
    ...(guildId === undefined ? {} : { guild_id: guildId }),
    ...(options.length > 0 ? { options } : {}),
  }
  return withLocalizations ? full : withoutTranslations(full)
}

function withoutTranslations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTranslations)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'name_localizations' && key !== 'description_localizations')
      .map(([key, inner]) => [key, withoutTranslations(inner)]),
  )
}
