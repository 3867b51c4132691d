/** Which server a channel belongs to: a channel id that came back from Discord is not to be trusted. */
import { DiscordAPIError, type REST, Routes } from 'discord.js'
import * as z from 'zod'

const channel = z.object({ guild_id: z.string().optional() })

/** @returns `null` when the bot can't see the channel, or it is in no server. */
export function createGuildOf(rest: REST): (channelId: string) => Promise<string | null> {
  return async (channelId) => {
    try {
      return channel.parse(await rest.get(Routes.channel(channelId))).guild_id ?? null
    } catch (error) {
      if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404))
        return null
      throw error
    }
  }
}
