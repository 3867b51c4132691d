/** What a reminder does beyond its schedule, a line each. */
import type { Say } from '../../content/wording.ts'
import type { Reminder } from '../../reminders/reminder.ts'

export function describeRules({ rules }: Pick<Reminder, 'rules'>, say: Say): string[] {
  const lines: string[] = []
  const day = (date: string) =>
    Temporal.PlainDate.from(date).toLocaleString(say('schedule.locale'), { dateStyle: 'full' })
  if (rules.pause) {
    const { until } = rules.pause
    lines.push(
      until === null
        ? say('commands.remind.rules.paused')
        : say('commands.remind.rules.paused-until', { date: day(until) }),
    )
  }
  if (rules.roleId)
    lines.push(say('commands.remind.rules.mention', { role: `<@&${rules.roleId}>` }))
  if (rules.startDate) {
    lines.push(say('commands.remind.rules.start', { date: day(rules.startDate) }))
  }
  if (rules.endDate) lines.push(say('commands.remind.rules.end', { date: day(rules.endDate) }))
  if (rules.skipDates?.length) {
    const dates = new Intl.ListFormat(say('schedule.locale')).format(rules.skipDates)
    lines.push(say('commands.remind.rules.skip-dates', { dates }))
  }
  if (rules.quietHours) lines.push(say('commands.remind.rules.quiet', { ...rules.quietHours }))
  if (rules.spreadMinutes) {
    lines.push(say('commands.remind.rules.spread', { count: rules.spreadMinutes }))
  }
  lines.push(lateLine(rules.late, say))
  if (rules.deletePrevious) lines.push(say('commands.remind.rules.replace-last'))
  return lines
}

function lateLine(late: Reminder['rules']['late'], say: Say): string {
  if (late === 'skip' || late === 'always') return say(`commands.remind.rules.late-${late}`)
  return say('commands.remind.rules.late-minutes', { count: late?.minutes ?? 30 })
}
