/**
 * A deck of things to show in a channel: shuffled, drawn from the top, and only shuffled anew when it
 * is through, so nothing repeats before. Plain data; the store keeps one a channel and kind.
 */

export interface Deck {
  /** Ids still to come. */
  left: string[]
  /** The latest drawn: it never begins the next round. */
  last: string | null
}

/** `items`: all ids there are now; what left the content since leaves the deck too. */
export function drawFrom(
  deck: Deck | null,
  items: readonly string[],
  random: () => number = Math.random,
): { drawn: string; deck: Deck } | null {
  const known = new Set(items)
  const left = (deck?.left ?? []).filter((id) => known.has(id))
  const round = left.length > 0 ? left : newRound(items, deck?.last ?? null, random)
  const [drawn, ...rest] = round
  return drawn === undefined ? null : { drawn, deck: { left: rest, last: drawn } }
}

function newRound(items: readonly string[], last: string | null, random: () => number): string[] {
  const order = [...items]
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const [one = '', two = ''] = [order[index], order[other]]
    order[index] = two
    order[other] = one
  }
  if (order[0] === last) order.push(...order.splice(0, 1))
  return order
}
