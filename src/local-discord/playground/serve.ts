/** The chat page's side of the server: files, the event stream and what people do. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBytes } from '../rest/body.ts'
import type { Simulation } from '../simulation.ts'
import { performAct } from './act.ts'
import { streamEvents } from './events.ts'
import { pageHeaders, serveAttachment, servePage } from './static.ts'

const maxActBytes = 64 * 1024

export async function servePlayground(
  sim: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', sim.url)
  const path = url.pathname
  if (request.method === 'POST' && path === '/playground/act')
    return serveAct(sim, request, response)
  if (request.method !== 'GET') return answer(response, 405, { error: 'Only GET is served here' })
  if (path === '/playground/events') {
    // A page that was just opened speaks for nobody yet: it begins as the first person.
    const as = url.searchParams.get('as')
    const person =
      as === null
        ? [...sim.world.users.values()].find((user) => !user.bot)
        : sim.world.users.get(as)
    if (!person || person.bot) return answer(response, 404, { error: 'There is no such person' })
    return streamEvents(sim, person, response)
  }
  if (path.startsWith('/attachments/') && serveAttachment(sim, path, response)) return
  if ((path === '/' || path.startsWith('/page/')) && (await servePage(path, response))) return
  answer(response, 404, { error: 'There is nothing here' })
}

async function serveAct(
  sim: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A browser always sends Origin with a POST; without it, it cannot be the chat page.
  if (request.headers.origin === undefined) {
    return answer(response, 403, { error: 'Requests from other sites are refused' })
  }
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return answer(response, 403, { error: 'The body must be JSON' })
  }
  let body: unknown
  try {
    body = JSON.parse((await readBytes(request, maxActBytes)).toString())
  } catch {
    return answer(response, 400, { error: 'The body is not JSON, or is too long' })
  }
  const { status, body: result } = await performAct(sim, body)
  answer(response, status, result)
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return
  response.writeHead(status, { ...pageHeaders, 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}
