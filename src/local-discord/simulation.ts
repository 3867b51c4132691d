/** Everything one running local Discord holds; passed as the first argument wherever it is needed. */
import { createFaults, type Faults } from './faults.ts'
import type { Session } from './gateway/session.ts'
import { createHappenings, type Happenings } from './happenings.ts'
import type { Form, Interaction } from './interactions/interaction.ts'
import { createMovableClock, type MovableClock } from './movable-clock.ts'
import { createWorld, type GuildPlan } from './riverside-runners.ts'
import { createSnowflakes } from './snowflakes.ts'
import type { World } from './world.ts'

interface Limits {
  /** Discord waits this long for an interaction's first response. */
  firstResponseMs: number
  /** An interaction's token can be used this long. */
  tokenMs: number
  /** After a deferred update, how long a person's action waits for the update itself. */
  deferredUpdateMs: number
  /** How long a message's nonce stays taken, by the local clock. */
  nonceMs: number
}

export interface SimulationOptions {
  rateLimits?: 'off' | 'discord'
  /** Servers beside Riverside Runners. */
  world?: { moreGuilds?: readonly GuildPlan[] }
  limits?: Partial<Limits>
  /** Whether the application may ask for the members, presences and message content intents. */
  privilegedIntents?: boolean
  log?: (line: string) => void
}

export interface Simulation {
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  url: string
  readonly rateLimits: 'off' | 'discord'
  readonly privilegedIntents: boolean
  readonly limits: Limits
  readonly log: (line: string) => void
  readonly clock: MovableClock
  readonly newId: () => string
  readonly world: World
  readonly happenings: Happenings
  readonly faults: Faults
  readonly sessions: Map<string, Session>
  /** By interaction id, oldest first. */
  readonly interactions: Map<string, Interaction>
  /** Modals that wait to be submitted, by form id. */
  readonly forms: Map<string, Form>
  /** The message that took a nonce, by author, channel and nonce. */
  readonly nonces: Map<string, { messageId: string; atMs: number }>
}

export function createSimulation(options: SimulationOptions): Simulation {
  const clock = createMovableClock()
  return {
    url: '',
    rateLimits: options.rateLimits ?? 'discord',
    privilegedIntents: options.privilegedIntents ?? false,
    limits: {
      firstResponseMs: 3_000,
      tokenMs: 15 * 60_000,
      deferredUpdateMs: 3_000,
      nonceMs: 5 * 60_000,
      ...options.limits,
    },
    log: options.log ?? (() => {}),
    clock,
    newId: createSnowflakes(clock.epochMs),
    world: createWorld(options.world?.moreGuilds),
    happenings: createHappenings(),
    faults: createFaults(),
    sessions: new Map(),
    interactions: new Map(),
    forms: new Map(),
    nonces: new Map(),
  }
}

/** Discord writes times with microseconds and an offset. */
export function timestamp(sim: Simulation): string {
  return new Date(sim.clock.epochMs()).toISOString().replace('Z', '000+00:00')
}
