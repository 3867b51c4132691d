/** The one list of REST routes, and how a path finds its route. */
import { commandRoutes } from './commands.ts'
import { interactionRoutes } from './interactions.ts'
import { messageRoutes } from './messages.ts'
import { placeRoutes } from './places.ts'
import type { Route } from './route.ts'

const routes: Route[] = [...placeRoutes, ...messageRoutes, ...commandRoutes, ...interactionRoutes]

/** Fixed segments before parameters, so that `users/@me` is not a user called `@me`. */
const ordered = routes
  .map((route) => ({ route, segments: route.path.split('/') }))
  .toSorted((a, b) => parameters(a.segments) - parameters(b.segments))

function parameters(segments: readonly string[]): number {
  return segments.filter((it) => it.startsWith(':')).length
}

export type Match =
  | { found: 'route'; route: Route; params: Record<string, string> }
  | { found: 'other-method' }
  | { found: 'nothing' }

export function matchRoute(method: string, path: string): Match {
  const given = path.split('/').filter(Boolean)
  const fitting = ordered.filter(({ segments }) => fits(segments, given))
  const hit = fitting.find(({ route }) => route.method === method)
  if (!hit) return { found: fitting.length > 0 ? 'other-method' : 'nothing' }
  const params: Record<string, string> = {}
  for (const [index, segment] of hit.segments.entries()) {
    if (segment.startsWith(':')) params[segment.slice(1)] = given[index] ?? ''
  }
  return { found: 'route', route: hit.route, params }
}

function fits(segments: readonly string[], given: readonly string[]): boolean {
  return (
    segments.length === given.length &&
    segments.every((segment, index) => segment.startsWith(':') || segment === given[index])
  )
}
