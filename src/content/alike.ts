/** Finds texts that say nearly the same: the share of words that two of them have in common. */

/** Of all words of both; found by looking at pairs that read alike. */
const tooMuch = 0.6
const empty = new Set(
  'a an and are as at be but by can do for from have if in into is it its no not of on or so than that the then this to up when with you your'.split(
    ' ',
  ),
)

export function findAlike<Item extends { text: string }>(items: readonly Item[]): [Item, Item][] {
  const words = items.map(({ text }) => {
    const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return new Set(all.filter((word) => !empty.has(word)))
  })
  const found: [Item, Item][] = []
  for (const [index, item] of items.entries()) {
    for (const [before, earlier] of items.slice(0, index).entries()) {
      const [one, other] = [words[index], words[before]]
      if (one !== undefined && other !== undefined && overlap(one, other) >= tooMuch)
        found.push([earlier, item])
    }
  }
  return found
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = one.intersection(other).size
  return both / Math.max(1, one.size + other.size - both)
}
