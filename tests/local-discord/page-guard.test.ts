/** Who may ask the local Discord at all, and what it gives out. */
import { describe, expect, it } from 'vitest'
import { startDiscord } from './bot.ts'
import { raw } from './chat-page.ts'

const discord = await startDiscord()

describe('a request from elsewhere is refused', () => {
  const json = { 'content-type': 'application/json' }
  it.each<[string, string, string, Record<string, string>]>([
    ['under another host name', 'GET', '/', { host: 'evil.example' }],
    ['under another host name, to the API', 'GET', '/api/v10/gateway', { host: 'evil.example:80' }],
    ['from another site', 'GET', '/playground/events', { origin: 'http://evil.example' }],
    [
      'from another site, to the API',
      'POST',
      '/api/v10/interactions/1/x/callback',
      { origin: 'http://evil.example' },
    ],
    ['from another port', 'POST', '/playground/act', { ...json, origin: 'http://127.0.0.1:1' }],
    ['without an origin', 'POST', '/playground/act', json],
    [
      'that the browser calls cross-site',
      'GET',
      '/playground/events',
      { 'sec-fetch-site': 'cross-site' },
    ],
  ])('%s', async (_, method, path, headers) => {
    expect((await raw(discord, method, path, headers)).status).toBe(403)
  })

  it('as a form, which needs no leave to cross sites', async () => {
    const headers = { origin: discord.url, 'content-type': 'text/plain' }
    expect((await raw(discord, 'POST', '/playground/act', headers, '{}')).status).toBe(403)
  })
})

describe('the page', () => {
  it('is served under localhost too, with a strict policy', async () => {
    const { port } = new URL(discord.url)
    const { status, headers } = await raw(discord, 'GET', '/page/vendor/htm-preact.js', {
      host: `localhost:${port}`,
    })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/javascript')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  it.each([
    '/page/../start.ts',
    '/page/%2e%2e/start.ts',
    '/page/..%2fstart.ts',
    '/page//etc/passwd',
    '/page/',
    '/nothing',
  ])('gives out nothing else: %s', async (path) => {
    expect((await raw(discord, 'GET', path)).status).toBe(404)
  })
})
