/** The baseline: one node-cron task a reminder. */
import { setTimeout as pause } from 'node:timers/promises'
import { type ScheduledTask, schedule } from 'node-cron'

const count = 100_000
const probeMs = 10

export interface NodeCronRun {
  tasks: number
  createMs: number
  megabytes: number
  ran: number
  missed: number
  stallMs: number
}

/** Making them takes most of the minute before they are due. */
export async function measureNodeCron(): Promise<NodeCronRun> {
  const memory = process.memoryUsage().rss
  const begin = performance.now()
  const tasks: ScheduledTask[] = []
  let ran = 0
  let missed = 0
  const { second } = Temporal.Now.plainDateTimeISO().add({ seconds: 50 })
  for (let index = 0; index < count; index += 1) {
    const task = schedule(
      `${second} * * * * *`,
      () => {
        ran += 1
      },
      {
        suppressMissedWarning: true,
      },
    )
    task.on('execution:missed', () => {
      missed += 1
    })
    tasks.push(task)
  }
  const createMs = performance.now() - begin
  const megabytes = (process.memoryUsage().rss - memory) / 2 ** 20
  let stallMs = 0
  let last = performance.now()
  const probe = setInterval(() => {
    stallMs = Math.max(stallMs, performance.now() - last - probeMs)
    last = performance.now()
  }, probeMs)
  const until = performance.now() + 90_000
  while (ran + missed < count && performance.now() < until) await pause(100)
  clearInterval(probe)
  for (const task of tasks) await task.destroy()
  return { tasks: count, createMs, megabytes, ran, missed, stallMs }
}
