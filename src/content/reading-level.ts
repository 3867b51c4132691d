/** How hard a text is to read: the Flesch–Kincaid grade (US school years), through libraries. */
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/** Each line of a list counts as a sentence. Grades below 0 are possible for very short words. */
export function readingGrade(markdown: string): number {
  const text = markdown.replace(/\*\*|^- |^\d+\. /gm, '')
  const sentences = text
    .split(/[.!?:;](?:\s|$)|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}'’]+/gu) ?? [])
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables })
}
