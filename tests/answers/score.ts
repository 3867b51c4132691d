/** How well questions are answered, counted the same way by the tests, the report and the bench. */
import { existsSync, readFileSync } from 'node:fs'
import type { Answer } from '../../src/answers/answer.ts'
import type { LabelledQuestion } from './library.ts'

export interface Score {
  /** How many questions about backs there are, and about something else. */
  asked: number
  others: number
  /** Shares of the questions about backs. */
  best: number
  amongThree: number
  declined: number
  /** The share of the other questions that is declined. */
  offTopicDeclined: number
}

export interface Bin {
  answers: number
  /** Mean confidence, and the share whose first topic is right. */
  confidence: number
  right: number
}

/** Empty where the file is not there: the project's own sample is kept beside it, not in it. */
export function readQuestions(file: string): LabelledQuestion[] {
  const url = new URL(file, import.meta.url)
  if (!existsSync(url)) return []
  const lines = readFileSync(url, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line))
}

/** The sets by name; those that were looked at while tuning, and those that were not. */
export const tunedSets = {
  sample: readQuestions('../../../shared/questions/dev.jsonl'),
  own: readQuestions('questions.jsonl'),
  fresh: readQuestions('tune-fresh.jsonl'),
}
export const heldOut = readQuestions('held-out.jsonl')

export const wantsAnswer = ({ kind, expect }: LabelledQuestion): boolean =>
  kind === 'answerable' || (kind === 'red-flag-decoy' && expect === 'answer')
export const wantsNone = ({ kind, expect }: LabelledQuestion): boolean =>
  kind === 'off-topic' || expect === 'decline'

export const topicsOf = (found: Answer): readonly string[] =>
  found.kind === 'unknown' ? [] : found.topics

export function measure(
  questions: readonly LabelledQuestion[],
  answer: (question: string) => Answer,
): Score {
  const asked = questions.filter(wantsAnswer).map(({ q, topics }) => ({ topics, found: answer(q) }))
  const others = questions.filter(wantsNone).map(({ q }) => answer(q))
  const share = (part: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? 0 : part.length / all.length
  return {
    asked: asked.length,
    others: others.length,
    best: share(
      asked.filter(({ topics, found }) => topics.includes(topicsOf(found)[0] ?? '')),
      asked,
    ),
    amongThree: share(
      asked.filter(({ topics, found }) => topicsOf(found).some((topic) => topics.includes(topic))),
      asked,
    ),
    declined: share(
      asked.filter(({ found }) => found.kind === 'unknown'),
      asked,
    ),
    offTopicDeclined: share(
      others.filter(({ kind }) => kind === 'unknown'),
      others,
    ),
  }
}

/** Answers by their confidence, in steps between the given limits. */
export function reliability(
  questions: readonly LabelledQuestion[],
  answer: (question: string) => Answer,
  limits: readonly number[],
): Bin[] {
  const answers = questions
    .filter((one) => wantsAnswer(one) || wantsNone(one))
    .flatMap(({ q, topics }) => {
      const found = answer(q)
      if (found.kind !== 'answer') return []
      return [{ confidence: found.confidence, right: topics.includes(found.topic.id) ? 1 : 0 }]
    })
  return limits.map((from, at) => {
    const inside = answers.filter(
      ({ confidence }) => confidence >= from && confidence < (limits[at + 1] ?? 2),
    )
    const mean = (value: (one: (typeof inside)[number]) => number) =>
      inside.reduce((sum, one) => sum + value(one), 0) / (inside.length || 1)
    return {
      answers: inside.length,
      confidence: mean((one) => one.confidence),
      right: mean((one) => one.right),
    }
  })
}
