/**
 * Tells Discord the commands, only when they differ from what it has: each registration counts
 * against a daily limit, and clients reload their list.
 */
import { isDeepStrictEqual } from 'node:util'
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js'
import * as z from 'zod'

/** @returns whether anything had to be changed. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  declarations: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId)
  const query = new URLSearchParams({ with_localizations: 'true' })
  const present = z
    .array(z.looseObject({ name: z.string() }))
    .parse(await rest.get(route, { query }))
  if (
    isDeepStrictEqual(
      present.map(comparable).sort(byName),
      declarations.map(comparable).sort(byName),
    )
  ) {
    return false
  }
  await rest.put(route, { body: declarations })
  return true
}

/** What Discord adds by itself, and does not take back as a change. */
const added = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'nsfw',
  'dm_permission',
  'handler',
])
/** Lists whose order means nothing. */
const sets = new Set(['contexts', 'integration_types', 'channel_types'])

/**
 * The same declaration reads the same: without Discord's own fields, empty and default values
 * (Discord leaves some out and sends others as null), and in a fixed order.
 */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !added.has(key) && !isEmpty(inner))
      .map(([key, inner]): [string, unknown] =>
        sets.has(key) && Array.isArray(inner) ? [key, inner.toSorted()] : [key, comparable(inner)],
      )
      .sort(([a], [b]) => a.localeCompare(b)),
  )
}

function byName(a: unknown, b: unknown): number {
  const name = (value: unknown) =>
    ['name', 'type'].map((key) => String(Reflect.get(Object(value), key))).join(' ')
  return name(a).localeCompare(name(b))
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
