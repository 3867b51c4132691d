/** Opens the SQLite file so that a power cut loses nothing and no second process can write to it. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrations.ts'

/**
 * Opens or creates the file, with its folder, and brings its tables up to date.
 * Throws an Error whose message tells the operator what to do; `cause` is the original.
 */
export function openSqlite(file: string, waitMs: number): DatabaseSync {
  makeWritable(file)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: waitMs })
    // Exclusive before WAL: then no other process may open it, and WAL needs no shared memory.
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    // Under NORMAL a power cut can undo a claim, and its reminder would be posted twice.
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON')
    // Takes the lock now and not at the first write.
    database.exec('BEGIN EXCLUSIVE; COMMIT')
    checkPages(database)
    migrate(database)
    return database
  } catch (error) {
    if (database?.isOpen) database.close()
    throw explain(error, file)
  }
}

function makeWritable(file: string): void {
  if (file === ':memory:') return
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new Error(
      `The folder ${folder} can't be used for the database ${file}: ${messageOf(error)}. Make it writable for this user, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
}

/** Finds torn or overwritten pages now; later they would surface in the middle of a dispatch. */
function checkPages(database: DatabaseSync): void {
  const result = String(database.prepare('PRAGMA quick_check(1)').get()?.quick_check)
  if (result === 'ok') return
  const reason = result.replace(/\s+/g, ' ')
  throw Object.assign(new Error(reason), { errcode: sqliteCorrupt })
}

const sqliteBusy = 5
const sqliteCorrupt = 11
const sqliteFull = 13
const sqliteNotADatabase = 26

function explain(error: unknown, file: string): Error {
  const code = codeOf(error)
  const reason = messageOf(error)
  if (code === undefined) return error instanceof Error ? error : new Error(reason)
  const words = {
    [sqliteBusy]: `The database ${file} is in use by another process. Only one Backstride may run with it: stop the other one first.`,
    [sqliteCorrupt]: damaged(file, reason),
    [sqliteNotADatabase]: damaged(file, reason),
    [sqliteFull]: `The disk is full: the database ${file} can't be opened for writing. Free some space, then start again.`,
  }[code]
  return new Error(words ?? `The database ${file} can't be opened: ${reason}.`, { cause: error })
}

function damaged(file: string, reason: string): string {
  return `The database ${file} is damaged (${reason}). It has been left as it is. Move it and its -wal file away, then put a backup copy in its place, or start without one to begin anew.`
}

/** SQLite's primary result code; the higher bits only refine it. */
function codeOf(error: unknown): number | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'errcode') : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
