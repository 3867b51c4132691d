/** Turns an understood time that comes again and again into a cron expression. */
import type { Meaning } from './when-rules.ts'
import type { Time } from './when-tokens.ts'

type CronOrFault = { cron: string } | { fault: 'no-time' | 'bad-interval' | 'uneven-times' }

/** Expects no date in `meaning`. */
export function cronOf(meaning: Meaning): CronOrFault {
  const times = timesOf(meaning)
  if (times === null) return { fault: 'bad-interval' }
  if (times.length === 0) return { fault: 'no-time' }
  const hours = unique(times.map(({ hour }) => hour))
  const minutes = unique(times.map(({ minute }) => minute))
  const isGrid = hours.length * minutes.length === unique(times.map(minuteOfDay)).length
  if (!isGrid) return { fault: 'uneven-times' }
  const days = meaning.nth.length > 0 ? unique(meaning.nth).join(',') : daysField(meaning.weekdays)
  return { cron: `${minutes.join(',')} ${hoursField(hours)} * * ${days}` }
}

function daysField(weekdays: ReadonlySet<number>): string {
  const days = [...weekdays].sort().join(',')
  if (days === '' || days === '0,1,2,3,4,5,6') return '*'
  return days === '1,2,3,4,5' ? '1-5' : days
}

function hoursField(hours: readonly number[]): string {
  return hours.length === 24 ? '*' : hours.join(',')
}

/** `null`: the interval doesn't fit. */
function timesOf({ interval, window, times }: Meaning): Time[] | null {
  if (interval === null) return times
  const [start, end] = window ?? times
  const from = start ? minuteOfDay(start) : 0
  // "9 to midnight" and "22-2" end on the next day.
  const to = end ? minuteOfDay(end) : 1439
  const last = to <= from && end ? to + 1440 : to
  const step = interval.count * (interval.unit === 'hour' ? 60 : 1)
  const fits = step >= 60 ? step % 60 === 0 && step <= 720 : step >= 5 && 60 % step === 0
  // Without a start it goes on over midnight, so it must meet itself there.
  if (!fits || (start === undefined && 1440 % step !== 0)) return null
  const count = Math.floor((Math.min(last, from + 1439) - from) / step) + 1
  const all = Array.from({ length: count }, (_, index) => timeOfDay(from + index * step))
  return step < 60 ? fullHours(all, 60 / step) : all
}

/** Cron repeats the same minutes in each hour, so a half-filled hour at the edge is left out. */
function fullHours(times: readonly Time[], perHour: number): Time[] | null {
  const full = times.filter(
    ({ hour }) => times.filter((time) => time.hour === hour).length === perHour,
  )
  return full.length > 0 ? full : null
}

function minuteOfDay({ hour, minute }: Time): number {
  return hour * 60 + minute
}

function timeOfDay(minutes: number): Time {
  return { hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }
}

function unique<Value extends string | number>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort((one, other) => (one < other ? -1 : 1))
}
