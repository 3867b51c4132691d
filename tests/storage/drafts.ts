/** A reminder to begin with; each test names only what matters to it. */
import type { ReminderDraft } from '../../src/reminders/reminder.ts'

/** The first run of `draft()`. */
export const start = Temporal.Instant.from('2026-11-22T07:30:00Z')

export function draft(change: Partial<ReminderDraft> = {}): ReminderDraft {
  const slotAt = change.slotAt ?? start
  return {
    id: 'aaaaaaaa',
    guildId: '100000000000000001',
    channelId: '200000000000000002',
    creatorId: '300000000000000003',
    kind: 'tip',
    text: null,
    schedule: { cron: '30 7 * * *' },
    zone: 'Europe/London',
    createdAt: start.subtract({ hours: 1 }),
    rules: {},
    slotAt,
    // Without the reminder's offset, so that a test's moments are whole.
    dueAt: slotAt,
    ...change,
  }
}
