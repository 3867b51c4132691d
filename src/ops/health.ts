/** `GET /health` for a monitor: 200 while the bot is connected and its database answers, else 503. */

import { once } from 'node:events'
import { createServer } from 'node:http'
import { StartError } from '../errors.ts'

export interface HealthParts {
  host: string
  /** 0: any free port. */
  port: number
  /** A check passes unless it throws or gives `false`. */
  checks: Record<string, () => unknown>
}

export interface Health {
  port: number
  close(): Promise<void>
}

/** @throws StartError when the port can't be had. */
export async function serveHealth({ host, port, checks }: HealthParts): Promise<Health> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404).end()
      return
    }
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
    )
    const healthy = results.every(([, passed]) => passed)
    response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ healthy, ...Object.fromEntries(results) }))
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError('Health could not be served:', [`OPS_HOST and OPS_PORT: ${reason}`])
  }
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

async function passes(check: () => unknown): Promise<boolean> {
  try {
    return (await check()) !== false
  } catch {
    return false
  }
}
