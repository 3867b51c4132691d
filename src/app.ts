/** The composition root: the only place where the parts are built and joined. */
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { type Answerers, createAnswerers } from './answerers.ts'
import { dayOf, gapsOfWeek } from './answers/gaps.ts'
import type { Clock } from './clock.ts'
import { commands } from './commands/index.ts'
import { createMayUse } from './commands/may-use.ts'
import type { Services } from './commands/services.ts'
import type { Config } from './config.ts'
import { connectToDiscord } from './discord/client.ts'
import { declare, nameTable } from './discord/declaration.ts'
import {
  createCanPost,
  createDelivery,
  createDeliveryRest,
  createDirectDelivery,
  createProbe,
  createUnpost,
} from './discord/delivery.ts'
import { createGuildOf } from './discord/guild-of.ts'
import { registerCommands } from './discord/register.ts'
import { createRouter } from './discord/router.ts'
import { routerWords } from './discord/router-words.ts'
import { StartError } from './errors.ts'
import { type Languages, loadLanguages, watchContent } from './languages.ts'
import type { Log } from './log.ts'
import { serveHealth } from './ops/health.ts'
import { reminderCard } from './reminders/card.ts'
import { createDraw } from './reminders/deck-items.ts'
import { requestSeconds } from './reminders/delivery.ts'
import { startDispatch } from './reminders/dispatch.ts'
import { createQuietHoursOf, movingReminders } from './reminders/for-clubs.ts'
import { noticeCard } from './reminders/notice.ts'
import { createPacer } from './reminders/pacer.ts'
import { recomputeAll } from './reminders/recompute.ts'
import { retest } from './reminders/retest.ts'
import { type PassParts, runPass } from './reminders/run-pass.ts'
import { openStorage, type Storage } from './storage/open.ts'

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
/** How long a removed reminder can be brought back. */
const keepRemovedDays = 7
/** Of Discord's 50 requests a second; the rest is for commands. */
const postsPerSecond = 40

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
    const { reminders: store } = storage
    const quietHoursOf = createQuietHoursOf(storage.clubs, config.timeZone)
    const pace = createPacer(postsPerSecond)
    const parts: PassParts = {
      store,
      deliver,
      deliverTo: createDirectDelivery(rest),
      probe: createProbe(rest, pace),
      unpost: createUnpost(rest),
      canPost: createCanPost(rest),
      draw: createDraw(() => library(config.locale)),
      cardFor: (reminder, how) => reminderCard(reminder, library(config.locale), how),
      noticeFor: (group) => noticeCard(group, library(config.locale)),
      noticeChannelOf: async (guildId) => (await storage.clubs.read(guildId)).noticeChannelId,
      quietHoursOf,
      clock,
      log,
      installId: storage.installId,
      pace,
    }
    const services: Services = {
      clock,
      library,
      languages: () => languages.all().map(({ language }) => language),
      answer: answerers.answer,
      countGap: (topic) => {
        storage.gaps
          .count(topic, dayOf(clock()))
          .catch((error: unknown) => log.warn({ error }, 'a question could not be counted'))
      },
      suggestQuestions: answerers.suggestQuestions,
      random: Math.random,
      reminders: store,
      reminderLimit: config.remindersPerServer,
      quietHoursOf,
      retest: (reminder) => retest(parts, reminder),
      clubs: movingReminders(storage.clubs, parts),
      mayUse: createMayUse(storage.clubs),
      deliver,
      guildOf: createGuildOf(rest),
      installId: storage.installId,
      timeZone: config.timeZone,
      version: packageJson.version,
      commands,
    }
    const entries = commands.map((command) => ({ command, names: nameTable(command, all) }))
    const onInteraction = createRouter({
      commands: entries,
      services,
      mayUse: services.mayUse,
      log,
      words: routerWords(library),
    })
    const { client, isReady, disconnect } = await connectToDiscord({ ...setting, onInteraction })
    undo.push(disconnect)
    const declarations = commands.map((command) => declare(command, all))
    const changed = await registerCommands(client.rest, client.application.id, declarations)
    log.info({ commands: declarations.length, changed }, 'commands compared with Discord')

    await store.releaseLeases(clock())
    await followZoneData(storage, parts)
    await tellGaps(storage, parts)
    const dispatch = startDispatch({
      pass: (signal) => runPass(parts, signal),
      daily: () => {
        const before = (days: number) => clock().subtract({ hours: 24 * days })
        const prune = store.prune({ log: before(keepLogDays), removed: before(keepRemovedDays) })
        return Promise.all([prune, tellGaps(storage, parts)])
      },
      log,
    })
    undo.push(dispatch.stop)
    if (config.ops !== null) {
      const database = () => store.nextDueAt()
      const health = await serveHealth({ ...config.ops, checks: { discord: isReady, database } })
      undo.push(health.close)
    }
    return { wake: dispatch.wake, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Governments change their clocks: with other zone data the same local times are other moments. */
async function followZoneData(storage: Storage, parts: PassParts): Promise<void> {
  const tz = process.versions.tz ?? ''
  const known = storage.exchangeSetting('zone-data', tz)
  if (known === null || known === tz) return
  const moved = await recomputeAll({ ...parts, now: parts.clock() })
  parts.log.info(
    { from: known, to: tz, moved },
    'time-zone data changed: occurrences computed anew',
  )
}

/** For the operators: what people ask that the content does not answer. */
async function tellGaps({ gaps }: Storage, { log, clock }: PassParts): Promise<void> {
  const week = await gapsOfWeek(gaps, clock())
  log.info(week, 'questions without an answer in the last seven days, by nearest topic')
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
