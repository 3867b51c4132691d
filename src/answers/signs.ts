/**
 * Which concepts a message shows, and whether each is there now: negated signs ("no numbness"),
 * past or cleared ones and those only spoken of ("what are the red flags") are set apart.
 *
 * In doubt a sign counts: a missed emergency is worse than a needless "please be seen".
 */
import type { Lexicon } from '../content/triage-schema.ts'
import { covered, negatedWords, negationWords, outsideOf } from './negation.ts'
import { createNumberFinder } from './numbers.ts'
import { createPhraseFinder, type Span } from './phrases.ts'
import { sentenceNumbers, type Word } from './words.ts'

export interface Sign extends Span {
  sentence: number
  state: 'present' | 'negated' | 'over' | 'spoken-of'
}

export interface Reading {
  words: readonly Word[]
  sentences: readonly number[]
  /** Signs of all concepts, in the order of the message. */
  signs: readonly Sign[]
  /** Words of quite another subject, by index. */
  elsewhere: ReadonlySet<number>
}

export type ReadSigns = (words: readonly Word[]) => Reading

/** So many words from a sign, "all clear" still speaks of it. */
const overReach = 16

export function createSignReader(lexicon: Lexicon): ReadSigns {
  const findConcepts = createPhraseFinder(conceptPhrases(lexicon.concepts))
  const findMarks = createPhraseFinder(markPhrases(lexicon))
  const findOtherSenses = createPhraseFinder(otherSensePhrases(lexicon), true)
  const findNumbers = createNumberFinder(lexicon.figures)
  const timeless = new Set(lexicon.timeless)
  const general = new Set(lexicon.general)
  const persons = new Set(lexicon.persons)
  const negation = negationWords(lexicon.negation)
  const notAnimals = new Set(lexicon.notAnimals)
  const unmasked = new Set(lexicon.search.never)

  return (words) => {
    const sentences = sentenceNumbers(words)
    const marks = findMarks(words)
    const named = (name: string) => marks.filter((mark) => mark.name === name)
    const otherSenses = findOtherSenses(words)
    const elsewhere = covered(otherSenses.filter(({ name }) => name === 'elsewhere'))
    const other = covered(otherSenses.filter(({ name }) => name === 'any' || name === 'elsewhere'))
    const spans = [...findConcepts(words), ...findNumbers(words)]
      .filter((span) => unmasked.has(span.name) || !anyIn(span, other))
      .filter((span) => !otherSenses.some((sense) => sense.name === span.name && meet(sense, span)))
      .sort((one, other) => one.start - other.start)
    const own = spans.filter(({ name }) => !timeless.has(name) && !general.has(name))
    const negated = negatedWords(words, sentences, own, named, negation)
    const over = outsideOf(named('over'), own)
    // The "since" of "fine since" does not bring the sign back.
    const overWords = covered(over)
    const again = new Set([...covered(named('again'))].filter((at) => !overWords.has(at)))
    const spokenOf = named('spoken-of')
    const animals = named('animal')

    const stateOf = (span: Span): Sign['state'] => {
      if (negated.has(span.start) && negated.has(span.end - 1)) return 'negated'
      const sentence = sentences[span.start]
      const stopped = (from: number, to: number) => {
        for (let at = Math.min(from, to); at < Math.max(from, to); at += 1) {
          if (again.has(at) && sentences[at] === sentence) return true
        }
        return false
      }
      if (!timeless.has(span.name)) {
        const isOver = over.some((mark) => {
          if (sentences[mark.start] !== sentence) return false
          const behind = mark.start >= span.end
          const distance = behind ? mark.start - span.end : span.start - mark.end
          if (distance > overReach) return false
          // Words of today in between, around or behind the sign keep it: "cleared, but now numb".
          const last = Math.max(mark.end, span.end)
          return !stopped(Math.min(mark.start, span.start) - 2, last + 3)
        })
        if (isOver) return 'over'
      }
      const announced = (mark: Span, except: ReadonlySet<string>) =>
        sentences[mark.start] === sentence &&
        mark.start <= span.start &&
        !words.slice(mark.end, span.end).some((word) => except.has(word.text))
      const spoken =
        spokenOf.some((mark) => announced(mark, persons)) ||
        animals.some((mark) => announced(mark, notAnimals))
      return spoken ? 'spoken-of' : 'present'
    }
    const signs = spans.map((span) => ({
      ...span,
      sentence: sentences[span.start] ?? 0,
      state: stateOf(span),
    }))
    return { words, sentences, signs, elsewhere }
  }
}

function* conceptPhrases(concepts: Lexicon['concepts']): Generator<readonly [string, string]> {
  const expand = function* (name: string, depth: number): Generator<string> {
    for (const phrase of concepts[name] ?? []) {
      if (!phrase.startsWith('<')) yield phrase
      // A loop among concepts would be a mistake in the lexicon; the depth bounds it.
      else if (depth < 5) yield* expand(phrase.slice(1, -1), depth + 1)
    }
  }
  for (const name of Object.keys(concepts)) {
    for (const phrase of expand(name, 0)) yield [name, phrase]
  }
}

function* markPhrases(lexicon: Lexicon): Generator<readonly [string, string]> {
  const { negation } = lexicon
  const lists: Record<string, readonly string[]> = {
    not: negation.before,
    list: negation.list,
    ignore: negation.ignore,
    stop: negation.stop,
    after: negation.after,
    noun: negation.nouns,
    over: lexicon.over,
    again: lexicon.again,
    'spoken-of': lexicon.spokenOf,
    animal: lexicon.animals,
  }
  for (const [name, phrases] of Object.entries(lists)) {
    for (const phrase of phrases) yield [name, phrase]
  }
}

function* otherSensePhrases(lexicon: Lexicon): Generator<readonly [string, string]> {
  for (const [concept, phrases] of Object.entries(lexicon.otherSenses)) {
    for (const phrase of phrases) yield [concept, phrase]
  }
}

function meet(one: Span, other: Span): boolean {
  return one.at.some((index) => other.at.includes(index))
}

function anyIn(span: Span, at: ReadonlySet<number>): boolean {
  return span.at.some((index) => at.has(index))
}
