/** A person uses a command from a message's menu ("Apps"). */
import { interactionTypes, type Outcome } from '../interactions/interaction.ts'
import { openInteraction } from '../interactions/lifecycle.ts'
import { messageFlags } from '../message.ts'
import type { Simulation } from '../simulation.ts'
import type { StoredCommand } from '../world.ts'
import { commandTypes, findCommand } from './use-command.ts'
import { messageSeenBy } from './use-component.ts'

/** @param idOrName the command's id, or its name as the menu shows it. */
export async function useOnMessage(
  sim: Simulation,
  personId: string,
  channelId: string,
  messageId: string,
  idOrName: string,
): Promise<Outcome> {
  const seen = messageSeenBy(sim, personId, channelId, messageId)
  if (!seen) return { refused: 'This message is not there any more' }
  const { channel, stored } = seen
  const { message } = stored
  // Discord's clients offer no apps there: the message exists for one person only, or not yet.
  if (stored.onlyFor !== undefined || message.flags & messageFlags.loading) {
    return { refused: 'Apps cannot be used on this message' }
  }
  const found = findCommand(sim, personId, channel, idOrName, commandTypes.message)
  if (!found.command) return { refused: found.refused ?? 'Unknown command' }
  const { id, name, type, guildId }: StoredCommand = found.command
  return openInteraction(
    sim,
    {
      type: interactionTypes.command,
      personId,
      channelId,
      name,
      commandId: id,
      targetMessageId: messageId,
      ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    },
    {
      id,
      name,
      type,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      target_id: messageId,
      resolved: { messages: { [messageId]: message } },
    },
  )
}
