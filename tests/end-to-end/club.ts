/** A running club for the end-to-end tests: the real bot on a local Discord, both in this process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Outcome } from '../../src/local-discord/interactions/interaction.ts'
import type { Message } from '../../src/local-discord/message.ts'
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/start.ts'
import { textOf } from '../../src/local-discord/text-of.ts'
import { createLog } from '../../src/log.ts'

export const ephemeral = 64

export interface Club {
  discord: LocalDiscord
  /** What was logged, a line each. */
  logged: string[]
  /** The next line that says `part`. */
  waitForLog(part: string): Promise<string>
  /** Stops the bot and starts it again on the same data, as a deployment would. */
  restart(): Promise<void>
}

/** Starts it for a test file, and stops it after the last test. */
export async function startClub(
  settings: Record<string, string> = {},
  contentFolder?: string,
): Promise<Club> {
  const dataDir = temporaryFolder()
  const discord = await startLocalDiscord({ rateLimits: 'off' })
  const logged: string[] = []
  const waiting = new Set<(line: string) => void>()
  const log = createLog('debug', {
    write(line) {
      logged.push(line)
      for (const hear of [...waiting]) hear(line)
    },
  })
  const config = readConfig({ DATA_DIR: dataDir, ...settings })
  const { token, apiUrl } = discord
  const start = () =>
    startApp({
      config: { ...config, token, apiUrl },
      ...(contentFolder === undefined ? {} : { contentFolder }),
      clock: discord.clock,
      log,
      onFatal: (reason) => {
        throw new Error(reason)
      },
    })
  let app: App = await start()
  discord.onClockMoved(() => app.wake())
  afterAll(async () => {
    await app.stop()
    await discord.close()
  })
  return {
    discord,
    logged,
    waitForLog: (part) =>
      new Promise((resolve) => {
        const hear = (line: string) => {
          if (!line.includes(part)) return
          waiting.delete(hear)
          resolve(line)
        }
        waiting.add(hear)
      }),
    async restart() {
      await app.stop()
      app = await start()
    },
  }
}

/** Removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backstride-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function messageOf(outcome: Outcome): Message {
  if (outcome.message === undefined) throw new Error(`no message, but ${JSON.stringify(outcome)}`)
  return outcome.message
}

export function saidBy(outcome: Outcome): string {
  return textOf(messageOf(outcome))
}
