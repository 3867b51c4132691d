/** The file that /remind export writes and /remind import reads. What comes back is untrusted. */
import * as z from 'zod'
import { parseCron } from '../../reminders/cron.ts'
import { longestText, type Reminder, reminderKinds } from '../../reminders/reminder.ts'
import { nextRun } from '../../reminders/schedule.ts'
import { checkZone } from '../../reminders/zone.ts'

const date = z.iso.date()
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const snowflake = z.string().regex(/^\d{17,20}$/)

const rules = z.strictObject({
  late: z
    .union([z.enum(['skip', 'always']), z.strictObject({ minutes: z.int().min(1).max(1440) })])
    .exactOptional(),
  spreadMinutes: z.int().min(1).max(30).exactOptional(),
  quietHours: z.strictObject({ from: time, to: time }).exactOptional(),
  startDate: date.exactOptional(),
  endDate: date.exactOptional(),
  skipDates: z.array(date).max(20).exactOptional(),
  roleId: snowflake.exactOptional(),
  deletePrevious: z.literal(true).exactOptional(),
})

const schedule = z.union([
  z.strictObject({
    cron: z
      .string()
      .max(100)
      .refine((cron) => !('fault' in parseCron(cron))),
    weeks: z.strictObject({ every: z.int().min(2).max(12), from: date }).exactOptional(),
  }),
  z.strictObject({ once: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/) }),
])

const entry = z
  .strictObject({
    what: z.enum(reminderKinds),
    text: z.string().min(1).max(longestText).exactOptional(),
    schedule,
    zone: z
      .string()
      .refine((zone) => 'zone' in checkZone(zone, Temporal.Instant.fromEpochMilliseconds(0))),
    channel: snowflake,
    rules: rules.exactOptional(),
  })
  .refine(({ what, text }) => (what === 'custom') === (text !== undefined))
  .refine((each) => isReadable(each))

export type Entry = z.infer<typeof entry>

const file = z.strictObject({
  backstride: z.literal(1),
  reminders: z.array(entry).min(1).max(1000),
})

/** What only holds for the moment (a pause, a skipped occurrence) stays here. */
export function writeFile(reminders: readonly Reminder[]): string {
  const entries = reminders.map((reminder): Entry => {
    const { pause: _, skippedTo: __, ...kept } = reminder.rules
    return {
      what: reminder.kind,
      ...(reminder.text === null ? {} : { text: reminder.text }),
      schedule: reminder.schedule,
      zone: reminder.zone,
      channel: reminder.channelId,
      ...(Object.keys(kept).length > 0 ? { rules: kept } : {}),
    }
  })
  const lines = entries.map((each) => `    ${JSON.stringify(each)}`)
  return `{\n  "backstride": 1,\n  "reminders": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** `null` when it isn't such a file. Never throws. */
export function readFile(text: string): Entry[] | null {
  try {
    return file.parse(JSON.parse(text)).reminders
  } catch {
    return null
  }
}

/** A day such as 31 February passes for its form only. */
function isReadable({ schedule: when, zone }: { schedule: Reminder['schedule']; zone: string }) {
  try {
    nextRun(when, zone, Temporal.Instant.fromEpochMilliseconds(0))
    return true
  } catch {
    return false
  }
}
