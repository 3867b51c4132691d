import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/errors.ts'

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartError) return error.problems
    throw error
  }
  return []
}

describe('the settings', () => {
  test('need nothing at all: no token means the local Discord', () => {
    expect(readConfig({})).toMatchObject({
      token: null,
      apiUrl: 'https://discord.com/api',
      playgroundPort: 3000,
      timeZone: 'UTC',
      locale: 'en',
      ops: null,
      shards: null,
    })
  })

  test('treat an empty value as not set, as it stands in .env.example', () => {
    expect(readConfig({ DISCORD_TOKEN: '', DATABASE_URL: '', OPS_PORT: '' }).token).toBeNull()
  })

  test('name every fault at once, in words', () => {
    const problems = problemsOf({
      PLAYGROUND_PORT: '99999',
      LOG_LEVEL: 'loud',
      DEFAULT_TIME_ZONE: 'Mars/Olympus',
      DISCORD_API_URL: 'not an address',
      SHARD_IDS: '0',
    })
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'DISCORD_API_URL',
      'PLAYGROUND_PORT',
      'LOG_LEVEL',
      'DEFAULT_TIME_ZONE',
      'SHARD_COUNT',
    ])
    expect(problems.join('\n')).toContain('must be from 0 to 65535')
  })

  test('ask for a token in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      'DISCORD_TOKEN must be set in production (NODE_ENV=production)',
    ])
  })

  test('never repeat the token, even when it is wrong', () => {
    const secret = 'Bot very-secret'
    expect(problemsOf({ DISCORD_TOKEN: secret }).join()).not.toContain('very-secret')
  })

  test('say that a PostgreSQL address does not work here, instead of losing data silently', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://localhost/x' }).join()).toContain('sqlite:')
  })

  test('put the database in the data folder unless told otherwise', () => {
    expect(readConfig({ DATA_DIR: '/srv/backstride' }).databaseFile).toBe(
      '/srv/backstride/backstride.db',
    )
    expect(readConfig({ DATABASE_URL: 'sqlite:/srv/other.db' }).databaseFile).toBe('/srv/other.db')
  })

  test('take all shards when only their number is given, and refuse ids beyond it', () => {
    expect(readConfig({ SHARD_COUNT: '3' }).shards).toEqual({ count: 3, ids: [0, 1, 2] })
    expect(problemsOf({ SHARD_COUNT: '2', SHARD_IDS: '1,2' }).join()).toContain('shard 2')
  })
})
