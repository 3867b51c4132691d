/** The stream of server-sent events that keeps a chat page up to date, for one person's eyes. */
import type { ServerResponse } from 'node:http'
import type { Happening } from '../happenings.ts'
import { may } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import type { User } from '../world.ts'
import { snapshotFor, usableCommands } from './snapshot.ts'
import { pageHeaders } from './static.ts'

/** Proxies and browsers give up on a silent stream. */
const heartbeatMs = 15_000

/** Begins with a snapshot, and sends it again when channels, members or the bot's presence change. */
export function streamEvents(sim: Simulation, person: User, response: ServerResponse): void {
  response.writeHead(200, { ...pageHeaders, 'Content-Type': 'text/event-stream' })
  const send = (event: string, data: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  send('snapshot', snapshotFor(sim, person))
  const stop = sim.happenings.listen((happening) => {
    const news = newsFor(sim, person, happening)
    if (news) send(...news)
  })
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs).unref()
  response.on('close', () => {
    stop()
    clearInterval(heartbeat)
  })
}

function newsFor(
  sim: Simulation,
  person: User,
  happening: Happening,
): [event: string, data: unknown] | undefined {
  switch (happening.type) {
    case 'message':
      if (!sees(sim, person, happening.message.channel_id, happening.onlyFor)) return undefined
      return ['message', { message: happening.message }]
    case 'message-delete': {
      const { channelId, id, onlyFor } = happening
      return sees(sim, person, channelId, onlyFor)
        ? ['message-delete', { channelId, id }]
        : undefined
    }
    case 'clock':
      return ['clock', { now: sim.clock.epochMs() }]
    case 'commands':
      return ['commands', { commands: usableCommands(sim, person) }]
    case 'world':
      return ['snapshot', snapshotFor(sim, person)]
    case 'typing':
      if (!sees(sim, person, happening.channelId)) return undefined
      return ['typing', { channelId: happening.channelId }]
    default: {
      const { type, personId, ...rest } = happening
      return personId === person.id ? [type, rest] : undefined
    }
  }
}

function sees(sim: Simulation, person: User, channelId: string, onlyFor?: string): boolean {
  if (onlyFor !== undefined && onlyFor !== person.id) return false
  const channel = sim.world.channels.get(channelId)
  return channel !== undefined && may(sim.world, channel, person.id, 'ViewChannel')
}
