/** A row of `reminders` and back. */
import type { SQLOutputValue } from 'node:sqlite'
import type { GoneReason, Reminder, ReminderKind, Schedule } from '../reminders/reminder.ts'
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
    text: row.text === null ? null : String(row.text),
    schedule: readSchedule(row),
    zone: String(row.zone),
    createdAt: instant(row.created_at),
    slotAt: instantOrNull(row.slot_at),
    dueAt: instantOrNull(row.due_at),
    firstTry: instantOrNull(row.first_try),
    token: Number(row.token),
    attempts: Number(row.attempts),
    sent: Number(row.sent),
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
  return row.cron === null ? { once: String(row.once) } : { cron: String(row.cron) }
}

function instantOrNull(value: SQLOutputValue | undefined): Temporal.Instant | null {
  return value === null ? null : instant(value)
}

function instant(value: SQLOutputValue | undefined): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number(value))
}
