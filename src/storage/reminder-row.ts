/** A row of `reminders` and back. */
import type { SQLOutputValue } from 'node:sqlite'
import type { GoneReason, Reminder, ReminderKind, Rules, Schedule } from '../reminders/reminder.ts'
import type { Claim } from '../reminders/store.ts'

type Row = Record<string, SQLOutputValue>

export function readReminder(row: Row): Reminder {
  return {
    id: String(row.id),
    guildId: String(row.guild_id),
    channelId: String(row.channel_id),
    creatorId: String(row.creator_id),
    // Only `add` writes these two, so they are what the types say.
    kind: row.kind as ReminderKind,
    suspended: row.suspended as GoneReason | null,
    text: textOrNull(row.text),
    schedule: readSchedule(row),
    zone: String(row.zone),
    rules: readRules(row),
    createdAt: instant(row.created_at),
    slotAt: instantOrNull(row.slot_at),
    dueAt: instantOrNull(row.due_at),
    firstTry: instantOrNull(row.first_try),
    token: Number(row.token),
    attempts: Number(row.attempts),
    sent: Number(row.sent),
    drawn: textOrNull(row.drawn),
    lastMessageId: textOrNull(row.last_message),
  }
}

/** A row that was just claimed: its times are set. */
export function readClaim(row: Row): Claim {
  return {
    ...readReminder(row),
    slotAt: instant(row.slot_at),
    dueAt: instant(row.due_at),
    firstTry: instant(row.first_try),
  }
}

function readSchedule(row: Row): Schedule {
  if (row.cron === null) return { once: String(row.once) }
  const cron = String(row.cron)
  if (row.weeks === null) return { cron }
  return { cron, weeks: { every: Number(row.weeks), from: String(row.weeks_from) } }
}

/** The columns that say what a reminder is, for adding and changing it. */
export function definitionValues(
  reminder: Pick<Reminder, 'channelId' | 'kind' | 'text' | 'schedule' | 'zone' | 'rules'>,
) {
  const { schedule } = reminder
  const weeks = 'cron' in schedule ? schedule.weeks : undefined
  return {
    channel: reminder.channelId,
    kind: reminder.kind,
    text: reminder.text,
    cron: 'cron' in schedule ? schedule.cron : null,
    once: 'once' in schedule ? schedule.once : null,
    weeks: weeks?.every ?? null,
    weeksFrom: weeks?.from ?? null,
    zone: reminder.zone,
    rules: JSON.stringify(reminder.rules),
  }
}

/** Most have none, and parsing costs as much as all the rest of a row. */
function readRules({ rules }: Row): Rules {
  // Only `definitionValues` writes it.
  return rules === '{}' ? {} : (JSON.parse(String(rules)) as Rules)
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

function instantOrNull(value: SQLOutputValue | undefined): Temporal.Instant | null {
  return value === null ? null : instant(value)
}

function instant(value: SQLOutputValue | undefined): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number(value))
}
