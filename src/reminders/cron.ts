/**
 * Cron expressions of five fields. node-cron defines the grammar; the days are matched here, because
 * its own next-run search skips times that fall into a daylight-saving gap.
 */
import { validateDetailed } from 'node-cron'

export interface Cron {
  /** Sorted, each once. */
  minutes: readonly number[]
  hours: readonly number[]
  months: readonly number[]
  /** Numbers, or `L`, `L-3`, `15W`, `LW`. */
  daysOfMonth: readonly (number | string)[]
  /** 0 is Sunday; or `1#2` (second Monday), `5L` (last Friday). */
  daysOfWeek: readonly (number | string)[]
}

export type CronFault = { fault: 'seconds' } | { fault: 'bad-cron'; near: string }

const longestExpression = 100

/** One space between the fields, nothing around them. */
export function tidyCron(expression: string): string {
  return expression.trim().replace(/\s+/g, ' ')
}

/** Reads an expression or says which part is wrong. Never throws. */
export function parseCron(expression: string): Cron | CronFault {
  const tidy = tidyCron(expression)
  // node-cron expands "0-999999999" into a list of that length.
  const tooBig = /\d{3,}/.exec(tidy)
  if (tooBig) return { fault: 'bad-cron', near: tooBig[0] }
  if (tidy.length > longestExpression) return { fault: 'bad-cron', near: tidy.slice(0, 20) }
  if (tidy.split(' ').length === 6) return { fault: 'seconds' }
  const { fields, errors } = validateDetailed(tidy)
  if (fields === undefined) return { fault: 'bad-cron', near: errors[0]?.value ?? tidy }
  return {
    minutes: sorted(fields.minute),
    hours: sorted(fields.hour),
    months: sorted(fields.month),
    daysOfMonth: fields.dayOfMonth,
    daysOfWeek: fields.dayOfWeek,
  }
}

/** Month, day of month AND day of week must match (classic cron joins the days with "or"). */
export function matchesDay(cron: Cron, date: Temporal.PlainDate): boolean {
  return (
    cron.months.includes(date.month) &&
    cron.daysOfMonth.some((token) => matchesDayOfMonth(token, date)) &&
    cron.daysOfWeek.some((token) => matchesDayOfWeek(token, date))
  )
}

function matchesDayOfMonth(token: number | string, date: Temporal.PlainDate): boolean {
  if (typeof token === 'number') return token === date.day
  if (token === 'L') return date.day === date.daysInMonth
  const before = /^L-(\d+)$/.exec(token)
  if (before) return date.day === date.daysInMonth - Number(before[1])
  const target = token === 'LW' ? date.daysInMonth : Number.parseInt(token, 10)
  return date.day === nearestWeekday(target, date)
}

/** The weekday (Monday to Friday) nearest to a day, without leaving the month. */
function nearestWeekday(target: number, { daysInMonth, year, month }: Temporal.PlainDate): number {
  if (target > daysInMonth) return -1
  const { dayOfWeek } = new Temporal.PlainDate(year, month, target)
  if (dayOfWeek === 6) return target === 1 ? 3 : target - 1
  if (dayOfWeek === 7) return target === daysInMonth ? target - 2 : target + 1
  return target
}

function matchesDayOfWeek(token: number | string, date: Temporal.PlainDate): boolean {
  const weekday = date.dayOfWeek % 7
  if (typeof token === 'number') return token === weekday
  if (Number.parseInt(token, 10) % 7 !== weekday) return false
  const nth = /#(\d)$/.exec(token)
  return nth ? Math.ceil(date.day / 7) === Number(nth[1]) : date.day + 7 > date.daysInMonth
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((one, other) => one - other)
}
