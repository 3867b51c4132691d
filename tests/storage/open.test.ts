/** What an operator meets when the database can't be opened, and what survives a restart. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { draft, start as now } from './drafts.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backstride-'))
  file = join(folder, 'deep', 'backstride.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('opening the storage', () => {
  test('makes the folder and keeps everything for the next start', async () => {
    const first = openStorage({ file })
    await first.reminders.add(draft(), { limit: 25 })
    await first.close()
    const second = openStorage({ file })
    expect(second.installId).toBe(first.installId)
    expect(second.installId).toMatch(/^[0-9a-z]{6}$/)
    expect(await second.reminders.list(draft().guildId)).toHaveLength(1)
    await second.close()
  })

  test('closing twice is harmless', async () => {
    const storage = openStorage({ file })
    await storage.close()
    await storage.close()
  })

  test('a claim survives kill -9, and is offered again after the restart', async () => {
    const child = fork(new URL('claim-and-wait.ts', import.meta.url), [file])
    await once(child, 'message')
    const died = once(child, 'exit')
    child.kill('SIGKILL')
    await died
    const storage = openStorage({ file })
    const soon = now.add({ seconds: 1 })
    const wish = { now: soon, leaseSeconds: 30, most: 10 }
    expect(await storage.reminders.claimDue(wish)).toEqual([])
    expect(await storage.reminders.releaseLeases(soon)).toBe(1)
    const [claim] = await storage.reminders.claimDue(wish)
    expect(claim?.attempts).toBe(2)
    expect(claim?.firstTry.equals(now)).toBe(true)
    await storage.close()
  })

  test('refuses a database that another process has open', async () => {
    const child = fork(new URL('claim-and-wait.ts', import.meta.url), [file])
    await once(child, 'message')
    const died = once(child, 'exit')
    expect(() => openStorage({ file, waitMs: 10 })).toThrow(
      `${file} is in use by another process. Only one Backstride`,
    )
    child.kill('SIGKILL')
    await died
    await openStorage({ file, waitMs: 10 }).close()
  })

  test('refuses a folder that is none', () => {
    writeFileSync(join(folder, 'deep'), '')
    expect(() => openStorage({ file })).toThrow(`The folder ${join(folder, 'deep')} can't be used`)
  })

  test('refuses a file that is no database, and leaves it as it is', () => {
    file = join(folder, 'backstride.db')
    const text = 'these are my holiday notes, not a database. '.repeat(100)
    writeFileSync(file, text)
    expect(() => openStorage({ file })).toThrow(/is damaged .*put a backup copy in its place/)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('refuses a database with overwritten pages, and leaves it as it is', async () => {
    const storage = openStorage({ file })
    for (let index = 1000; index < 1300; index += 1) {
      const id = `aaaa${index}`
      await storage.reminders.add(draft({ id, text: 'x'.repeat(900), kind: 'custom' }), {
        limit: 1000,
      })
    }
    await storage.close()
    const bytes = readFileSync(file)
    bytes.fill(0xff, 10 * 4096, 30 * 4096)
    writeFileSync(file, bytes)
    expect(() => openStorage({ file })).toThrow(/is damaged .* left as it is/)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(statSync(file).size).toBe(bytes.length)
  })

  test('refuses a database of a newer version, and changes nothing in it', async () => {
    await openStorage({ file }).close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(() => openStorage({ file })).toThrow(/made by a newer version of Backstride .* 99/)
  })

  test('a migration that fails halfway leaves nothing behind', () => {
    file = join(folder, 'backstride.db')
    const database = new DatabaseSync(file)
    database.exec('CREATE TABLE deliveries (surprise TEXT)')
    database.close()
    expect(() => openStorage({ file })).toThrow("can't be opened: table deliveries already exists")
    const after = new DatabaseSync(file)
    const tables = after.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    expect(tables.map(({ name }) => name)).toEqual(['deliveries'])
    after.close()
  })
})
