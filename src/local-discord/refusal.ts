/** Discord's way of saying no: an HTTP status, a code, a message and, for bad bodies, nested errors. */

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[]
}

export interface Refusal extends Error {
  status: number
  body: { message: string; code: number; errors?: ErrorTree }
}

/** One fault in a request body; the path leads to the field. */
export interface Fault {
  path: readonly PropertyKey[]
  code: string
  message: string
}

const known = {
  0: [404, '404: Not Found'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50041: [400, 'Invalid API version provided'],
  50046: [400, 'Invalid Form Body'],
  50109: [400, 'The request body contains invalid JSON.'],
} as const satisfies Record<number, readonly [number, string]>

export type RefusalCode = keyof typeof known

/** Makes the error to throw for one of Discord's codes. */
export function refuse(code: RefusalCode): Refusal {
  const [status, message] = known[code]
  return refuseWith(status, { message, code })
}

export function refuseWith(status: number, body: Refusal['body']): Refusal {
  return Object.assign(new Error(`${status} ${body.code} ${body.message}`), { status, body })
}

/** 50035 with each fault under `errors.<path>._errors`, as Discord nests them. */
export function refuseBody(faults: readonly Fault[]): Refusal {
  const errors: ErrorTree = {}
  for (const { path, code, message } of faults) {
    let node = errors
    for (const key of path) {
      const next: ErrorTree[string] = node[String(key)] ?? {}
      node[String(key)] = next
      if (Array.isArray(next)) break
      node = next
    }
    const list = node._errors ?? []
    node._errors = list
    if (Array.isArray(list)) list.push({ code, message })
  }
  return refuseWith(400, { message: 'Invalid Form Body', code: 50035, errors })
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'status' in error && 'body' in error
}
