/** What a REST route is, and what it gets to work with. */
import type { Upload } from '../attachments.ts'
import type { Simulation } from '../simulation.ts'

export interface Request {
  method: string
  params: Record<string, string>
  query: URLSearchParams
  /** Parsed JSON, or the `payload_json` of a multipart body; undefined without a body. */
  body: unknown
  uploads: Upload[]
}

export interface Answer {
  status: number
  body?: unknown
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Segments with `:` are parameters, as in `channels/:channel/messages`. */
  path: string
  /** Interaction callbacks and webhooks carry their own token instead of the bot's. */
  open?: boolean
  /** The per-channel bucket, if the local Discord models one. */
  bucket?: { requests: number; seconds: number }
  run(sim: Simulation, request: Request): Answer | Promise<Answer>
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export const noContent: Answer = { status: 204 }

/** The parameter is there because the route's path names it. */
export function param(request: Request, name: string): string {
  const value = request.params[name]
  if (value === undefined) throw new Error(`the route has no parameter ${name}`)
  return value
}
