/** How much each word of a message counts in the search: the part that asks more than the story. */
import type { Lexicon } from '../content/triage-schema.ts'
import type { Reading } from './signs.ts'

export type Emphasis = (reading: Reading) => (at: number) => number

/** Shorter messages are all question. */
const longMessage = 14
const storyWeight = 0.7
const overWeight = 0.4

export function createEmphasis({ search }: Lexicon): Emphasis {
  const anywhere = new Set(search.askWords.anywhere)
  const first = new Set([...search.askWords.first, ...search.askWords.anywhere])

  return ({ words, signs, elsewhere }) => {
    const weights = words.map(() => 1)
    const clauses = clauseNumbers(words)
    const asking = new Set<number>()
    words.forEach(({ text, before }, at) => {
      const known = before > 0 ? first : anywhere
      if (known.has(text)) asking.add(clauses[at] ?? 0)
    })
    if (words.length >= longMessage && asking.size > 0) {
      clauses.forEach((clause, at) => {
        if (!asking.has(clause)) weights[at] = storyWeight
      })
    }
    // "No numbness" asks nothing about numbness, and a healed fracture little about fractures.
    for (const { state, at } of signs) {
      for (const index of at) {
        if (state === 'negated') weights[index] = 0
        if (state === 'over') weights[index] = Math.min(weights[index] ?? 1, overWeight)
      }
    }
    for (const index of elsewhere) weights[index] = 0
    return (at) => weights[at] ?? 1
  }
}

function clauseNumbers(words: Reading['words']): number[] {
  let clause = 0
  return words.map((word, at) => {
    if (at > 0 && word.before > 0) clause += 1
    return clause
  })
}
