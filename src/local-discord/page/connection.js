/** The two ways to the server: events come in by SSE, what the person does goes out by POST. */
import { words } from './words.js'

/**
 * @import { Answer } from './types.js'
 * @import { Event } from './state.js'
 */

const retryMs = 1500

/** @type {Record<string, (data: any) => Event>} */
const events = {
  snapshot: (snapshot) => ({ type: 'snapshot', snapshot, at: performance.now() }),
  message: ({ message }) => ({ type: 'message', message }),
  'message-delete': ({ channelId, id }) => ({ type: 'message-delete', channelId, id }),
  form: ({ form }) => ({ type: 'form', form }),
  clock: ({ now }) => ({ type: 'clock', now, at: performance.now() }),
  commands: ({ commands }) => ({ type: 'commands', commands }),
  waiting: (waiting) => ({ type: 'waiting', waiting }),
  failed: ({ interactionId, text }) => ({ type: 'failed', interactionId, text }),
}

/**
 * Keeps a stream of events open until the returned function is called.
 * @param {string | null} as
 * @param {(event: Event) => void} dispatch
 * @param {() => void} refused The server does not know this person.
 */
export function connect(as, dispatch, refused) {
  /** @type {EventSource} */
  let source
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const open = () => {
    source = new EventSource(`/playground/events${as ? `?as=${encodeURIComponent(as)}` : ''}`)
    for (const [name, toEvent] of Object.entries(events)) {
      source.addEventListener(name, (event) => dispatch(toEvent(JSON.parse(event.data))))
    }
    source.addEventListener('error', () => {
      dispatch({ type: 'status', status: 'lost' })
      // The browser retries by itself after a broken connection, but not after an error status.
      if (source.readyState !== EventSource.CLOSED) return
      if (as) refused()
      timer = setTimeout(open, retryMs)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

/**
 * @param {string} as
 * @param {string} type
 * @param {object} details
 * @returns {Promise<Answer>}
 */
export async function act(as, type, details) {
  try {
    const response = await fetch('/playground/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, type, ...details }),
    })
    const answer = await response.json()
    if (response.ok) return { ...answer, ok: true }
    return { ok: false, error: String(answer.error ?? response.status) }
  } catch {
    return { ok: false, error: words.serverGone }
  }
}
