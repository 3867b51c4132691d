/**
 * Tells the organisers, once, that reminders have stopped or go on again: in the server's notice
 * channel, else the creator by direct message. Who can't be reached is told by /remind list.
 */
import type { Card } from '../card.ts'
import type { Clock } from '../clock.ts'
import type { Delivery, DeliveryKey, DeliveryResult, DirectDelivery } from './delivery.ts'
import type { ReminderStore, Untold } from './store.ts'

export interface Tell {
  store: ReminderStore
  deliver: Delivery
  deliverTo: DirectDelivery
  /** The server's notice channel. */
  noticeChannelOf: (guildId: string) => Promise<string | null>
  /** One card for reminders that share server, creator and news. */
  noticeFor: (group: readonly Untold[]) => Card
  clock: Clock
  installId: string
  pace: () => Promise<void>
}

const mostAtOnce = 100
/** When Discord was busy. */
const againMinutes = 5

export async function tellOrganisers(deps: Tell): Promise<void> {
  const untold = await deps.store.untold({ now: deps.clock(), most: mostAtOnce })
  const groups = Map.groupBy(
    untold,
    ({ reminder, news }) => `${reminder.guildId} ${reminder.creatorId} ${news}`,
  )
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const result = await tell(deps, group, first)
    const again = 'busy' in result ? deps.clock().add({ minutes: againMinutes }) : null
    for (const each of group) await deps.store.told(each, again)
  }
}

async function tell(
  deps: Tell,
  group: Untold[],
  { reminder, news }: Untold,
): Promise<DeliveryResult> {
  const card = deps.noticeFor(group)
  // Told twice after a kill would be told once too often: within minutes Discord drops the second.
  const key: DeliveryKey = {
    nonce: `${news === 'suspended' ? 's' : 'r'}${deps.installId}${reminder.id}${reminder.token.toString(36)}`,
    marker: '',
  }
  const channelId = await deps.noticeChannelOf(reminder.guildId)
  if (channelId !== null) {
    await deps.pace()
    const result = await deps.deliver({ channelId }, card, key)
    if (!('gone' in result)) return result
  }
  await deps.pace()
  return deps.deliverTo(reminder.creatorId, card, key)
}
