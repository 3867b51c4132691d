/**
 * What people asked and the bot could not answer: how often a day, by the nearest topic. That is all
 * that is kept of a question; its text is neither stored nor logged.
 */
import type { Answer } from './answer.ts'

export interface GapCounts {
  /** Adds one. `null`: the question was near to no topic. */
  count(topic: string | null, day: Temporal.PlainDate): Promise<void>
  /** Of that day and later, most first. */
  since(day: Temporal.PlainDate): Promise<{ topic: string | null; count: number }[]>
}

/** Below this the question is about something else, and its nearest topics are a matter of chance. */
const leastNear = 0.2

/** The topics that an unanswered question may have been about, best first. */
export function nearTopics(answer: Answer & { kind: 'unknown' }): readonly string[] {
  return answer.confidence >= leastNear ? answer.nearest : []
}

/** For the operators' log. */
export async function gapsOfWeek(counts: GapCounts, now: Temporal.Instant) {
  const since = dayOf(now).subtract({ days: 7 })
  const found = await counts.since(since)
  return {
    since: since.toString(),
    gaps: Object.fromEntries(found.map(({ topic, count }) => [topic ?? 'none', count])),
  }
}

/** Days are those of UTC: for counting it does not matter where. */
export function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('UTC').toPlainDate()
}
