/**
 * Many small changes in one transaction: a commit waits for the disk, and a hundred changes can wait
 * for it together. What is asked for in one turn of the event loop is written at its end.
 */
import type { DatabaseSync } from 'node:sqlite'
import { transaction } from './transaction.ts'

export interface GroupCommit {
  /** Resolves with what `work` returned once it is durable. `work` is synchronous; it may run twice. */
  run<Result>(work: () => Result): Promise<Result>
  /** Writes at once what is waiting. */
  flush(): void
}

interface Waiting {
  work: () => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

export function groupCommit(database: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = []

  const flush = () => {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      const results = transaction(database, () => group.map(({ work }) => work()))
      for (const [index, { resolve }] of group.entries()) resolve(results[index])
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error)
      // One fault must not undo the others' work.
      for (const each of group) settleAlone(database, each)
    }
  }

  return {
    flush,
    run<Result>(work: () => Result): Promise<Result> {
      if (waiting.length === 0) setImmediate(flush)
      return new Promise<Result>((resolve, reject) => {
        // `results[index]` is what this very `work` returned.
        waiting.push({ work, resolve: (result) => resolve(result as Result), reject })
      })
    },
  }
}

function settleAlone(database: DatabaseSync, { work, resolve, reject }: Waiting): void {
  try {
    resolve(transaction(database, work))
  } catch (error) {
    reject(error)
  }
}
