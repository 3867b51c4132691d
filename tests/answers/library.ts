/** The real English content and an answerer over it, built once for each test file. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Answer, createAnswerer } from '../../src/answers/answer.ts'
import { loadContent } from '../../src/content/load.ts'

export const library = loadContent(fileURLToPath(new URL('../../content/en', import.meta.url)))
export const answer = createAnswerer(library)

export interface LabelledQuestion {
  id: string
  q: string
  kind: 'answerable' | 'red-flag' | 'red-flag-decoy' | 'off-topic'
  /** Acceptable topics; any of them is a hit. */
  topics: string[]
  urgency?: 'emergency' | 'urgent' | 'soon'
  expect?: 'answer' | 'decline' | 'either'
}

export const questions: LabelledQuestion[] = readFileSync(
  new URL('questions.jsonl', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

export function urgencyOf(found: Answer): 'emergency' | 'urgent' | 'soon' | null {
  return found.kind === 'seek-care' ? found.urgency : null
}
