/**
 * `npm start`: reads the settings, starts the local Discord when there is no token, starts the app,
 * and stops it on a signal. Exit code 0 after a signal, 1 for a fault.
 */
import { startApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { StartError } from './errors.ts'
import { createLog } from './log.ts'

try {
  await start(readConfig(process.env))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const local = config.token === null ? await startLocal(config.playgroundPort) : null
  const end = (code: number) => {
    // Whatever hangs (a socket, discord.js): the process ends, and the database is safe at any time.
    setTimeout(() => process.exit(code), 5000).unref()
  }
  const app = await startApp({
    config: {
      ...config,
      token: local?.token ?? config.token ?? '',
      apiUrl: local?.apiUrl ?? config.apiUrl,
    },
    clock: local?.clock ?? systemClock,
    log,
    onFatal(reason) {
      log.error({ reason }, 'the connection to Discord is lost for good')
      end(1)
      void app.stop().finally(() => process.exit(1))
    },
  })
  local?.onClockMoved(app.wake)
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping')
    end(0)
    await app.stop()
    await local?.close()
    process.exit(0)
  }
  if (config.startedByNpm) whenOrphaned(() => void stop('parent ended'))
  process.once('SIGINT', (signal) => void stop(signal))
  process.once('SIGTERM', (signal) => void stop(signal))

  // Always said, whatever the log level: others wait for this line.
  const ready = { event: 'ready', ...(local === null ? {} : { chat: local.url }) }
  log.child({}, { level: 'info' }).info(ready, 'ready')
  if (local !== null) {
    process.stderr.write(`\nBackstride is running on a local Discord. Open ${local.url}\n\n`)
  }
}

/**
 * npm starts us through a shell that takes npm's signals and does not pass them on, so a stopped
 * `npm start` would leave the bot running. What is left to see is that the parent is another one.
 */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}

async function startLocal(port: number) {
  const { startLocalDiscord } = await import('./local-discord/start.ts')
  try {
    return await startLocalDiscord({ port })
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE') {
      throw new StartError('The chat page could not start:', [
        `port ${port} is in use by another program; set PLAYGROUND_PORT to another one`,
      ])
    }
    throw error
  }
}
