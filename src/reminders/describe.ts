/** A schedule back in words, so that people see what was understood. */
import type { Say } from '../content/wording.ts'
import { type Cron, parseCron } from './cron.ts'
import type { Schedule } from './reminder.ts'

/** More times than these are named by their interval, or not at all. */
const mostTimes = 12

/**
 * "Every weekday at 07:30, London time". A cron expression without simple words is echoed as it is.
 * Words, and the form of dates and lists (`schedule.locale`), come from the wording.
 */
export function describeSchedule(schedule: Schedule, zone: string, say: Say): string {
  const place = { zone: describeZone(zone, say) }
  if ('once' in schedule) {
    const local = Temporal.PlainDateTime.from(schedule.once)
    const date = local.toLocaleString(say('schedule.locale'), { dateStyle: 'full' })
    return say('schedule.echo.once', {
      date,
      time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
      ...place,
    })
  }
  const cron = parseCron(schedule.cron)
  const asExpression = () => say('schedule.echo.cron', { cron: schedule.cron, ...place })
  if ('fault' in cron) return asExpression()
  const days = describeDays(cron, schedule.weeks?.every ?? 1, say)
  if (days === null) return asExpression()
  const interval = intervalOf(cron)
  if (interval) {
    const { unit, count, from, to } = interval
    return say(`schedule.echo.every-${unit}`, { days, count, from, to, ...place })
  }
  const times = timesOf(cron)
  if (times.length > mostTimes) return asExpression()
  return say('schedule.echo.at', { days, times: list(times, say), ...place })
}

/** "Europe/London" becomes "London time"; names without a city stay as they are. */
function describeZone(zone: string, say: Say): string {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return zone
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return say('schedule.echo.city-time', { city })
}

function describeDays(cron: Cron, weeks: number, say: Say): string | null {
  if (cron.months.length < 12 || new Set(cron.daysOfMonth).size < 31) return null
  const days = new Set(cron.daysOfWeek)
  const key = [...days].sort().join(',')
  const numbers = [...days].filter((day) => typeof day === 'number')
  const names = () =>
    list(
      // Sunday last, as the week is named.
      numbers.sort((one, other) => (one || 7) - (other || 7)).map((day) => weekdayName(day, say)),
      say,
    )
  if (weeks > 1) return say('schedule.echo.weeks', { count: weeks, days: names() })
  if (days.size === 7) return say('schedule.echo.every-day')
  if (key === '1,2,3,4,5') return say('schedule.echo.weekdays')
  if (key === '0,6') return say('schedule.echo.weekend')
  if (numbers.length === days.size) return say('schedule.echo.days', { days: names() })
  const [only] = days
  if (days.size > 1 || typeof only !== 'string') return null
  const order = orders[only.slice(1)]
  if (order === undefined) return null
  const day = weekdayName(Number.parseInt(only, 10), say)
  return say('schedule.echo.nth', { nth: say(`schedule.echo.${order}`), day })
}

const orders: Record<string, 'first' | 'second' | 'third' | 'fourth' | 'fifth' | 'last'> = {
  '#1': 'first',
  '#2': 'second',
  '#3': 'third',
  '#4': 'fourth',
  '#5': 'fifth',
  L: 'last',
}

function weekdayName(day: number, say: Say): string {
  // 2023-01-01 was a Sunday.
  const date = Temporal.PlainDate.from('2023-01-01').add({ days: day })
  return date.toLocaleString(say('schedule.locale'), { weekday: 'long' })
}

function timesOf({ hours, minutes }: Cron): string[] {
  return hours.flatMap((hour) => minutes.map((minute) => clockTime(hour, minute)))
}

interface Interval {
  unit: 'hours' | 'minutes'
  count: number
  from: string
  to: string
}

/** Three or more times a day at one distance; `null` for anything else. */
function intervalOf(cron: Cron): Interval | null {
  const times = timesOf(cron)
  const [from, to] = [times[0], times.at(-1)]
  if (times.length < 3 || from === undefined || to === undefined) return null
  const step = even(cron.hours)
  if (cron.minutes.length === 1) {
    return step === null ? null : { unit: 'hours', count: step, from, to }
  }
  const minuteStep = even(cron.minutes)
  const isFull = minuteStep !== null && minuteStep * cron.minutes.length === 60
  const isContiguous = cron.hours.length === 1 || step === 1
  return isFull && isContiguous ? { unit: 'minutes', count: minuteStep, from, to } : null
}

/** The distance between neighbours when it is always the same. */
function even(values: readonly number[]): number | null {
  const [first = 0, second] = values
  if (second === undefined) return null
  const step = second - first
  return values.every((value, index) => value === first + index * step) ? step : null
}

function clockTime(hour: number, minute: number): string {
  return new Temporal.PlainTime(hour, minute).toString({ smallestUnit: 'minute' })
}

function list(items: string[], say: Say): string {
  return new Intl.ListFormat(say('schedule.locale')).format(items)
}
