/** What the organisers are told when reminders stop or go on again. */
import { type Card, escapeText } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Say } from '../content/wording.ts'
import { describeSchedule } from './describe.ts'
import type { Untold } from './store.ts'

/** A card has room for them, and the rest is in /remind list. */
const mostNamed = 10
const mostOfText = 40

export function noticeCard(group: readonly Untold[], { say }: ContentLibrary): Card {
  const stopped = group.some(({ news }) => news === 'suspended')
  const lines = group.slice(0, mostNamed).map(({ reminder }) =>
    say(`reminders.notice.${stopped ? 'stopped-line' : 'resumed-line'}`, {
      what: nameOf(reminder, say),
      channel: `<#${reminder.channelId}>`,
      when: describeSchedule(reminder.schedule, reminder.zone, say),
      reason: say(`reminders.gone.${reminder.suspended ?? 'refused'}`),
      next: reminder.slotAt ? `<t:${Math.floor(reminder.slotAt.epochMilliseconds / 1000)}:F>` : '',
    }),
  )
  const more = group.length - lines.length
  return {
    tone: stopped ? 'soon' : 'success',
    title: say(`reminders.notice.${stopped ? 'stopped-title' : 'resumed-title'}`),
    blocks: [
      { bullets: lines },
      ...(more > 0 ? [{ text: say('reminders.notice.more', { count: more }) }] : []),
      ...(stopped ? [{ text: say('reminders.notice.stopped-text') }] : []),
    ],
  }
}

/** "Hydration", or the start of the organisers' own text in quotes. Escaped. */
export function nameOf(
  { kind, text }: Pick<Untold['reminder'], 'kind' | 'text'>,
  say: Say,
): string {
  return kind === 'custom' ? `“${escapeText(excerpt(text ?? ''))}”` : say(`reminders.kinds.${kind}`)
}

/** One line of at most 40 characters. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= mostOfText ? line : `${line.slice(0, mostOfText - 1)}…`
}
