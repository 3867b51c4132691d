/**
 * Two chances, multiplied to the confidence of an answer: that the question is one for this bot,
 * and that the best topic is the right one. Of answers given with 0.8, about 80 % should be right.
 *
 * The weights were fitted by logistic regression on the labelled questions of `tests/answers`.
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

/** The chance that the bot should answer at all. */
export function scopeOf(found: Found, { within, elsewhere, never }: Subject): number {
  if (never || (found.topics[0]?.score ?? 0) === 0) return 0
  return chance(
    -2.7 +
      2 * found.nearest +
      2 * found.known +
      (within ? 3.7 : 0) -
      (elsewhere && !within ? 2.8 : 0),
  )
}

/** The chance that the best topic is right, for a question that the bot should answer. */
export function rightOf(found: Found): number {
  const [best, next] = found.topics
  if (!best) return 0
  const lead = best.score - (next?.score ?? 0)
  return chance(-1.5 + 1.5 * found.nearest + 1.3 * found.known + 0.6 * best.score + 1.6 * lead)
}

function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}
