/** Keeps other web pages out: a browser may reach loopback from any site, under any host name. */
import type { IncomingMessage } from 'node:http'
import type { Simulation } from './simulation.ts'

/** Says why a request is refused, or nothing. DNS rebinding shows in Host, other sites in Origin. */
export function foreignRequest(sim: Simulation, request: IncomingMessage): string | undefined {
  const port = new URL(sim.url).port
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(request.headers.host ?? '')) return 'This host name is not served here'
  const { origin } = request.headers
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    return 'Requests from other sites are refused'
  }
  if (request.headers['sec-fetch-site'] === 'cross-site')
    return 'Requests from other sites are refused'
  return undefined
}
