/** The English wording as it stands in the content, for tests that read sentences. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createSay, flatten } from '../../src/content/wording.ts'
import { scheduleWords } from '../../src/reminders/words.ts'

const file = new URL('../../content/en/wording.yaml', import.meta.url)

export const say = createSay('en', flatten(parse(readFileSync(file, 'utf8'))))
export const words = scheduleWords(say)

export function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}
