/** The composition root: the only place where the parts are built and joined. */
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { type Answerers, createAnswerers } from './answerers.ts'
import type { Clock } from './clock.ts'
import { commands } from './commands/index.ts'
import type { Services } from './commands/services.ts'
import type { Config } from './config.ts'
import { connectToDiscord } from './discord/client.ts'
import { declare, nameTable } from './discord/declaration.ts'
import { createDelivery, createDeliveryRest, createProbe } from './discord/delivery.ts'
import { createGuildOf } from './discord/guild-of.ts'
import { registerCommands } from './discord/register.ts'
import { createRouter } from './discord/router.ts'
import { routerWords } from './discord/router-words.ts'
import { StartError } from './errors.ts'
import { type Languages, loadLanguages, watchContent } from './languages.ts'
import type { Log } from './log.ts'
import { serveHealth } from './ops/health.ts'
import { reminderCard } from './reminders/card.ts'
import { requestSeconds } from './reminders/delivery.ts'
import { startDispatch } from './reminders/dispatch.ts'
import { createPacer } from './reminders/pacer.ts'
import { sendDue } from './reminders/send-due.ts'
import { openStorage } from './storage/open.ts'

export interface AppSetting {
  config: Config & { token: string }
  clock: Clock
  log: Logger
  /** Folder with a folder for each language; the project's own by default. */
  contentFolder?: string
  /** The connection is lost for good: the process must end. */
  onFatal(reason: string): void
}

export interface App {
  /** Looks at once for reminders that are due: the clock was moved. */
  wake(): Promise<void>
  stop(): Promise<void>
}

const projectContent = fileURLToPath(new URL('../content', import.meta.url))
/** How long the log of posts is kept, for statistics. */
const keepLogDays = 400
/** Of Discord's 50 requests a second; the rest is for commands. */
const postsPerSecond = 38

/** @throws StartError that lists every problem; nothing is left running then. */
export async function startApp(setting: AppSetting): Promise<App> {
  const { config, clock, log, contentFolder = projectContent } = setting
  const { languages, storage } = openParts(config, contentFolder)
  const undo: (() => Promise<void>)[] = [() => storage.close()]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const rest = createDeliveryRest({ ...config, timeoutMs: requestSeconds * 1000 })
    const deliver = createDelivery(rest)
    const { library } = languages
    const answerers = createAnswerers(languages)
    answerers.prepare()
    if (config.watchContent) {
      undo.push(followContent(contentFolder, languages, answerers, log))
    }
    const all = languages.all()
    const services: Services = {
      clock,
      library,
      answer: answerers.answer,
      suggestQuestions: answerers.suggestQuestions,
      random: Math.random,
      reminders: storage.reminders,
      clubs: storage.clubs,
      deliver,
      guildOf: createGuildOf(rest),
      installId: storage.installId,
      timeZone: config.timeZone,
      commands,
    }
    const entries = commands.map((command) => ({ command, names: nameTable(command, all) }))
    const onInteraction = createRouter({
      commands: entries,
      services,
      log,
      words: routerWords(library),
    })
    const { client, isReady, disconnect } = await connectToDiscord({ ...setting, onInteraction })
    undo.push(disconnect)
    const declarations = commands.map((command) => declare(command, all))
    const changed = await registerCommands(client.rest, client.application.id, declarations)
    log.info({ commands: declarations.length, changed }, 'commands compared with Discord')

    await storage.reminders.releaseLeases(clock())
    const pace = createPacer(postsPerSecond)
    const dispatch = startDispatch({
      pass: (signal) =>
        sendDue(
          {
            store: storage.reminders,
            deliver,
            probe: createProbe(rest),
            cardFor: (reminder, how) => reminderCard(reminder, library(config.locale), how),
            clock,
            log,
            installId: storage.installId,
            pace,
          },
          signal,
        ),
      daily: () => storage.reminders.prune(clock().subtract({ hours: 24 * keepLogDays })),
      log,
    })
    undo.push(dispatch.stop)
    if (config.ops !== null) {
      const database = () => storage.reminders.nextDueAt()
      const health = await serveHealth({ ...config.ops, checks: { discord: isReady, database } })
      undo.push(health.close)
    }
    return { wake: dispatch.wake, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Content and database, with the problems of both. */
function openParts(config: Config, contentFolder: string) {
  const problems: string[] = []
  const attempt = <Part>(open: () => Part): Part | undefined => {
    try {
      return open()
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
  const languages = attempt(() => loadLanguages(contentFolder, config.locale))
  const storage = attempt(() => openStorage({ file: config.databaseFile }))
  if (languages === undefined || storage === undefined) {
    void storage?.close()
    throw new StartError('The bot could not start:', problems)
  }
  return { languages, storage }
}

/** While the content is written, a good edit is used at once and a broken one is named. */
function followContent(
  folder: string,
  languages: Languages,
  answerers: Answerers,
  log: Log,
): () => Promise<void> {
  return watchContent(folder, () => {
    try {
      languages.reload()
      answerers.prepare()
      log.info({}, 'the content was read anew')
    } catch (error) {
      const faults = error instanceof Error ? error.message.split('\n') : [String(error)]
      log.warn({ faults }, 'the changed content has faults; the last good content stays')
    }
  })
}
