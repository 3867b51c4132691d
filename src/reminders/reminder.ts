/** What a reminder is, and one open occurrence of it. Plain data; `store.ts` keeps it. */
import { randomInt } from 'node:crypto'

export const reminderKinds = ['stretch', 'hydration', 'tip', 'custom'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** Longest custom text, in characters; escaping can double it, and a card holds 4,000. */
export const longestText = 1500

export type Schedule =
  /** Five fields, node-cron's grammar; day of month AND day of week must match. */
  | { cron: string }
  /** Local date and time in the reminder's zone: "2026-12-24T18:00". */
  | { once: string }

/** Why a reminder can't be posted any more until somebody mends it. */
export type GoneReason = 'no-channel' | 'no-permission' | 'no-server' | 'refused'

export interface Reminder {
  /** Eight characters of 0-9a-z: short enough for a custom id. */
  id: string
  guildId: string
  channelId: string
  creatorId: string
  kind: ReminderKind
  /** As it was typed, for `custom` only: escape it before showing. */
  text: string | null
  schedule: Schedule
  /** IANA name. */
  zone: string
  createdAt: Temporal.Instant
  /** The open occurrence; `null` when there will be none any more. */
  slotAt: Temporal.Instant | null
  /** When dispatch looks at it next; `null` when finished or suspended. While claimed: the lease's end. */
  dueAt: Temporal.Instant | null
  /** The first attempt at the open occurrence (or the first after a probe found nothing). */
  firstTry: Temporal.Instant | null
  /** Fencing token: grows when a claim begins and when it ends. */
  token: number
  /** Claims of the open occurrence. */
  attempts: number
  /** Posts so far; picks what the next one shows. */
  sent: number
  suspended: GoneReason | null
}

/** What `ReminderStore.add` takes; `slotAt` is the first run (`nextRun`). */
export type ReminderDraft = Pick<
  Reminder,
  'id' | 'guildId' | 'channelId' | 'creatorId' | 'kind' | 'text' | 'schedule' | 'zone' | 'createdAt'
> & { slotAt: Temporal.Instant }

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A random id of eight characters: 2.8 million million of them. */
export function newReminderId(): string {
  return Array.from({ length: 8 }, () => digits[randomInt(36)]).join('')
}
