/**
 * How likely the best topic is the right one, so that the bot can say when it does not know.
 * The weights were fitted on labelled questions: of answers given with 0.8, about 80 % are right.
 */
import type { Found } from './search.ts'

export interface Subject {
  /** The message speaks of a back or of what the bot covers. */
  about: boolean
  /** It speaks of another body part, of gear, of the bot itself. */
  elsewhere: boolean
  /** It names an exercise of the content. */
  exercise: boolean
}

export function confidenceOf(found: Found, subject: Subject): number {
  const [best, next] = found.topics
  if (!best || best.score === 0) return 0
  const lead = best.score - (next?.score ?? 0)
  const within = subject.about || subject.exercise
  const sum =
    -4.2 +
    2.5 * found.nearest +
    2.5 * found.known +
    3 * best.score +
    2 * lead +
    (within ? 1.8 : 0) -
    (subject.elsewhere && !within ? 1.8 : 0)
  return 1 / (1 + Math.exp(-sum))
}
