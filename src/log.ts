/**
 * One JSON line a log entry, on standard output.
 * An error is reduced to what helps: Discord's errors carry the request with interaction tokens and
 * what people typed, and none of that belongs in a log.
 */
import pino from 'pino'

export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** @param destination a file descriptor or stream; standard output by default. */
export function createLog(level: string, destination?: pino.DestinationStream): pino.Logger {
  return pino(
    { level, base: null, serializers: { error: plainError } },
    // Synchronous: what is logged just before a crash is what we most need.
    destination ?? pino.destination({ dest: 1, sync: true }),
  )
}

function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an Error', type: typeof error }
  const { name, code, status } = error as Error & { code?: unknown; status?: unknown }
  return {
    name,
    message: withoutTokens(error.message),
    code,
    status,
    stack: withoutTokens(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  }
}

/** Interaction and webhook addresses end in a token that lets anyone answer for us. */
function withoutTokens(text: string): string {
  return text.replace(/((?:interactions|webhooks)\/\d+\/)[^/\s]+/g, '$1…')
}
