/**
 * Two chances, multiplied to the confidence of an answer: that the question is one for this bot,
 * and that the best topic is the right one. Of answers given with 0.8, about 80 % should be right.
 *
 * The weights were fitted by logistic regression on the labelled questions of `tests/answers`; those
 * of `rightOf` by a search that had learned without the questions written since the first of them,
 * because people ask what nobody has foreseen.
 */
import type { Found } from './search.ts'

export interface Subject {
  /** The message speaks of a back, of what the bot covers, or names an exercise. */
  within: boolean
  /** It speaks of another body part, of gear, of the bot itself. */
  elsewhere: boolean
  /** It speaks of something that is declined in any case, such as a dog's back. */
  never: boolean
}

/** With fewer of its words known, nothing is known about a message. */
const leastKnown = 0.35
/** Keeps the logarithm of small chances within bounds. */
const leastChance = 0.02

/** The chance that the bot should answer at all. */
export function scopeOf(found: Found, { within, elsewhere, never }: Subject): number {
  const best = found.topics[0]?.score ?? 0
  if (never || best === 0) return 0
  const otherRather = Math.log((found.other + leastChance) / (best + leastChance))
  return chance(
    -5.2 +
      0.9 * found.nearest +
      1.4 * found.known -
      1.4 * otherRather +
      (within ? 4.1 : 0) -
      (elsewhere && !within ? 2.6 : 0) -
      (found.known < leastKnown ? 1.7 : 0),
  )
}

/** The chance that the best topic is right, for a question that the bot should answer. */
export function rightOf(found: Found): number {
  const [best, next] = found.topics
  if (!best) return 0
  const lead = best.score - (next?.score ?? 0)
  return chance(-1.9 + 1.4 * found.known + 2.2 * best.score + 1.9 * lead)
}

function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}
