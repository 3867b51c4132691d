/**
 * The answer in the terminal: `npm run ask -- "question"`.
 * `npm run -s ask -- --json` reads a question a line and prints a JSON object a line.
 */

import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Answer, createAnswerer } from '../answers/answer.ts'
import { answerCard } from '../answers/answer-card.ts'
import { plainText } from '../card.ts'
import { loadContent } from '../content/load.ts'

const usage = `Usage: npm run ask -- "question"
       npm run -s ask -- --json    reads one question a line, prints one JSON object a line
`

// A reader such as `head` may close the pipe early; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const words = process.argv.slice(2)
const question = words.join(' ').trim()
if (question === '') {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  const library = loadContent(fileURLToPath(new URL('../../content/en', import.meta.url)))
  const answer = createAnswerer(library)
  const textOf = (found: Answer) => plainText(answerCard(library, found))
  if (words[0] === '--json') {
    for await (const line of createInterface({ input: process.stdin })) {
      const found = answer(line)
      process.stdout.write(
        `${JSON.stringify({ question: line, ...record(found), text: textOf(found) })}\n`,
      )
    }
  } else process.stdout.write(`${textOf(answer(question))}\n`)
}

function record(found: Answer) {
  return {
    kind: found.kind,
    topics: found.kind === 'unknown' ? [] : found.topics,
    urgency: found.kind === 'seek-care' ? found.urgency : null,
    exercise: found.kind === 'answer' ? (found.exercise?.id ?? null) : null,
    confidence: Math.round(found.confidence * 1000) / 1000,
    nearest: found.kind === 'unknown' ? found.nearest : [],
  }
}
