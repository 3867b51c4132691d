/** The INTERACTION_CREATE that the bot receives. */
import { channelJson, memberJson, userJson } from '../api-json.ts'
import { permissionsIn } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import { applicationId, botId } from '../world.ts'
import type { Interaction } from './interaction.ts'

export function interactionPayload(
  sim: Simulation,
  interaction: Interaction,
  data: Record<string, unknown>,
) {
  const { world } = sim
  const channel = world.channels.get(interaction.channelId)
  const person = world.users.get(interaction.personId)
  if (!channel || !person) throw new Error('an interaction needs its channel and its person')
  const guild = world.guilds.get(interaction.guildId ?? '')
  const permissions = String(permissionsIn(world, channel, person.id))
  const member = guild && memberJson(world, guild, person.id)
  const source = channel.messages.get(interaction.sourceMessageId ?? '')?.message
  return {
    version: 1,
    id: interaction.id,
    token: interaction.token,
    application_id: applicationId,
    type: interaction.type,
    data,
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), ...(guild ? { permissions } : {}) },
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...member, permissions },
        }
      : { user: userJson(person) }),
    ...(source ? { message: source } : {}),
    locale: person.locale,
    app_permissions: String(permissionsIn(world, channel, botId)),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: { 0: guild ? guild.id : '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: 10 * 1024 * 1024,
  }
}
