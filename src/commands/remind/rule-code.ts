/**
 * Rules as a short code, to travel in the custom id of the form for own words. It comes back as
 * untrusted input. Skip dates are left out: a custom id has 100 characters.
 */
import type { Rules } from '../../reminders/reminder.ts'
import { lateChoices } from './rule-options.ts'

export function encodeRules(rules: Rules): string {
  const late = Object.keys(lateChoices).findIndex(
    (id) => JSON.stringify(lateChoices[id]) === JSON.stringify(rules.late),
  )
  const { quietHours: quiet } = rules
  return [
    rules.late === undefined ? '' : `l${late}`,
    rules.spreadMinutes === undefined ? '' : `p${rules.spreadMinutes}`,
    quiet === undefined ? '' : `q${digits(quiet.from)}${digits(quiet.to)}`,
    rules.startDate === undefined ? '' : `s${digits(rules.startDate)}`,
    rules.endDate === undefined ? '' : `e${digits(rules.endDate)}`,
    rules.roleId === undefined ? '' : `r${rules.roleId}`,
    rules.deletePrevious ? 'd' : '',
  ].join('')
}

/** What is malformed is left out. */
export function decodeRules(code: string): Rules {
  const rules: Rules = {}
  for (const [, key, value = ''] of code.matchAll(/([a-z])(\d*)/g)) {
    const late = Object.values(lateChoices)[Number(value)]
    const minutes = Number(value)
    const date = /^\d{8}$/.test(value) ? dateOf(value) : null
    if (key === 'l' && late !== undefined) rules.late = late
    if (key === 'p' && minutes >= 1 && minutes <= 30) rules.spreadMinutes = minutes
    if (key === 'q' && isQuiet(value)) {
      rules.quietHours = { from: time(value.slice(0, 4)), to: time(value.slice(4)) }
    }
    if (key === 's' && date !== null) rules.startDate = date
    if (key === 'e' && date !== null) rules.endDate = date
    if (key === 'r' && /^\d{17,20}$/.test(value)) rules.roleId = value
    if (key === 'd') rules.deletePrevious = true
  }
  return rules
}

function isQuiet(value: string): boolean {
  return /^(?:(?:[01]\d|2[0-3])[0-5]\d){2}$/.test(value)
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '')
}

function time(value: string): string {
  return `${value.slice(0, 2)}:${value.slice(2)}`
}

function dateOf(value: string): string | null {
  try {
    return Temporal.PlainDate.from(value).toString()
  } catch {
    return null
  }
}
