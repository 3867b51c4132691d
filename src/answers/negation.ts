/**
 * Which words of a message are denied: "no numbness or fever", "I haven't had any", "fever: none".
 * In doubt nothing is denied, for a missed sign is worse than a needless alarm.
 */
import type { Lexicon } from '../content/triage-schema.ts'
import type { Span } from './phrases.ts'
import type { Word } from './words.ts'

/** Small words that carry a negation on or end it. */
export interface NegationWords {
  joints: ReadonlySet<string>
  alternatives: ReadonlySet<string>
  owners: ReadonlySet<string>
  ties: ReadonlySet<string>
}

export function negationWords(lists: Lexicon['negation']): NegationWords {
  return {
    joints: new Set(lists.joints),
    alternatives: new Set(lists.alternatives),
    owners: new Set(lists.owners),
    ties: new Set(lists.ties),
  }
}

/** A negation reaches at most so many words. */
const reach = 9

/**
 * Indexes of the denied words. `named` gives the marks of the lexicon's lists, `spans` the signs
 * whose own negation ("no feeling") denies nothing.
 */
export function negatedWords(
  words: readonly Word[],
  sentences: readonly number[],
  spans: readonly Span[],
  named: (name: string) => Span[],
  { joints, alternatives, owners, ties }: NegationWords,
): Set<number> {
  const negated = new Set<number>()
  const ignored = covered(named('ignore'))
  const stops = covered(named('stop'))
  const nouns = covered(named('noun'))

  for (const mark of outsideOf(named('not'), spans)) {
    if (ignored.has(mark.start)) continue
    let listing = false
    for (let at = mark.end; at < words.length && at < mark.end + reach; at += 1) {
      const word = words[at]
      if (!word || word.before === 2) break
      const last = words[at - 1]?.text ?? ''
      if (stops.has(at) && at > mark.end) break
      if (owners.has(word.text) && at > mark.end + 1 && !ties.has(last)) break
      // A comma or "and" goes on with the negation only before another sign's name.
      const joins = word.before === 1 || (joints.has(last) && !alternatives.has(last))
      if (joins && !alternatives.has(word.text) && !nouns.has(at) && !nouns.has(at + 1)) break
      if (joints.has(word.text)) listing = true
      negated.add(at)
    }
    // "no numbness or weakness, tingling": the list may be longer than the reach.
    if (listing) extendList(words, negated, nouns, joints, mark.end + reach)
  }
  for (const mark of named('list')) {
    for (let at = mark.end; at < words.length; at += 1) {
      if (sentences[at] !== sentences[mark.start] || stops.has(at)) break
      negated.add(at)
    }
  }
  for (const mark of named('after')) {
    const word = words[mark.start]
    const next = words[mark.end]
    // "numbness: none, fever: no"
    if (word?.before === 0 || (next && next.before === 0)) continue
    for (let at = mark.start - 1; at >= 0 && at >= mark.start - 3; at -= 1) {
      negated.add(at)
      if ((words[at]?.before ?? 0) > 0) break
    }
  }
  return negated
}

function extendList(
  words: readonly Word[],
  negated: Set<number>,
  nouns: ReadonlySet<number>,
  joints: ReadonlySet<string>,
  from: number,
): void {
  for (let at = from; at < words.length; at += 1) {
    if (words[at]?.before === 2 || !negated.has(at - 1)) return
    if (nouns.has(at) || joints.has(words[at]?.text ?? '')) negated.add(at)
    else return
  }
}

/** Marks that are no part of a concept's own phrase: the "no" of "no feeling" negates nothing. */
export function outsideOf(marks: readonly Span[], spans: readonly Span[]): Span[] {
  return marks.filter(
    (mark) =>
      !spans.some(
        (span) => span.at.length > 1 && mark.at.every((index) => span.at.includes(index)),
      ),
  )
}

/** All indexes of the spans' words. */
export function covered(spans: readonly Span[]): Set<number> {
  const at = new Set<number>()
  for (const span of spans) for (let i = span.start; i < span.end; i += 1) at.add(i)
  return at
}
