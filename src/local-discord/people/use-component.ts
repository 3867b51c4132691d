/** A person presses a button or picks from a select. */
import { interactionTypes, type Outcome } from '../interactions/interaction.ts'
import { openInteraction } from '../interactions/lifecycle.ts'
import { type Component, walkComponents } from '../message.ts'
import { may } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import type { Channel, StoredMessage } from '../world.ts'
import { resolve } from './resolved.ts'

/** The message as this person sees it now; undefined when it is gone or not for them. */
export function messageSeenBy(
  sim: Simulation,
  personId: string,
  channelId: string,
  messageId: string,
): { channel: Channel; stored: StoredMessage } | undefined {
  const channel = sim.world.channels.get(channelId)
  const stored = channel?.messages.get(messageId)
  if (!channel || !stored || !may(sim.world, channel, personId, 'ViewChannel')) return undefined
  if (stored.onlyFor !== undefined && stored.onlyFor !== personId) return undefined
  return { channel, stored }
}

export async function useComponent(
  sim: Simulation,
  personId: string,
  channelId: string,
  messageId: string,
  customId: string,
  values?: readonly string[],
): Promise<Outcome> {
  const seen = messageSeenBy(sim, personId, channelId, messageId)
  if (!seen) return { refused: 'This message is not there any more' }
  const { channel, stored } = seen
  const component = [...walkComponents(stored.message.components)].find(
    (it) => it.custom_id === customId && (it.type === 2) === (values === undefined),
  )
  if (!component) return { refused: 'This message has no such component' }
  if (component.disabled) return { refused: 'This component is disabled' }
  const picked = values && selection(sim, personId, channel, component, values)
  if (picked && 'refused' in picked) return { refused: picked.refused }
  return openInteraction(
    sim,
    {
      type: interactionTypes.component,
      name: customId,
      personId,
      channelId,
      sourceMessageId: messageId,
      ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    },
    {
      custom_id: customId,
      component_type: component.type,
      ...(component.id === undefined ? {} : { id: component.id }),
      ...picked,
    },
  )
}

/** Checks the picked values; picks of users, roles and channels are resolved. */
export function selection(
  sim: Simulation,
  personId: string,
  channel: Channel,
  select: Component,
  values: readonly string[],
): { values: string[]; resolved?: Record<string, unknown> } | { refused: string } {
  const least = select.min_values ?? 1
  const most = select.max_values ?? 1
  if (values.length < least) return { refused: `Pick at least ${least}` }
  if (values.length > most) return { refused: `Pick at most ${most}` }
  if (new Set(values).size < values.length) return { refused: 'A value is picked twice' }
  if (select.type === 3) {
    const known = (value: string) => select.options?.some((it) => it.value === value)
    return values.every(known) ? { values: [...values] } : { refused: 'Unknown choice' }
  }
  const guild = sim.world.guilds.get(channel.guildId ?? '')
  const isRole = (id: string) => guild?.roles.some((role) => role.id === id) ?? false
  const ids = [...values]
  const picked =
    select.type === 8
      ? { channels: ids }
      : { roles: ids.filter(isRole), users: ids.filter((id) => !isRole(id)) }
  const fits = (id: string) =>
    select.type !== 8 ||
    !select.channel_types?.length ||
    select.channel_types.includes(sim.world.channels.get(id)?.type ?? -1)
  const resolved = resolve(sim, guild, personId, picked)
  if (!resolved || !ids.every(fits)) return { refused: 'Unknown choice' }
  return { values: ids, resolved }
}
