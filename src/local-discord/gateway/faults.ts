/** Faults of the gateway that a test orders. */
import type { Simulation } from '../simulation.ts'
import { opcodes } from './session.ts'

export interface GatewayFaults {
  /** Asks the bot to reconnect and resume, as Discord does a few times a day. */
  reconnect(): void
  /** Ends the sessions; the bot resumes if it may, and else identifies afresh. */
  invalidSession(resumable: boolean): void
  /** Closes the sockets with a code; without one they just break off. */
  drop(code?: number): void
  /** How many sessions are connected. */
  connected(): number
}

export function createGatewayFaults(sim: Simulation): GatewayFaults {
  const open = () => [...sim.sessions.values()].filter((session) => session.socket)
  const tell = (op: number, d: unknown) => {
    for (const { socket } of open()) socket?.send(JSON.stringify({ op, d, s: null, t: null }))
  }
  return {
    reconnect: () => tell(opcodes.reconnect, null),
    invalidSession(resumable) {
      tell(opcodes.invalidSession, resumable)
      if (!resumable) sim.sessions.clear()
    },
    drop(code) {
      for (const { socket } of open()) {
        if (code === undefined) socket?.terminate()
        else socket?.close(code, 'ordered by a test')
      }
    },
    connected: () => open().length,
  }
}
