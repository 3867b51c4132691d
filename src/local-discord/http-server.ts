/** The one server on loopback: REST under /api, the gateway's WebSocket, and the chat page. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { serveConnection } from './gateway/connection.ts'
import { foreignRequest } from './http-guard.ts'
import { answer, servePlayground } from './playground/serve.ts'
import { createRateLimits } from './rest/rate-limits.ts'
import { serveRest } from './rest/serve.ts'
import type { Simulation } from './simulation.ts'

/** Listens on 127.0.0.1 only and sets `sim.url`; the returned function closes everything at once. */
export async function listen(sim: Simulation, port: number): Promise<() => Promise<void>> {
  const limits = sim.rateLimits === 'discord' ? createRateLimits() : undefined
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      sim.log(`FAULT of the local Discord: ${error instanceof Error ? error.stack : error}`)
      answer(response, 500, { message: '500: Internal Server Error', code: 0 })
    })
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const foreign = foreignRequest(sim, request)
    if (foreign) {
      sim.log(`refused ${request.method} ${request.url}: ${foreign}`)
      return answer(response, 403, { error: foreign })
    }
    const isApi = /^\/api(\/|$)/.test(request.url ?? '')
    await (isApi
      ? serveRest(sim, limits, request, response)
      : servePlayground(sim, request, response))
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', sim.url)
    const compressed = url.searchParams.has('compress')
    const isJson = (url.searchParams.get('encoding') ?? 'json') === 'json'
    if (foreignRequest(sim, request) || url.pathname !== '/gateway' || compressed || !isJson) {
      sim.log(`refused the WebSocket ${request.url}`)
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (url.searchParams.get('v') !== '10') opened.close(4012, 'Invalid API version.')
      else serveConnection(sim, opened)
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // Many interactions at once open many connections at once.
    server.listen({ host: '127.0.0.1', port, backlog: 4096 }, resolve)
  })
  sim.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return async () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    const closed = new Promise((resolve) => server.close(resolve))
    // Event streams and keep-alive connections never end by themselves.
    server.closeAllConnections()
    await closed
  }
}
