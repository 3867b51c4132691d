/** What happens in the local Discord, told to the gateway, to the chat page and to waiting tests. */
import type { Form } from './interactions/interaction.ts'
import type { Message } from './message.ts'

export type Happening =
  | { type: 'message'; message: Message; onlyFor?: string; isNew: boolean }
  | { type: 'message-delete'; channelId: string; id: string; onlyFor?: string }
  | { type: 'form'; personId: string; form: Form }
  | { type: 'waiting'; personId: string; interactionId: string; channelId: string; name: string }
  | { type: 'answered'; personId: string; interactionId: string }
  | { type: 'failed'; personId: string; interactionId: string; text: string }
  | { type: 'typing'; channelId: string }
  | { type: 'clock' }
  | { type: 'commands' }
  /** Channels, members, permissions or the bot's presence: whoever shows them draws afresh. */
  | { type: 'world' }

export interface Happenings {
  announce(happening: Happening): void
  listen(listener: (happening: Happening) => void): () => void
}

export function createHappenings(): Happenings {
  const listeners = new Set<(happening: Happening) => void>()
  return {
    announce(happening) {
      for (const listener of [...listeners]) listener(happening)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
