/** The browser's side of the tests: plain requests, acts and event streams of one person. */
import { request as httpRequest } from 'node:http'
import { onTestFinished } from 'vitest'
import type { LocalDiscord } from '../../src/local-discord/start.ts'

/** With node:http, because fetch does not let a test choose Host and Origin. */
export function raw(
  discord: LocalDiscord,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const sent = httpRequest(`${discord.url}${path}`, { method, headers }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        })
      })
      sent.on('error', reject)
      sent.end(body)
    },
  )
}

export async function act(discord: LocalDiscord, body: object) {
  const headers = { origin: discord.url, 'content-type': 'application/json' }
  const { status, body: text } = await raw(
    discord,
    'POST',
    '/playground/act',
    headers,
    JSON.stringify(body),
  )
  return { status, body: JSON.parse(text) }
}

interface Event {
  event: string
  data: Record<string, unknown>
}

/** Opens the event stream of a person; `next` waits for the next event of a kind. */
export async function watch(discord: LocalDiscord, as: string) {
  const stop = new AbortController()
  const response = await fetch(`${discord.url}/playground/events?as=${as}`, { signal: stop.signal })
  const events: Event[] = []
  const waiting: { kind: string; resolve: (event: Event) => void }[] = []
  const read = async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (text + chunk).split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? []
        if (event) events.push({ event, data: JSON.parse(data) })
      }
      for (const one of [...waiting]) {
        const at = events.findIndex((it) => it.event === one.kind)
        const [found] = at < 0 ? [] : events.splice(at, 1)
        if (!found) continue
        waiting.splice(waiting.indexOf(one), 1)
        one.resolve(found)
      }
    }
  }
  read().catch(() => {})
  onTestFinished(() => stop.abort())
  const next = (kind: string) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const at = events.findIndex((it) => it.event === kind)
      const [found] = at < 0 ? [] : events.splice(at, 1)
      if (found) resolve(found.data)
      else waiting.push({ kind, resolve: (event) => resolve(event.data) })
    })
  return { next, seen: () => events }
}
