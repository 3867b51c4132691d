/**
 * When passes run. Each asks "what is due now?", so a tick that never came loses nothing. node-cron
 * ticks each minute; the plain timer beside it survives clock jumps, which stop node-cron's.
 */
import { schedule } from 'node-cron'
import type { Log } from './log.ts'

export interface DispatchSetting {
  /** `(signal) => sendDue(deps, signal)`. */
  pass: (signal: AbortSignal) => Promise<unknown>
  /** Housekeeping once a day: `() => store.prune(…)`. */
  daily: () => Promise<unknown>
  log: Log
}

export interface Dispatch {
  /** Runs a pass now (after the running one); resolves when it is done. Never rejects. */
  wake(): Promise<void>
  /** No new pass; waits for the running one. */
  stop(): Promise<void>
}

/** Milliseconds of rest between passes, and so the most that a reminder is late when all is well. */
const rest = 5000
/** An odd minute at night: what else runs by the clock runs on full hours. */
const dailyAt = '23 4 * * *'

/** Starts with a pass at once. */
export function startDispatch({ pass, daily, log }: DispatchSetting): Dispatch {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let queued: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const run = async () => {
    clearTimeout(timer)
    await Promise.try(pass, stopping.signal).catch((error: unknown) =>
      log.error({ err: error }, 'dispatch failed'),
    )
    running = null
    if (!stopping.signal.aborted) timer = setTimeout(wake, rest)
  }
  const start = () => {
    running = run()
    return running
  }
  /** Many calls during one pass ask for one more pass. */
  const wake = (): Promise<void> => {
    if (stopping.signal.aborted) return running ?? Promise.resolve()
    if (running === null) return start()
    queued ??= running.then(() => {
      queued = null
      return stopping.signal.aborted ? undefined : (running ?? start())
    })
    return queued
  }
  const keepHouse = () =>
    Promise.try(daily).catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'))

  // A tick that comes late finds the same work, so node-cron needn't warn about it.
  const quiet = { suppressMissedWarning: true }
  const tasks = [
    schedule('* * * * *', () => void wake(), quiet),
    schedule(dailyAt, () => void keepHouse(), quiet),
  ]
  void wake()

  return {
    wake,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      for (const task of tasks) await task.destroy()
      await running
    },
  }
}
