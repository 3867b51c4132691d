import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom at run time (docs/architecture.md). A folder may always import itself, npm
 * and Node. Types vanish at run time; the folders in `typesToo` may not even name the others' types.
 */
const mayImport: Record<string, readonly string[]> = {
  clock: [],
  errors: [],
  log: [],
  card: [],
  config: ['errors'],
  content: [],
  languages: ['content'],
  answerers: ['answers', 'content', 'languages'],
  answers: ['content', 'card'],
  reminders: ['clock', 'card', 'content'],
  clubs: [],
  storage: ['errors'],
  discord: ['card', 'errors'],
  commands: ['answers', 'clubs', 'reminders', 'content', 'card', 'errors', 'discord/command'],
  ops: ['errors'],
  'local-discord': [],
  cli: ['app', 'config', 'content', 'answers', 'card', 'errors', 'languages'],
  main: ['app', 'clock', 'config', 'errors', 'log', 'local-discord'],
}
/** The composition root imports everything except the simulator. */
const everythingBut = { app: ['local-discord', 'main', 'cli'] }
const mayNotEvenName: Record<string, readonly string[]> = {
  'local-discord': ['*'],
  commands: ['storage'],
  discord: ['commands', 'storage'],
  reminders: ['storage', 'discord', 'commands'],
  clubs: ['storage', 'discord', 'commands'],
  answers: ['storage', 'discord', 'commands', 'reminders'],
}

interface Import {
  file: string
  from: string
  to: string
  typeOnly: boolean
}

const source = resolve('src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(ts|js)$/.test(name),
)

function partOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? ''
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8')
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g,
  )
  return [...statements].map(([, type, fixed, dynamic]) => {
    const path = relative(source, resolve(source, dirname(file), fixed ?? dynamic ?? ''))
    return { file, from: partOf(file), to: path.replace(/\.ts$/, ''), typeOnly: type !== undefined }
  })
}

const imports = files.flatMap(importsOf)
const crossing = imports.filter(({ from, to }) => partOf(to) !== from)

describe('the import table', () => {
  test('every part of src is in the table', () => {
    const known = [...Object.keys(mayImport), ...Object.keys(everythingBut)]
    expect([...new Set(files.map(partOf))].filter((part) => !known.includes(part))).toEqual([])
  })

  test('each part imports at run time only what the table allows', () => {
    const wrong = crossing.filter(({ from, to, typeOnly }) => {
      if (typeOnly) return false
      if (from === 'app') return everythingBut.app.includes(partOf(to))
      const allowed = mayImport[from] ?? []
      return !allowed.some((part) => part === to || part === partOf(to))
    })
    expect(wrong).toEqual([])
  })

  test('some parts do not even name the types of others', () => {
    const wrong = crossing.filter(({ from, to }) => {
      const banned = mayNotEvenName[from] ?? []
      return banned.includes('*') || banned.includes(partOf(to))
    })
    expect(wrong).toEqual([])
  })

  test('only discord/ speaks to discord.js, and only storage/ speaks SQL', () => {
    const users = (text: string) =>
      files.filter((file) => readFileSync(join(source, file), 'utf8').includes(text))
    expect(users("from 'discord.js'").filter((file) => partOf(file) !== 'discord')).toEqual([])
    expect(users("from 'node:sqlite'").filter((file) => partOf(file) !== 'storage')).toEqual([])
  })

  test('only config.ts and main.ts touch the environment', () => {
    const users = files.filter((file) =>
      readFileSync(join(source, file), 'utf8').includes('process.env'),
    )
    expect(
      users.filter((file) => !['config.ts', 'main.ts'].includes(file) && partOf(file) !== 'cli'),
    ).toEqual([])
  })

  test('no file is longer than 250 lines', () => {
    const long = files
      .map((file) => ({
        file,
        lines: readFileSync(join(source, file), 'utf8').split('\n').length - 1,
      }))
      .filter(({ file, lines }) => lines > 250 && !file.endsWith('wording-keys.d.ts'))
    expect(long).toEqual([])
  })
})
