/** Faults that a test orders: the next matching requests fail in the way it says. */

interface Fault {
  /** The path is without `/api/v10`, for example `/channels/1/messages`. */
  match: (method: string, path: string) => boolean
  times: number
  do:
    | { status: number; retryAfterSeconds?: number }
    /** 'after': the request takes effect, but the connection breaks before its answer. */
    | { drop: 'before' | 'after' }
    /** The request takes effect, and its answer never comes. */
    | 'withhold the answer'
    | { delayMs: number }
}

export interface Faults {
  add(fault: Fault): void
  clear(): void
  /** Takes one use of the first fault that matches. */
  take(method: string, path: string): Fault['do'] | undefined
}

export function createFaults(): Faults {
  let ordered: Fault[] = []
  return {
    add: (fault) => void ordered.push({ ...fault }),
    clear: () => {
      ordered = []
    },
    take(method, path) {
      const found = ordered.find((it) => it.times > 0 && it.match(method, path))
      if (!found) return undefined
      found.times -= 1
      if (found.times === 0) ordered = ordered.filter((it) => it !== found)
      return found.do
    },
  }
}
