/** Discord's limits on requests: 50 a second for the whole bot, and buckets for single channels. */
import { performance } from 'node:perf_hooks'
import type { Route } from './route.ts'

interface Window {
  startedAt: number
  used: number
}

export interface RateLimits {
  /** Counts a request; `retryAfter` in seconds is set when it is over a limit. */
  count(route: Route, path: string): { headers: Record<string, string>; over?: Over }
}

interface Over {
  retryAfter: number
  global: boolean
}

const globalLimit = 50
const globalWindowMs = 1_000

/** Fixed windows on the monotonic clock, as Discord's headers describe them. */
export function createRateLimits(): RateLimits {
  const windows = new Map<string, Window>()
  const use = (key: string, limit: number, lengthMs: number) => {
    const now = performance.now()
    const known = windows.get(key)
    const window = known && now - known.startedAt < lengthMs ? known : { startedAt: now, used: 0 }
    windows.set(key, window)
    const resetMs = window.startedAt + lengthMs - now
    const isOver = window.used >= limit
    if (!isOver) window.used += 1
    return { isOver, resetMs, remaining: limit - window.used }
  }
  return {
    count(route, path) {
      // Interaction endpoints are not bound to the bot's global limit.
      if (!route.open) {
        const { isOver, resetMs } = use('global', globalLimit, globalWindowMs)
        if (isOver) return overLimit(resetMs, true)
      }
      if (!route.bucket) return { headers: {} }
      const { requests, seconds } = route.bucket
      const { isOver, resetMs, remaining } = use(
        `${route.method} ${path}`,
        requests,
        seconds * 1_000,
      )
      const headers = {
        'X-RateLimit-Limit': String(requests),
        'X-RateLimit-Remaining': String(remaining),
        'X-RateLimit-Reset': String((Date.now() + resetMs) / 1_000),
        'X-RateLimit-Reset-After': String(resetMs / 1_000),
        'X-RateLimit-Bucket': Buffer.from(route.path).toString('hex').slice(0, 32),
      }
      if (!isOver) return { headers }
      const over = overLimit(resetMs, false)
      return { ...over, headers: { ...headers, ...over.headers } }
    },
  }
}

function overLimit(resetMs: number, global: boolean) {
  const retryAfter = Math.ceil(resetMs) / 1_000
  return {
    headers: {
      'Retry-After': String(retryAfter),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
    over: { retryAfter, global },
  }
}
