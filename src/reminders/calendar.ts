/** Reminders as an iCalendar file, for people's own calendars. */
import ical from 'ical-generator'
import { parseCron } from './cron.ts'
import { nextSlot } from './next-slot.ts'
import type { Reminder, Schedule } from './reminder.ts'
import { nextRun } from './schedule.ts'

export interface CalendarSetting {
  name: string
  now: Temporal.Instant
  titleOf(reminder: Reminder): string
}

/** What no recurrence rule can say is listed run by run, this many of them. */
const mostSingle = 50
const minutesShown = 15
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

export function calendarOf(reminders: readonly Reminder[], setting: CalendarSetting): string {
  const calendar = ical({ name: setting.name, prodId: '//backstride//reminders//EN' })
  for (const reminder of reminders) {
    const first = nextSlot(reminder, setting.now, null)
    if (first === null) continue
    const rule = 'cron' in reminder.schedule ? ruleOf(reminder.schedule) : ''
    const starts = rule === null ? runsFrom(reminder, first) : [first]
    for (const [index, at] of starts.entries()) {
      const start = at.toZonedDateTimeISO(reminder.zone)
      calendar.createEvent({
        id: `${reminder.id}-${index}@backstride`,
        stamp: setting.now,
        start,
        end: start.add({ minutes: minutesShown }),
        timezone: reminder.zone,
        summary: setting.titleOf(reminder),
        repeating: rule ? repeating(reminder, rule) : null,
      })
    }
  }
  return calendar.toString()
}

/** The part after `RRULE:`; `null` when there is none that says the same. */
export function ruleOf(schedule: Extract<Schedule, { cron: string }>): string | null {
  const cron = parseCron(schedule.cron)
  if ('fault' in cron) return null
  const days = new Set(cron.daysOfWeek)
  const isEveryDate = new Set(cron.daysOfMonth).size === 31
  const times = `BYHOUR=${cron.hours.join(',')};BYMINUTE=${cron.minutes.join(',')}`
  const months = cron.months.length < 12 ? `;BYMONTH=${cron.months.join(',')}` : ''
  const rest = `${months};${times}`
  const plain = [...days].filter((day) => typeof day === 'number').map((day) => weekdays[day % 7])
  if (!isEveryDate) {
    const dates = cron.daysOfMonth.map((day) => (day === 'L' ? -1 : day))
    const isPlain = days.size === 7 && dates.every((day) => typeof day === 'number')
    return isPlain ? `FREQ=MONTHLY;BYMONTHDAY=${dates.join(',')}${rest}` : null
  }
  if (plain.length === days.size) {
    const every = schedule.weeks === undefined ? '' : `;INTERVAL=${schedule.weeks.every};WKST=MO`
    return `FREQ=WEEKLY${every};BYDAY=${plain.join(',')}${rest}`
  }
  if (plain.length > 0) return null
  const ordered = [...days].map((day) => {
    const [weekday = '', nth] = String(day).split(/[#L]/)
    return `${nth || -1}${weekdays[Number(weekday) % 7]}`
  })
  return `FREQ=MONTHLY;BYDAY=${ordered.join(',')}${rest}`
}

/** With the last day, and without the dates that are skipped. */
function repeating({ rules, schedule, zone }: Reminder, rule: string): string {
  const end =
    rules.endDate === undefined
      ? ''
      : `;UNTIL=${basic(Temporal.PlainDateTime.from(`${rules.endDate}T23:59:59`).toZonedDateTime(zone).withTimeZone('UTC'))}Z`
  const skipped = (rules.skipDates ?? []).flatMap((date) => runsOn(date, schedule, zone))
  const exceptions = skipped.map((run) => `\r\nEXDATE;TZID=${zone}:${basic(run)}`)
  return `RRULE:${rule}${end}${exceptions.join('')}`
}

function runsOn(date: string, schedule: Schedule, zone: string): Temporal.ZonedDateTime[] {
  const day = Temporal.PlainDate.from(date)
  const runs: Temporal.ZonedDateTime[] = []
  let at: Temporal.Instant | null = day.toZonedDateTime(zone).toInstant().subtract({ seconds: 1 })
  for (;;) {
    at = nextRun(schedule, zone, at)
    const local = at?.toZonedDateTimeISO(zone)
    if (at === null || !local?.toPlainDate().equals(day)) return runs
    runs.push(local)
  }
}

function runsFrom(reminder: Reminder, first: Temporal.Instant): Temporal.Instant[] {
  const runs = [first]
  while (runs.length < mostSingle) {
    const next = nextSlot(reminder, runs.at(-1) ?? first, null)
    if (next === null) break
    runs.push(next)
  }
  return runs
}

/** "20261123T073000". */
function basic(at: Temporal.ZonedDateTime): string {
  return at.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
}
