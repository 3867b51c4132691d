/** Answers one REST request: ordered faults, token, limits, route, and Discord's error bodies. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { isRefusal, refuse, refuseWith } from '../refusal.ts'
import type { Simulation } from '../simulation.ts'
import { botToken } from '../world.ts'
import { readBody } from './body.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Answer } from './route.ts'
import { matchRoute } from './routes.ts'

export async function serveRest(
  sim: Simulation,
  limits: RateLimits | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', sim.url)
  const path = decodePath(url.pathname).replace(/^\/api(\/v\d+)?/, '')
  const fault = sim.faults.take(method, path)
  if (fault === 'withhold the answer') {
    await answerRequest(sim, limits, request, method, url, path)
    return
  }
  if (fault && 'drop' in fault && fault.drop === 'before') return void request.socket.destroy()
  if (fault && 'delayMs' in fault) await delay(fault.delayMs)
  if (fault && 'status' in fault) {
    const retry = fault.retryAfterSeconds
    const headers = retry === undefined ? {} : { 'Retry-After': String(retry) }
    request.resume()
    return write(response, fault.status, faultBody(fault.status, retry), headers)
  }
  try {
    const { answer, headers } = await answerRequest(sim, limits, request, method, url, path)
    if (fault && 'drop' in fault) return void request.socket.destroy()
    write(response, answer.status, answer.body, headers)
  } catch (error) {
    if (!isRefusal(error)) throw error
    sim.log(
      `refused ${method} ${path}: ${error.message} ${JSON.stringify(error.body.errors ?? '')}`,
    )
    // What is left of a body that was refused unread must not block the connection.
    request.resume()
    write(response, error.status, error.body)
  }
}

async function answerRequest(
  sim: Simulation,
  limits: RateLimits | undefined,
  request: IncomingMessage,
  method: string,
  url: URL,
  path: string,
): Promise<{ answer: Answer; headers: Record<string, string> }> {
  const version = /^\/api\/v(\d+)\//.exec(url.pathname)?.[1]
  if (version !== undefined && version !== '10') throw refuse(50041)
  const match = matchRoute(method, path)
  if (match.found === 'nothing') {
    sim.log(`UNKNOWN ROUTE ${method} ${path}: the local Discord does not have it`)
    throw refuse(0)
  }
  if (match.found === 'other-method') {
    sim.log(`UNKNOWN METHOD ${method} ${path}: the local Discord does not have it`)
    throw refuseWith(405, { message: '405: Method Not Allowed', code: 0 })
  }
  const { route, params } = match
  if (!route.open && request.headers.authorization !== `Bot ${botToken}`) {
    throw refuseWith(401, { message: '401: Unauthorized', code: 0 })
  }
  const { headers, over } = limits?.count(route, path) ?? { headers: {} }
  if (over) {
    sim.log(`RATE LIMITED ${method} ${path} for ${over.retryAfter} s`)
    const body = {
      message: 'You are being rate limited.',
      retry_after: over.retryAfter,
      global: over.global,
    }
    request.resume()
    return { answer: { status: 429, body }, headers }
  }
  const { body, uploads } = await readBody(request)
  const answer = await route.run(sim, { method, params, query: url.searchParams, body, uploads })
  return { answer, headers }
}

function faultBody(status: number, retryAfter: number | undefined): Record<string, unknown> {
  if (status !== 429) return { message: `${status}: ordered by a test`, code: 0 }
  return { message: 'You are being rate limited.', retry_after: retryAfter ?? 1, global: false }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw refuse(0)
  }
}

function write(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  // A 204 with a content type makes clients parse nothing as JSON.
  if (status === 204) return void response.writeHead(204, headers).end()
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
