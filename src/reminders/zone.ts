/** Time zones as people type them: IANA names, cities, offsets; abbreviations are refused. */
import { abbreviations, newNames, places, usualZones } from './zone-names.ts'

export interface ZoneFault {
  /** `ambiguous`: an abbreviation of several places. `offset`: it can't follow summer time. */
  fault: 'unknown' | 'ambiguous' | 'offset'
  /** IANA names, at most 5. */
  suggestions: string[]
}

const mostChoices = 25
const mostSuggestions = 5
const longestZone = 60
/** "+2", "utc+05:30", "GMT-3", "-0330". */
const offsetForm = /^(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d{2}))?$/

/** What `suggestZones` adds to a name, should somebody send the choice's name. */
const choiceEnding = / \(UTC[^)]*\)$/

/** All names worth offering, today's names for those that tz has renamed. */
const zones = [
  ...new Set([...Intl.supportedValuesOf('timeZone').map((zone) => newNames[zone] ?? zone), 'UTC']),
].sort()

/**
 * The canonical IANA name for what was typed: a zone ("europe/london"), a city or a country with one
 * zone ("Mumbai", "japan"), or "UTC". Never throws.
 */
export function checkZone(text: string, now: Temporal.Instant): { zone: string } | ZoneFault {
  const wish = simplify(text.slice(0, longestZone).replace(choiceEnding, ''))
  const known = zones.find((zone) => simplify(zone) === wish) ?? oneCity(wish) ?? places[wish]
  if (known !== undefined) return { zone: known }
  const shared = abbreviations[wish.replace(/[^a-z].*$/, '')]
  if (offsetForm.test(wish) || /^etc\/gmt/.test(wish)) {
    return { fault: 'offset', suggestions: namesFor(wish, now) }
  }
  if (shared) return { fault: 'ambiguous', suggestions: shared.slice(0, mostSuggestions) }
  const canonical = wish.includes('/') ? canonicalName(text.trim()) : null
  if (canonical) return { zone: canonical }
  return { fault: 'unknown', suggestions: namesFor(wish, now) }
}

/**
 * For autocomplete: at most 25, best first, with the present offset in `name`. Text may be part of a
 * city, region or country, an abbreviation or an offset; empty text gives a spread, `preferred` first.
 */
export function suggestZones(
  text: string,
  now: Temporal.Instant,
  preferred?: string,
): { name: string; zone: string }[] {
  const wish = simplify(text.slice(0, longestZone))
  const found = wish === '' ? [...(preferred ? [preferred] : []), ...usualZones] : search(wish, now)
  return [...new Set(found)]
    .slice(0, mostChoices)
    .map((zone) => ({ name: `${zone} (UTC${offsetOf(zone, now)})`, zone }))
}

function search(wish: string, now: Temporal.Instant): string[] {
  if (offsetForm.test(wish)) {
    const offset = offsetText(wish)
    const usualFirst = [...usualZones, ...zones]
    return usualFirst.filter((zone) => offsetOf(zone, now) === offset)
  }
  const place = Object.entries(places).flatMap(([name, zone]) =>
    name.startsWith(wish) ? [zone] : [],
  )
  return [
    ...(abbreviations[wish] ?? []),
    ...[...usualZones, ...place, ...zones].filter((zone) => city(zone).startsWith(wish)),
    ...place,
    ...zones.filter((zone) => simplify(zone).startsWith(wish)),
    ...zones.filter((zone) => simplify(zone).includes(wish)),
  ]
}

function namesFor(wish: string, now: Temporal.Instant): string[] {
  const offset = /^etc\/gmt([+-])(\d+)$/.exec(wish)
  // The signs of "Etc/GMT-5" are turned round: it lies east of Greenwich.
  const text = offset ? `${offset[1] === '-' ? '+' : '-'}${offset[2]}` : wish
  const found = text.length < 2 ? [] : search(text, now)
  return [...new Set(found)].slice(0, mostSuggestions)
}

/** A city's name fits when exactly one zone has it. */
function oneCity(wish: string): string | undefined {
  const found = zones.filter((zone) => city(zone) === wish)
  if (found.length === 1) return found[0]
  return Object.entries(newNames).find(([old]) => city(old) === wish)?.[1]
}

function city(zone: string): string {
  return simplify(zone.slice(zone.lastIndexOf('/') + 1))
}

function simplify(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  return plain
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
}

/** Older names with an area ("US/Pacific", "Asia/Kolkata"), spelled as tz does. */
function canonicalName(text: string): string | null {
  try {
    const zoned = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(
      text.replaceAll(' ', '_'),
    )
    return newNames[zoned.timeZoneId] ?? zoned.timeZoneId
  } catch {
    return null
  }
}

function offsetOf(zone: string, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(zone).offset
}

function offsetText(wish: string): string {
  const [, sign, hours = '', minutes = '00'] = offsetForm.exec(wish) ?? []
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}
