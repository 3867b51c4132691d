/**
 * `npm run answers:report`: how the labelled questions are answered, by set, kind and topic, and how
 * far the confidence can be trusted. Names no question of the held-out set: who reads one tunes on it.
 */
import { styleText } from 'node:util'
import { answer, type LabelledQuestion, urgencyOf } from './library.ts'
import { heldOut, measure, reliability, topicsOf, tunedSets, wantsAnswer } from './score.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8)
const print = (text: string) => void process.stdout.write(`${text}\n`)
const heading = (text: string) => print(`\n${styleText('bold', text)}`)

const sets: Record<string, readonly LabelledQuestion[]> = { ...tunedSets, 'held out': heldOut }
const tuned = Object.values(tunedSets).flat()

heading('Topics')
print(
  `${'set'.padEnd(10)}${'asked'.padStart(6)}${'best'.padStart(9)}${'of three'.padStart(9)}${'declined'.padStart(9)}${'other'.padStart(7)}${'declined'.padStart(9)}`,
)
for (const [name, questions] of Object.entries(sets)) {
  const score = measure(questions, answer)
  const left = [percent(score.best), percent(score.amongThree), percent(score.declined)].join(' ')
  print(
    `${name.padEnd(10)}${String(score.asked).padStart(6)} ${left}${String(score.others).padStart(7)} ${percent(score.offTopicDeclined)}`,
  )
}

heading('Kinds, tuned sets: what was said to each')
const outcomes = ['emergency', 'urgent', 'soon', 'answer', 'unknown'] as const
print(`${''.padEnd(22)}${outcomes.map((name) => name.padStart(10)).join('')}`)
for (const [kind, questions] of Map.groupBy(tuned, kindOf)) {
  const found = questions.map(({ q }) => answer(q))
  const counts = outcomes.map(
    (name) => found.filter((one) => (urgencyOf(one) ?? one.kind) === name).length,
  )
  print(`${kind.padEnd(22)}${counts.map((count) => String(count).padStart(10)).join('')}`)
}

heading('Confidence: of answers given with so much, so many are right')
const limits = [0, 0.5, 0.6, 0.7, 0.8, 0.9]
for (const [name, questions] of [['tuned', tuned] as const, ['held out', heldOut] as const]) {
  const bins = reliability(questions, answer, limits)
  const cells = bins.map(
    (bin) => `${percent(bin.confidence)} →${percent(bin.right)} (${bin.answers})`,
  )
  print(`${name.padEnd(10)}${cells.join(' ')}`)
}

heading('Topics most often missed, tuned sets: wanted, and what came first instead')
const missed = tuned.filter(
  (one) => wantsAnswer(one) && !one.topics.includes(topicsOf(answer(one.q))[0] ?? ''),
)
const byTopic = Map.groupBy(missed, ({ topics }) => topics[0] ?? '')
for (const [topic, questions] of [...byTopic].sort((a, b) => b[1].length - a[1].length)) {
  const instead = Map.groupBy(questions, ({ q }) => topicsOf(answer(q))[0] ?? 'declined')
  const list = [...instead].map(([name, all]) => `${name} ${all.length}`).join(', ')
  print(`${topic.padEnd(28)}${String(questions.length).padStart(3)}  ${list}`)
}

function kindOf({ kind, urgency, expect }: LabelledQuestion): string {
  return [kind, urgency ?? expect].filter((part) => part !== undefined).join(' ')
}
