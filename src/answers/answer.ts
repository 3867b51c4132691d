/**
 * Answers a question: warning signs first, then the best topics, and "I don't know" where the
 * question is about something else or the search is too unsure.
 */
import type { ContentLibrary } from '../content/library.ts'
import type { Exercise, Topic } from '../content/schema.ts'
import type { RedFlag, Urgency } from '../content/triage-schema.ts'
import { rightOf, scopeOf } from './confidence.ts'
import { createEmphasis } from './emphasis.ts'
import { createExerciseFinder } from './exercise-names.ts'
import { createFeatureTaker } from './features.ts'
import { createPhraseFinder } from './phrases.ts'
import { createRedFlagFinder } from './red-flags.ts'
import { createSearch, type Match } from './search.ts'
import type { Reading } from './signs.ts'
import { createUnderstanding } from './understand.ts'
import type { Word } from './words.ts'

export type Answer =
  | {
      kind: 'seek-care'
      urgency: Urgency
      /** Worst first. */
      flags: RedFlag[]
      topics: string[]
      confidence: number
    }
  | {
      kind: 'answer'
      topic: Topic
      section: Topic['sections'][number] | null
      exercise: Exercise | null
      /** At most 3 ids, best first. */
      topics: string[]
      /** Signs that should be seen within days, said beside the answer. */
      flags: RedFlag[]
      confidence: number
    }
  | { kind: 'unknown'; nearest: string[]; confidence: number }

export type Answerer = (question: string) => Answer

const careTopic = 'see-a-doctor'
const exerciseTopic = 'specific-exercise'
/** Below this chance that the question is one for this bot, it says that it does not know. */
const leastWanted = 0.5
/** A topic below this is no likely meaning of the question. */
const leastNear = 0.1
/** In a longer message, "how to" may belong to anything. */
const mostHowWords = 14
/** So many lesser signs together are no longer a remark beside an answer. */
const manyLesserSigns = 3

export function createAnswerer(library: ContentLibrary): Answerer {
  const { split, read } = createUnderstanding(library)
  const findRedFlags = createRedFlagFinder(library.redFlags)
  const take = createFeatureTaker(library.lexicon)
  const search = createSearch(library, (text) => take(split(text)))
  const findExercise = createExerciseFinder(library, split)
  const weigh = createEmphasis(library.lexicon)
  const { about, perhaps, elsewhere, never, howTo } = library.lexicon.search
  const findHow = createPhraseFinder(howTo.map((phrase) => ['how', phrase] as const))
  const asksHow = (words: readonly Word[]) =>
    words.length <= mostHowWords && findHow(words).length > 0

  return (question) => {
    const reading = read(question)
    const flags = findRedFlags(reading)
    const urgency = careNeeded(flags)
    if (urgency !== null) {
      const confidence = urgency === 'soon' ? 0.8 : 0.95
      return { kind: 'seek-care', urgency, flags, topics: [careTopic], confidence }
    }
    const found = search(take(reading.words, weigh(reading)))
    const exercise =
      library.exercises.get(findExercise(reading.words, reading.elsewhere) ?? '') ?? null
    const ranked =
      exercise === null ? found.topics : withExercise(found.topics, asksHow(reading.words))
    const others = reading.elsewhere.size > 0 || mentions(reading, elsewhere)
    const wanted = scopeOf(found, {
      // "Without my back playing up" is about the back; "no back pain, my knee hurts" is not.
      within:
        mentions(reading, about, !others) ||
        exercise !== null ||
        (!others && mentions(reading, perhaps)),
      elsewhere: others,
      never: mentions(reading, never),
    })
    const confidence = wanted * rightOf({ ...found, topics: ranked })
    const best = ranked[0]
    const topic = best && library.topics.get(best.topic)
    const topics = ranked.slice(0, 3).map((match) => match.topic)
    if (!topic || wanted < leastWanted) {
      const tier = flags[0]?.tier
      // Without an answer to say it beside, a lesser sign is the answer.
      if (tier !== undefined && !others)
        return { kind: 'seek-care', urgency: tier, flags, topics: [careTopic], confidence: 0.6 }
      const nearest = ranked.slice(0, 3).filter((match) => match.score >= leastNear)
      return { kind: 'unknown', nearest: nearest.map((match) => match.topic), confidence }
    }
    const section = topic.sections.find((part) => part.id === best.section) ?? null
    return { kind: 'answer', topic, section, exercise, topics, flags, confidence }
  }
}

/** The tier to send the person on with, or null if an answer can say it beside. */
function careNeeded(flags: readonly RedFlag[]): Urgency | null {
  const alone = flags.find((flag) => flag.beside !== true)
  if (alone) return alone.tier
  return flags.length >= manyLesserSigns ? (flags[0]?.tier ?? null) : null
}

function mentions(reading: Reading, concepts: readonly string[], alsoNegated = false): boolean {
  return reading.signs.some(
    (sign) => (alsoNegated || sign.state !== 'negated') && concepts.includes(sign.name),
  )
}

/**
 * Who names an exercise most likely asks about it; its topic is at least among the three. Who asks
 * how it is done means the exercise itself, not a narrow answer about it.
 */
function withExercise(topics: readonly Match[], asksHow: boolean): Match[] {
  return topics
    .map((match) => {
      if (match.topic !== exerciseTopic) return match
      return asksHow
        ? { ...match, section: null, score: match.score + 1 }
        : { ...match, score: match.score + 0.15 }
    })
    .sort((one, other) => other.score - one.score)
}
