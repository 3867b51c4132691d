/** An interaction from the moment a person acts until its token ends. */
import type { Component, Message } from '../message.ts'

export interface Choice {
  name: string
  name_localizations?: Record<string, string> | null | undefined
  value: string | number
}

/** A modal as the person sees it. */
export interface Form {
  id: string
  title: string
  components: Component[]
  customId: string
  personId: string
  channelId: string
  /** The message whose button opened it. */
  messageId?: string
}

/** What a person's action led to. */
export interface Outcome {
  /** The new or updated message; its flags tell whether it is ephemeral. */
  message?: Message
  form?: Form
  /** What Discord itself tells the person. */
  refused?: string
}

export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

export interface Interaction {
  id: string
  token: string
  type: (typeof interactionTypes)[keyof typeof interactionTypes]
  /** A command's name, for "used /tip". */
  name: string
  commandId?: string
  personId: string
  channelId: string
  guildId?: string
  /** The message whose component was used. */
  sourceMessageId?: string
  /** The message in whose menu the command was chosen. */
  targetMessageId?: string
  /** Of the process's monotonic clock, because limits are real time. */
  openedAt: number
  state: 'waiting' | 'deferred' | 'answered' | 'failed'
  /** What `@original` means. */
  originalId?: string
  timer?: NodeJS.Timeout
  settle: (result: Outcome & { choices?: Choice[] }) => void
}
