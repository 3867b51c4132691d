/** The parts of a pass with everything real but the network, and reminders to fill a store with. */
import { loadContent } from '../../src/content/load.ts'
import { renderCard } from '../../src/discord/render-card.ts'
import { reminderCard } from '../../src/reminders/card.ts'
import { createDraw } from '../../src/reminders/deck-items.ts'
import { noticeCard } from '../../src/reminders/notice.ts'
import type { ReminderDraft } from '../../src/reminders/reminder.ts'
import type { PassParts } from '../../src/reminders/run-pass.ts'
import type { Storage } from '../../src/storage/open.ts'

export function partsOf(storage: Storage, clock: () => Temporal.Instant): PassParts {
  const library = loadContent('content/en')
  let sent = 0
  const deliver: PassParts['deliver'] = async (_, card) => {
    renderCard(card)
    sent += 1
    return { sent: String(sent) }
  }
  return {
    store: storage.reminders,
    deliver,
    deliverTo: (_, card, key) => deliver({ channelId: '' }, card, key),
    probe: async () => 'not-found',
    unpost: async () => {},
    canPost: async () => 'busy',
    draw: createDraw(() => library),
    quietHoursOf: async (guildId) => {
      const { quietHours, zone } = await storage.clubs.read(guildId)
      return quietHours && { hours: quietHours, zone: zone ?? 'UTC' }
    },
    noticeChannelOf: async () => null,
    cardFor: (reminder, how) => reminderCard(reminder, library, how),
    noticeFor: (group) => noticeCard(group, library),
    clock,
    log: { info() {}, warn() {}, error() {} },
    installId: 'bench0',
    pace: async () => {},
  }
}

const kinds = ['stretch', 'hydration', 'tip', 'desk'] as const

/** The `index`th of many: daily at the slot's time of day in London, each in a channel of its own. */
export function draftOf(
  index: number,
  slotAt: Temporal.Instant,
  change: Partial<ReminderDraft> = {},
): ReminderDraft {
  const { hour, minute } = slotAt.toZonedDateTimeISO('Europe/London')
  return {
    id: index.toString(36).padStart(8, '0'),
    guildId: String(1_250_000_000_000_000_000n + BigInt(index % 100)),
    channelId: String(1_450_000_000_000_000_000n + BigInt(index)),
    creatorId: '1500000000000000001',
    kind: kinds[index % kinds.length] ?? 'tip',
    text: null,
    schedule: { cron: `${minute} ${hour} * * *` },
    zone: 'Europe/London',
    rules: {},
    createdAt: slotAt,
    slotAt,
    dueAt: slotAt,
    ...change,
  }
}
