/** Messages that could hurt. How fast they are answered is measured by `npm run bench:answers`. */
import { expect, test } from 'vitest'
import { answer } from './library.ts'
import { tunedSets } from './score.ts'

const questions = Object.values(tunedSets).flatMap((set) => set.map(({ q }) => q))

test.each([
  ['backticks', '`'.repeat(4000)],
  ['spaces', ' '.repeat(6000)],
  ['zero-width characters', '\u200b'.repeat(6000)],
  ['emoji', '🏃'.repeat(3000)],
  ['right-to-left text', '\u0627\u0644\u0633 '.repeat(1500)],
  ['one letter', 'a '.repeat(3000)],
  ['one long word', 'back'.repeat(1500)],
  ['many signs', 'since my back went i cant feel my legs and '.repeat(140)],
  ['many misspelt words', 'bakc streching numbnes sciatcia '.repeat(180)],
  ['many questions', questions.join(' ').slice(0, 6000)],
])('6,000 characters of %s are answered', (_name, message) => {
  expect(answer(message).kind).toMatch(/^(answer|seek-care|unknown)$/)
})
