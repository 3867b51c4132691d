/** Runs `src/main.ts` as a process of its own, as `npm start` does. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll } from 'vitest'

export interface BotProcess {
  child: ChildProcess
  /** The ready line; rejects when the process ends before it. */
  ready: Promise<Record<string, unknown>>
  /** Exit code and all that was said on standard error. */
  ended: Promise<{ code: number | null; errors: string }>
}

/** Killed after the test file, if it still runs. `env` replaces the environment but for PATH. */
export function startProcess(env: Record<string, string>): BotProcess {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterAll(() => void child.kill('SIGKILL'))
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const closed = once(child, 'close')
  const ended = closed.then(() => ({ code: child.exitCode, errors }))
  const ready = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry: unknown = JSON.parse(line)
      if (isObject(entry) && entry.event === 'ready') resolve(entry)
    })
    void closed.then(() => reject(new Error(`the bot ended before it was ready: ${errors}`)))
  })
  // A test that expects the process to fail waits for `ended` alone.
  ready.catch(() => {})
  return { child, ready, ended }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
