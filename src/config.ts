/**
 * The settings, from the environment. The only reader of `process.env`.
 * Every fault is found at once and said in words that an operator understands.
 */
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { StartError } from './errors.ts'

export interface Config {
  /** `null`: there is no token, so the local Discord is started. */
  token: string | null
  apiUrl: string
  dataDir: string
  /** The SQLite file. */
  databaseFile: string
  shards: { count: number; ids: number[] } | null
  /** Where health is served; `null` when it isn't. */
  ops: { host: string; port: number } | null
  playgroundPort: number
  logLevel: (typeof logLevels)[number]
  /** IANA name, used where an organiser names no zone. */
  timeZone: string
  remindersPerServer: number
  locale: string
  /** Whether changed content is read anew while the bot runs: not in production. */
  watchContent: boolean
  /** Whether npm (`npm start`) started this process. */
  startedByNpm: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `must be from ${least} to ${most}`)

const port = wholeNumber(0, 65_535)

const shardIds = z
  .string()
  .regex(/^\d+(?:,\d+)*$/, 'must be shard numbers with commas between them, such as 0,1,2')
  .transform((text) => text.split(',').map(Number))

const environment = z.object({
  npm_lifecycle_event: z.string().optional(),
  NODE_ENV: z.string().optional(),
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must not contain spaces or the word "Bot"').optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address, such as https://discord.com/api' })
    .default('https://discord.com/api'),
  DATABASE_URL: z
    .string()
    .regex(
      /^sqlite:.+/,
      'must look like sqlite:data/backstride.db (this version keeps its data in SQLite)',
    )
    .optional(),
  DATA_DIR: z.string().default('./data'),
  SHARD_COUNT: wholeNumber(1, 10_000).optional(),
  SHARD_IDS: shardIds.optional(),
  OPS_HOST: z.string().default('127.0.0.1'),
  OPS_PORT: port.optional(),
  PLAYGROUND_PORT: port.default(3000),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone, such as Europe/London')
    .default('UTC'),
  REMINDERS_PER_SERVER: wholeNumber(1, 1000).default(25),
  DEFAULT_LOCALE: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as en')
    .default('en'),
})

/**
 * @param env usually `process.env`; an empty value counts as not set.
 * @throws StartError with every fault; no value of `DISCORD_TOKEN` is ever in it.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(set)
  const problems =
    read.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
  if (set.NODE_ENV === 'production' && set.DISCORD_TOKEN === undefined) {
    problems.push('DISCORD_TOKEN must be set in production (NODE_ENV=production)')
  }
  if (set.SHARD_IDS !== undefined && set.SHARD_COUNT === undefined) {
    problems.push('SHARD_COUNT must be set when SHARD_IDS is')
  }
  if (read.success) problems.push(...shardProblems(read.data.SHARD_COUNT, read.data.SHARD_IDS))
  if (!read.success || problems.length > 0) {
    throw new StartError('The settings have faults (see .env.example):', problems)
  }
  const values = read.data
  const dataDir = resolve(values.DATA_DIR)
  const databaseFile = values.DATABASE_URL?.slice('sqlite:'.length)
  return {
    token: values.DISCORD_TOKEN ?? null,
    apiUrl: values.DISCORD_API_URL.replace(/\/$/, ''),
    dataDir,
    databaseFile:
      databaseFile === undefined ? join(dataDir, 'backstride.db') : resolve(databaseFile),
    shards: shardsOf(values.SHARD_COUNT, values.SHARD_IDS),
    ops: values.OPS_PORT === undefined ? null : { host: values.OPS_HOST, port: values.OPS_PORT },
    playgroundPort: values.PLAYGROUND_PORT,
    logLevel: values.LOG_LEVEL,
    timeZone: values.DEFAULT_TIME_ZONE,
    locale: values.DEFAULT_LOCALE,
    remindersPerServer: values.REMINDERS_PER_SERVER,
    watchContent: values.NODE_ENV !== 'production',
    startedByNpm: values.npm_lifecycle_event !== undefined,
  }
}

function shardProblems(count: number | undefined, ids: number[] | undefined): string[] {
  if (count === undefined || ids === undefined) return []
  return ids
    .filter((id) => id >= count)
    .map((id) => `SHARD_IDS names shard ${id}, but SHARD_COUNT ${count} allows 0 to ${count - 1}`)
}

function shardsOf(count: number | undefined, ids: number[] | undefined): Config['shards'] {
  if (count === undefined) return null
  return { count, ids: ids ?? Array.from({ length: count }, (_, id) => id) }
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return /^[A-Z]/.test(name)
  } catch {
    return false
  }
}
