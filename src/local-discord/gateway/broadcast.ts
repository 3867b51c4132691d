/** Turns messages of the local Discord into gateway events, as far as intents ask for them. */
import { memberJson } from '../api-json.ts'
import type { Happening } from '../happenings.ts'
import type { Message } from '../message.ts'
import { may } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import { botId } from '../world.ts'
import { isOnShard } from './dispatch.ts'
import { intents, type Session, sendEvent } from './session.ts'

/** Listens until the returned function is called. */
export function broadcastToBot(sim: Simulation): () => void {
  return sim.happenings.listen((happening) => {
    if (happening.type === 'message' && happening.onlyFor === undefined) tellMessage(sim, happening)
    if (happening.type === 'message-delete' && happening.onlyFor === undefined) {
      const channel = sim.world.channels.get(happening.channelId)
      const guildId = channel?.guildId
      for (const session of takers(sim, happening.channelId)) {
        sendEvent(session, 'MESSAGE_DELETE', {
          id: happening.id,
          channel_id: happening.channelId,
          ...(guildId === undefined ? {} : { guild_id: guildId }),
        })
      }
    }
  })
}

function takers(sim: Simulation, channelId: string): Session[] {
  const channel = sim.world.channels.get(channelId)
  if (!channel || !may(sim.world, channel, botId, 'ViewChannel')) return []
  const intent = channel.guildId === undefined ? intents.directMessages : intents.guildMessages
  return [...sim.sessions.values()].filter(
    (session) => isOnShard(session, channel.guildId) && (session.intents & intent) !== 0,
  )
}

function tellMessage(sim: Simulation, happening: Extract<Happening, { type: 'message' }>): void {
  const { message, isNew } = happening
  const guildId = sim.world.channels.get(message.channel_id)?.guildId
  const guild = sim.world.guilds.get(guildId ?? '')
  for (const session of takers(sim, message.channel_id)) {
    const known = guild && memberJson(sim.world, guild, message.author.id)
    const { user: _, ...member } = known ?? { user: undefined }
    sendEvent(session, isNew ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', {
      ...(mayRead(session, message, guildId) ? message : withoutContent(message)),
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      ...(known ? { member } : {}),
    })
  }
}

/** Without the content intent a bot reads its own, direct and mentioning messages only. */
function mayRead(session: Session, message: Message, guildId: string | undefined): boolean {
  return (
    (session.intents & intents.messageContent) !== 0 ||
    guildId === undefined ||
    message.author.id === botId ||
    message.mentions.some((user) => user.id === botId)
  )
}

function withoutContent(message: Message): Message {
  return { ...message, content: '', embeds: [], attachments: [], components: [] }
}
