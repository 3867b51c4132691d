/** What the commands may use; `app.ts` fills it in. */
import type { Answer } from '../answers/answer.ts'
import type { Clock } from '../clock.ts'
import type { ClubStore } from '../clubs/club.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Command as AnyCommand } from '../discord/command.ts'
import type { Delivery } from '../reminders/delivery.ts'
import type { LocalQuietHours } from '../reminders/quiet-hours.ts'
import type { Reminder } from '../reminders/reminder.ts'
import type { ReminderStore } from '../reminders/store.ts'
import type { MayUse } from './may-use.ts'

export interface Services {
  clock: Clock
  /** The content in the person's language, or in the default one. */
  library(locale: string): ContentLibrary
  /** Those there is content in, the default one first. */
  languages(): readonly string[]
  answer(locale: string, question: string): Answer
  /** Counts a question without an answer: the nearest topic (`null`: none), never the text. */
  countGap(topic: string | null): void
  suggestQuestions(locale: string, typed: string): { name: string; value: string }[]
  /** A number from 0 up to, not including, 1. */
  random(): number
  reminders: ReminderStore
  /** How many a server may have. */
  reminderLimit: number
  /** The server's, for working out the next time of a reminder. */
  quietHoursOf(guildId: string): Promise<LocalQuietHours | null>
  /** Tests a suspended reminder; whether it goes on. */
  retest(reminder: Reminder): Promise<boolean>
  /** What each server has set for itself. */
  clubs: ClubStore
  mayUse: MayUse
  deliver: Delivery
  /** The server a channel belongs to, as the bot sees it; `null` when it can't see it. */
  guildOf(channelId: string): Promise<string | null>
  /** Names this installation in nonces. */
  installId: string
  /** IANA name, where an organiser names none. */
  timeZone: string
  /** Of the program, as in package.json. */
  version: string
  /** For /help. */
  commands: readonly Pick<Command, 'id' | 'shape'>[]
}

export type Command = AnyCommand<Services>
