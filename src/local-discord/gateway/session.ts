/** A gateway session: what one shard of the bot is told, kept for a while so that it can resume. */
import type { WebSocket } from 'ws'
import type { Simulation } from '../simulation.ts'

export const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const

export const intents = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const

export interface Session {
  id: string
  intents: number
  shard: readonly [number, number]
  sequence: number
  /** The last events, for a replay. */
  sent: { s: number; frame: string }[]
  /** Undefined while the bot is away but may resume. */
  socket: WebSocket | undefined
}

/** A bot that was away for longer than this many events has to identify afresh. */
const replayable = 1_000

/** Sends an event, or keeps it for the replay when the socket is gone. */
export function sendEvent(session: Session, event: string, data: unknown): void {
  session.sequence += 1
  const frame = JSON.stringify({ op: opcodes.dispatch, t: event, s: session.sequence, d: data })
  session.sent.push({ s: session.sequence, frame })
  // Trimmed in bulk: shifting at each event would cost its length each time.
  if (session.sent.length > 2 * replayable) session.sent = session.sent.slice(-replayable)
  session.socket?.send(frame)
}

/** Replays what came after a sequence number; false when that is too long ago. */
export function replay(session: Session, after: number): boolean {
  const first = session.sent[0]?.s ?? session.sequence + 1
  if (after > session.sequence || after + 1 < first) return false
  for (const { s, frame } of session.sent) {
    if (s > after) session.socket?.send(frame)
  }
  return true
}

export function isBotOnline(sim: Simulation): boolean {
  return [...sim.sessions.values()].some((session) => session.socket !== undefined)
}
