/** One WebSocket of the bot: the handshake, heartbeats, and Discord's close codes. */
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { RawData, WebSocket } from 'ws'
import { z } from 'zod'
import type { Simulation } from '../simulation.ts'
import { botToken } from '../world.ts'
import { sendMembers } from './members.ts'
import { guildCreatePayload, guildsOf, readyPayload } from './payloads.ts'
import { intents, opcodes, replay, type Session, sendEvent } from './session.ts'

const frameShape = z.object({ op: z.int(), d: z.unknown() })

const identifyShape = z.object({
  token: z.string(),
  intents: z.int().min(0),
  properties: z.record(z.string(), z.unknown()),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
  compress: z.boolean().optional(),
})

const resumeShape = z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) })

const privileged = intents.guildMembers | intents.guildPresences | intents.messageContent
/** All intents there are, up to direct message polls. */
const allIntents = (1 << 26) - 1
const heartbeatIntervalMs = 41_250
/** 120 frames a minute, as Discord allows. */
const framesAMinute = 120

export function serveConnection(sim: Simulation, socket: WebSocket): void {
  let session: Session | undefined
  let windowStart = performance.now()
  let frames = 0
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d, s: null, t: null }))
  const close = (code: number, reason: string) => {
    sim.log(`gateway closes with ${code}: ${reason}`)
    socket.close(code, reason)
  }

  socket.on('message', (raw) => {
    if (performance.now() - windowStart > 60_000) {
      windowStart = performance.now()
      frames = 0
    }
    frames += 1
    if (frames > framesAMinute) return close(4008, 'Rate limited.')
    const frame = readFrame(raw)
    if (!frame) return close(4002, 'Error while decoding payload.')
    if (frame.op === opcodes.heartbeat) return send(opcodes.heartbeatAck, null)
    if (frame.op === opcodes.identify) {
      if (session) return close(4005, 'Already authenticated.')
      session = identify(sim, socket, frame.d, close)
      return
    }
    if (frame.op === opcodes.resume) {
      if (session) return close(4005, 'Already authenticated.')
      session = resume(sim, socket, frame.d, close, send)
      return
    }
    if (!session) return close(4003, 'Not authenticated.')
    if (frame.op === opcodes.requestMembers) return sendMembers(sim, session, frame.d)
    if (frame.op !== opcodes.presence && frame.op !== opcodes.voice) {
      close(4001, 'Unknown opcode.')
    }
  })
  socket.on('error', (error) => sim.log(`gateway socket: ${error.message}`))
  socket.on('close', (code) => {
    if (!session || session.socket !== socket) return
    session.socket = undefined
    // A bot that says goodbye with these codes gives its session up.
    if (code === 1000 || code === 1001) sim.sessions.delete(session.id)
    sim.happenings.announce({ type: 'world' })
  })
  send(opcodes.hello, { heartbeat_interval: heartbeatIntervalMs, _trace: [] })
}

function readFrame(raw: RawData): z.infer<typeof frameShape> | undefined {
  try {
    return frameShape.safeParse(JSON.parse(raw.toString())).data
  } catch {
    return undefined
  }
}

type Close = (code: number, reason: string) => void

function identify(
  sim: Simulation,
  socket: WebSocket,
  body: unknown,
  close: Close,
): Session | undefined {
  const parsed = identifyShape.safeParse(body)
  const refuse = (code: number, reason: string) => {
    close(code, reason)
    return undefined
  }
  if (!parsed.success) return refuse(4002, 'Error while decoding payload.')
  const { token, intents: asked, shard = [0, 1] } = parsed.data
  if (token !== botToken) return refuse(4004, 'Authentication failed.')
  if (shard[0] >= shard[1]) return refuse(4010, 'Invalid shard.')
  if (shard[1] === 1 && sim.world.guilds.size >= 2_500) return refuse(4011, 'Sharding required.')
  if (asked > allIntents) return refuse(4013, 'Invalid intent(s).')
  if (asked & privileged && !sim.privilegedIntents) return refuse(4014, 'Disallowed intent(s).')
  const id = randomBytes(16).toString('hex')
  const session: Session = { id, intents: asked, shard, sequence: 0, sent: [], socket }
  forgetAbsent(sim, shard)
  sim.sessions.set(id, session)
  sendEvent(session, 'READY', readyPayload(sim, session))
  if (asked & intents.guilds) {
    for (const guild of guildsOf(sim, session)) {
      sendEvent(session, 'GUILD_CREATE', guildCreatePayload(sim, session, guild))
    }
  }
  sim.happenings.announce({ type: 'world' })
  return session
}

/** A bot that identifies anew has given up the session that it lost. */
function forgetAbsent(sim: Simulation, shard: Session['shard']): void {
  for (const [id, other] of sim.sessions) {
    const isSame = other.shard[0] === shard[0] && other.shard[1] === shard[1]
    if (isSame && other.socket === undefined) sim.sessions.delete(id)
  }
}

function resume(
  sim: Simulation,
  socket: WebSocket,
  body: unknown,
  close: Close,
  send: (op: number, d: unknown) => void,
): Session | undefined {
  const parsed = resumeShape.safeParse(body)
  if (!parsed.success || parsed.data.token !== botToken) {
    close(parsed.success ? 4004 : 4002, 'Cannot resume.')
    return undefined
  }
  const session = sim.sessions.get(parsed.data.session_id)
  if (!session) {
    send(opcodes.invalidSession, false)
    return undefined
  }
  // The older socket of the same session has lost it.
  session.socket?.close(4000, 'Session resumed elsewhere.')
  session.socket = socket
  if (!replay(session, parsed.data.seq)) {
    sim.sessions.delete(session.id)
    send(opcodes.invalidSession, false)
    return undefined
  }
  sendEvent(session, 'RESUMED', { _trace: [] })
  sim.happenings.announce({ type: 'world' })
  return session
}
