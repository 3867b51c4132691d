import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { startApp } from '../../src/app.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { StartError } from '../../src/errors.ts'
import { startLocalDiscord } from '../../src/local-discord/start.ts'
import { createLog } from '../../src/log.ts'
import { temporaryFolder } from './club.ts'
import { startProcess } from './process.ts'

describe('npm start without a token', () => {
  test('runs the bot on a local Discord, says where the chat page is, and ends with 0 on a signal', async () => {
    const bot = startProcess({ PLAYGROUND_PORT: '0', DATA_DIR: temporaryFolder() })
    const { chat } = await bot.ready
    const page = await fetch(String(chat))
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    bot.child.kill('SIGTERM')
    expect((await bot.ended).code).toBe(0)
  })
})

test('a stopped npm start stops the bot too', async () => {
  const npm = spawn('npm', ['start'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PLAYGROUND_PORT: '0',
      DATA_DIR: temporaryFolder(),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const lines = createInterface({ input: npm.stdout })
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => line.includes('"event":"ready"') && resolve())
  })
  npm.kill('SIGTERM')
  // The pipe ends when the last process that holds it does: the bot itself.
  await once(lines, 'close')
})

describe('a fault at start ends the process with 1 and says what is wrong', () => {
  test('every fault of the settings at once, without the token', async () => {
    const env = { DISCORD_TOKEN: 'Bot s3cret', PLAYGROUND_PORT: 'x', DEFAULT_TIME_ZONE: 'Mars' }
    const { code, errors } = await startProcess(env).ended
    expect(code).toBe(1)
    expect(errors).toContain('DISCORD_TOKEN')
    expect(errors).toContain('PLAYGROUND_PORT')
    expect(errors).toContain('DEFAULT_TIME_ZONE')
    expect(errors).not.toContain('s3cret')
  })

  test('an occupied port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { code, errors } = await startProcess({
      PLAYGROUND_PORT: port,
      DATA_DIR: temporaryFolder(),
    }).ended
    expect(code).toBe(1)
    expect(errors).toContain(`port ${port} is in use by another program`)
    other.close()
  })

  test('a data folder that cannot be written', async () => {
    const blocked = join(temporaryFolder(), 'a-file')
    writeFileSync(blocked, '')
    const { code, errors } = await startProcess({
      PLAYGROUND_PORT: '0',
      DATA_DIR: join(blocked, 'data'),
    }).ended
    expect(code).toBe(1)
    expect(errors).toContain(blocked)
  })

  test('a token that Discord does not accept', async () => {
    const discord = await startLocalDiscord()
    const env = {
      DISCORD_TOKEN: 'wrong',
      DISCORD_API_URL: discord.apiUrl,
      DATA_DIR: temporaryFolder(),
    }
    const { code, errors } = await startProcess(env).ended
    expect(code).toBe(1)
    expect(errors).toContain('Discord does not accept DISCORD_TOKEN')
    await discord.close()
  })

  test('a second process on the same data', async () => {
    const dataDir = temporaryFolder()
    const first = startProcess({ PLAYGROUND_PORT: '0', DATA_DIR: dataDir })
    await first.ready
    const { code, errors } = await startProcess({ PLAYGROUND_PORT: '0', DATA_DIR: dataDir }).ended
    expect(code).toBe(1)
    expect(errors).toMatch(/another process|already/)
    first.child.kill('SIGTERM')
    await first.ended
  })

  test('broken content and a broken database, both named, and nothing left behind', async () => {
    const folder = temporaryFolder()
    const contentFolder = join(folder, 'content')
    cpSync('content', contentFolder, { recursive: true })
    writeFileSync(join(contentFolder, 'en/tips/form.yaml'), '- id: [')
    mkdirSync(join(folder, 'data'))
    writeFileSync(
      join(folder, 'data/backstride.db'),
      'this is no database, but it is long enough to be read as one',
    )
    const start = startApp({
      config: { ...readConfig({ DATA_DIR: join(folder, 'data') }), token: 'x' },
      clock: systemClock,
      log: createLog('silent'),
      contentFolder,
      onFatal: () => {},
    })
    const error: unknown = await start.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StartError)
    const text = error instanceof StartError ? error.message : ''
    expect(text).toMatch(/content\/en\/tips\/form\.yaml:1:\d+/)
    expect(text).toMatch(/backstride\.db/)
  })
})
