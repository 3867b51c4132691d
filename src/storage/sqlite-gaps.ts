/** Counts of unanswered questions in SQLite: a row for each day and nearest topic. */
import type { DatabaseSync } from 'node:sqlite'
import type { GapCounts } from '../answers/gaps.ts'

/** Stands for "near to no topic": topic ids are never empty. */
const none = ''

export function sqliteGaps(database: DatabaseSync): GapCounts {
  const add = database.prepare(`
    INSERT INTO gaps (day, topic, count) VALUES (:day, :topic, 1)
    ON CONFLICT (day, topic) DO UPDATE SET count = gaps.count + 1
  `)
  const sum = database.prepare(`
    SELECT topic, SUM(count) AS count FROM gaps WHERE day >= :day
    GROUP BY topic ORDER BY SUM(count) DESC, topic
  `)
  return {
    async count(topic, day) {
      add.run({ day: day.toString(), topic: topic ?? none })
    },
    async since(day) {
      return sum.all({ day: day.toString() }).map((row) => ({
        topic: row.topic === none ? null : String(row.topic),
        count: Number(row.count),
      }))
    },
  }
}
