/**
 * A deck of things to show in a channel: nothing repeats before the deck is through. Plain data; the
 * store keeps one a channel and kind.
 *
 * A round goes through the items by their rank, a hash of the round's seed and the item's id. So a
 * deck stays small however much content there is, and content may come and go in the middle.
 */

export interface Deck {
  /** Of this round. */
  seed: number
  /** The latest drawn, and its rank: what ranks higher is still to come. */
  last: string
  rank: number
}

/** `items`: all ids there are now. `null` when there are none. */
export function drawFrom(
  deck: Deck | null,
  items: readonly string[],
  random: () => number = Math.random,
): { drawn: string; deck: Deck } | null {
  const next = deck && lowest(items, deck.seed, deck)
  if (next) return next
  for (;;) {
    const first = lowest(items, Math.floor(random() * 2 ** 32), null)
    // A new round doesn't begin with what ended the old one.
    if (first === null || items.length === 1 || first.drawn !== deck?.last) return first
  }
}

/** The lowest rank above the deck's; of two with the same rank the id decides. */
function lowest(items: readonly string[], seed: number, after: Deck | null) {
  let drawn: string | null = null
  let rank = 0
  for (const id of items) {
    const its = rankOf(seed, id)
    if (after !== null && !isAbove(its, id, after.rank, after.last)) continue
    if (drawn !== null && isAbove(its, id, rank, drawn)) continue
    drawn = id
    rank = its
  }
  return drawn === null ? null : { drawn, deck: { seed, last: drawn, rank } }
}

function isAbove(rank: number, id: string, otherRank: number, other: string): boolean {
  return rank === otherRank ? id > other : rank > otherRank
}

/** FNV-1a, and a last mixing step because short ids alike would rank alike. */
function rankOf(seed: number, id: string): number {
  let value = seed ^ 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) {
    value = Math.imul(value ^ id.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
