/** What the commands may use; `app.ts` fills it in. */
import type { Answer } from '../answers/answer.ts'
import type { Clock } from '../clock.ts'
import type { ClubStore } from '../clubs/club.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Command as AnyCommand } from '../discord/command.ts'
import type { Delivery } from '../reminders/delivery.ts'
import type { ReminderStore } from '../reminders/store.ts'

export interface Services {
  clock: Clock
  /** The content in the person's language, or in the default one. */
  library(locale: string): ContentLibrary
  answer(locale: string, question: string): Answer
  suggestQuestions(locale: string, typed: string): { name: string; value: string }[]
  /** A number from 0 up to, not including, 1. */
  random(): number
  reminders: ReminderStore
  /** What each server has set for itself. */
  clubs: ClubStore
  deliver: Delivery
  /** The server a channel belongs to, as the bot sees it; `null` when it can't see it. */
  guildOf(channelId: string): Promise<string | null>
  /** Names this installation in nonces. */
  installId: string
  /** IANA name, where an organiser names none. */
  timeZone: string
  /** For /help. */
  commands: readonly Pick<Command, 'id' | 'shape'>[]
}

export type Command = AnyCommand<Services>
