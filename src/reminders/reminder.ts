/** What a reminder is, and one open occurrence of it. Plain data; `store.ts` keeps it. */
import { randomInt } from 'node:crypto'
import type { QuietHours } from './quiet-hours.ts'

export const reminderKinds = ['stretch', 'hydration', 'tip', 'desk', 'custom'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** Longest custom text, in characters; escaping can double it, and a card holds 4,000. */
export const longestText = 1500

export type Schedule =
  /** Five fields, node-cron's grammar; day of month AND day of week must match. */
  | { cron: string; weeks?: Weeks }
  /** Local date and time in the reminder's zone: "2026-12-24T18:00". */
  | { once: string }

/** Only every so many weeks, counted from Monday to Sunday. */
export interface Weeks {
  every: number
  /** The Monday of a week that counts: "2026-11-23". */
  from: string
}

/**
 * What to do with an occurrence that couldn't be posted in time: leave it out, post it if it is no
 * more than so many minutes late (30 unless said), or post it once however late.
 */
export type LatePolicy = 'skip' | 'always' | { minutes: number }

/** What an organiser chose beyond days and times. Dates are of the reminder's zone: "2026-12-24". */
export interface Rules {
  late?: LatePolicy
  /** Posts come up to so many minutes after their slot. */
  spreadMinutes?: number
  quietHours?: QuietHours
  startDate?: string
  /** The last day. */
  endDate?: string
  skipDates?: string[]
  /** `until`: the first day on which it comes again; `null` until somebody resumes it. */
  pause?: { until: string | null }
  /** Occurrences up to this moment are left out; milliseconds since 1970. */
  skippedTo?: number
  /** Mentioned in each post. */
  roleId?: string
  /** Each post takes the place of the one before. */
  deletePrevious?: true
}

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
  rules: Rules
  createdAt: Temporal.Instant
  /** The open occurrence; `null` when there will be none any more. */
  slotAt: Temporal.Instant | null
  /** When dispatch looks at it next; `null` when finished, suspended or paused. While claimed: the lease's end. */
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
  /** What the open occurrence shows, drawn from the channel's deck; `null` until it is claimed. */
  drawn: string | null
  /** The latest post. */
  lastMessageId: string | null
}

/** What `ReminderStore.add` takes; with its first occurrence (`nextOpening`). */
export type ReminderDraft = Pick<
  Reminder,
  | 'id'
  | 'guildId'
  | 'channelId'
  | 'creatorId'
  | 'kind'
  | 'text'
  | 'schedule'
  | 'zone'
  | 'rules'
  | 'createdAt'
> & { slotAt: Temporal.Instant; dueAt: Temporal.Instant }

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A random id of eight characters: 2.8 million million of them. */
export function newReminderId(): string {
  return Array.from({ length: 8 }, () => digits[randomInt(36)]).join('')
}
