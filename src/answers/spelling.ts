/**
 * Puts typing slips right: two swapped letters in words of four, one slip in longer ones, two in
 * words from eight letters.
 * Only towards words that the content or the lexicon uses, and never a word they already know.
 */
import { stem } from './stem.ts'

export type Correct = (word: string) => string

/** The dictionary of one-letter deletions finds near words without comparing with each of them. */
export function createSpelling(known: Iterable<string>, targets: Iterable<string>): Correct {
  const knownWords = new Set(known)
  const byDeletion = new Map<string, string[]>()
  for (const target of new Set(targets)) {
    knownWords.add(target)
    if (target.length < 4 || /\d/.test(target)) continue
    for (const key of deletions(target)) {
      const list = byDeletion.get(key)
      if (list) list.push(target)
      else byDeletion.set(key, [target])
    }
  }
  const knownStems = new Set([...knownWords].map(stem))
  // "Healed" is a form of "heal" and no slip; the ending of "numness" proves nothing.
  const isForm = (word: string) => !word.endsWith('ness') && knownStems.has(stem(word))
  return (word) => {
    if (word.length < 4 || word.length > 20 || /\d/.test(word)) return word
    if (knownWords.has(word) || isForm(word)) return word
    const most = word.length >= 8 ? 2 : 1
    let best = word
    let bestDistance = most + 1
    for (const key of deletions(word)) {
      for (const target of byDeletion.get(key) ?? []) {
        // People rarely miss the first letter; allowing it would confuse short words.
        if (target.charAt(0) !== word.charAt(0)) continue
        if (word.length === 4 && !swapped(word, target)) continue
        const distance = slips(word, target, most)
        if (distance < bestDistance || (distance === bestDistance && target < best)) {
          best = target
          bestDistance = distance
        }
      }
    }
    return bestDistance <= most ? best : word
  }
}

/** The same letters in another order: "fele" for "feel". */
function swapped(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('')
}

function* deletions(word: string): Generator<string> {
  yield word
  for (let at = 1; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1)
}

/** Damerau-Levenshtein distance, `most + 1` where it is larger. */
function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}
