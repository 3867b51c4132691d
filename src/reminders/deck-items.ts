/** What a deck of each kind is made of, for the season where the reminder is read. */
import type { ContentLibrary } from '../content/library.ts'
import type { Exercise, Tip } from '../content/schema.ts'
import { drawFrom } from './deck.ts'
import type { ReminderKind } from './reminder.ts'
import { type Season, seasonOf } from './season.ts'
import type { Draw } from './store.ts'

/** Draws for the store. `library` is asked each time, as content may be loaded anew. */
export function createDraw(library: () => ContentLibrary): Draw {
  const ids = new WeakMap<ContentLibrary, Map<string, readonly string[]>>()
  const idsOf = (kind: ReminderKind, season: Season | null) => {
    const current = library()
    const known = ids.get(current) ?? new Map<string, readonly string[]>()
    ids.set(current, known)
    const key = `${kind} ${season}`
    const items = known.get(key) ?? deckItems(kind, season, current).map(({ id }) => id)
    known.set(key, items)
    return items
  }
  return ({ kind, zone, slotAt }, deck) =>
    kind === 'custom' ? null : drawFrom(deck, idsOf(kind, slotAt && seasonOf(zone, slotAt)))
}

export function deckItems(
  kind: ReminderKind,
  season: Season | null,
  library: ContentLibrary,
): readonly (Exercise | Tip)[] {
  switch (kind) {
    case 'custom':
      return []
    case 'stretch':
      return [...library.exercises.values()].filter(isGentle)
    case 'hydration':
      return inSeason(tagged(library, 'hydration'), season)
    case 'desk':
      return inSeason(tagged(library, 'desk'), season)
    case 'tip':
      return inSeason(library.tips, season)
  }
}

function tagged({ tips }: ContentLibrary, tag: Tip['tags'][number]): Tip[] {
  return tips.filter(({ tags }) => tags.includes(tag))
}

/** What anyone may do anywhere, unprepared. */
function isGentle({ category }: Exercise): boolean {
  return category === 'stretch' || category === 'mobility'
}

/** Tips for hot or cold days only in their season (unless all are such). */
function inSeason(tips: readonly Tip[], season: Season | null): readonly Tip[] {
  const fitting = tips.filter((tip) => tip.season === undefined || tip.season === season)
  return fitting.length > 0 ? fitting : tips
}
