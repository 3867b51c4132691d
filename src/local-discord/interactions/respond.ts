/** What a bot's answers to an interaction do: the callback, follow-ups, and edits of either. */
import { userJson } from '../api-json.ts'
import type { Upload } from '../attachments.ts'
import { composeMessage, presentState, reviseMessage } from '../compose-message.ts'
import { type Message, messageFlags } from '../message.ts'
import { removeMessage, storeMessage } from '../message-store.ts'
import { refuse } from '../refusal.ts'
import { type MessageDraft, readMessageBody } from '../rules/message-body.ts'
import { type Simulation, timestamp } from '../simulation.ts'
import { applicationId, botId, type Channel, type StoredMessage } from '../world.ts'
import { type Interaction, interactionTypes } from './interaction.ts'

function channelOf(sim: Simulation, interaction: Interaction): Channel {
  const channel = sim.world.channels.get(interaction.channelId)
  if (!channel) throw refuse(10003)
  return channel
}

/** Adds a message to the interaction's channel; it names the interaction it answers. */
export function postAnswer(
  sim: Simulation,
  interaction: Interaction,
  draft: MessageDraft,
  uploads: readonly Upload[],
  loading = false,
): Message {
  const channel = channelOf(sim, interaction)
  const person = sim.world.users.get(interaction.personId)
  if (!person) throw refuse(10013)
  const isFollowUp = interaction.originalId !== undefined
  const toCommand = interaction.type === interactionTypes.command
  const { targetMessageId } = interaction
  const answerType = targetMessageId === undefined ? 20 : 23
  const message = composeMessage(sim, channel, botId, draft, uploads, {
    type: toCommand && !isFollowUp ? answerType : isFollowUp ? 19 : 0,
    application_id: applicationId,
    webhook_id: applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: userJson(person),
      authorizing_integration_owners: { 0: interaction.guildId ?? '0' },
      ...(toCommand ? usedCommand(interaction) : {}),
      ...(isFollowUp ? { original_response_message_id: interaction.originalId } : {}),
    },
    ...(isFollowUp
      ? {
          message_reference: {
            type: 0,
            channel_id: channel.id,
            message_id: interaction.originalId ?? '',
          },
        }
      : {}),
  })
  if (loading) message.flags |= messageFlags.loading
  const ephemeral = (message.flags & messageFlags.ephemeral) !== 0
  interaction.originalId ??= message.id
  return storeMessage(sim, { message, ...(ephemeral ? { onlyFor: interaction.personId } : {}) })
}

/** What Discord's clients show above an answer: who used which command, on which message. */
function usedCommand({ name, targetMessageId }: Interaction) {
  return targetMessageId === undefined
    ? { name, command_type: 1 }
    : { name, command_type: 3, target_message_id: targetMessageId }
}

/** Changes a message through the interaction's token; `loading` ends with the first change. */
export function editAnswer(
  sim: Simulation,
  interaction: Interaction,
  messageId: string,
  body: unknown,
  uploads: readonly Upload[],
  at: PropertyKey[] = [],
): Message {
  const stored = findAnswer(sim, interaction, messageId)
  const channel = channelOf(sim, interaction)
  const wasLoading = (stored.message.flags & messageFlags.loading) !== 0
  const present = presentState(stored.message)
  const draft = readMessageBody(
    at.length > 0 ? 'callback' : 'edit',
    body,
    uploads.length,
    present,
    at,
  )
  const revised = reviseMessage(sim, channel, stored.message, draft, uploads)
  // Filling a deferred answer is its first version, not an edit of one.
  const message = wasLoading
    ? { ...revised, edited_timestamp: null, timestamp: timestamp(sim) }
    : revised
  storeMessage(sim, { ...stored, message })
  if (interaction.state === 'deferred') interaction.state = 'answered'
  interaction.settle({ message })
  return message
}

/** `@original`, a follow-up of this interaction, or the message whose component was used. */
export function findAnswer(
  sim: Simulation,
  interaction: Interaction,
  messageId: string,
): StoredMessage {
  const id = messageId === '@original' ? interaction.originalId : messageId
  const stored = channelOf(sim, interaction).messages.get(id ?? '')
  const own =
    stored?.message.interaction_metadata?.id === interaction.id ||
    id === interaction.sourceMessageId
  if (!stored || !own) throw refuse(10008)
  return stored
}

export function removeAnswer(sim: Simulation, interaction: Interaction, messageId: string): void {
  const stored = findAnswer(sim, interaction, messageId)
  removeMessage(sim, channelOf(sim, interaction), stored)
  interaction.settle({})
}

/** A follow-up; the first one after a deferral fills the waiting answer, as Discord does it. */
export function followUp(
  sim: Simulation,
  interaction: Interaction,
  body: unknown,
  uploads: readonly Upload[],
): Message {
  const draft = readMessageBody('webhook', body, uploads.length)
  const original = channelOf(sim, interaction).messages.get(interaction.originalId ?? '')
  if (original && original.message.flags & messageFlags.loading) {
    const { username: _, avatar_url: __, ...edit } = body as Record<string, unknown>
    return editAnswer(sim, interaction, original.message.id, edit, uploads)
  }
  const message = postAnswer(sim, interaction, draft, uploads)
  interaction.settle({ message })
  return message
}
