/** Starts a local Discord: one server on loopback that an unmodified discord.js client can talk to. */
import type { Faults } from './faults.ts'
import { broadcastToBot } from './gateway/broadcast.ts'
import { createGatewayFaults, type GatewayFaults } from './gateway/faults.ts'
import { listen } from './http-server.ts'
import {
  closeDirectMessages,
  deleteChannel,
  giveRole,
  inviteBot,
  openCommand,
  removeBot,
  setBotPermissions,
} from './life.ts'
import type { Message } from './message.ts'
import { publicMessages } from './message-store.ts'
import { passTime } from './pass-time.ts'
import { createPerson, type Person } from './people/person.ts'
import type { PermissionName } from './permissions.ts'
import { channelIds, guildId, personIds } from './riverside-runners.ts'
import { createSimulation, type SimulationOptions } from './simulation.ts'
import { waitForMessage } from './wait-for-message.ts'
import { applicationId, botToken } from './world.ts'

export interface LocalDiscordOptions extends SimulationOptions {
  /** 0 takes any free port. */
  port?: number
}

export interface LocalDiscord {
  /** The chat page. */
  url: string
  /** For `new Client({ rest: { api } })`. */
  apiUrl: string
  token: string
  applicationId: string
  guild: { id: string; name: string }
  channels: Record<keyof typeof channelIds, { id: string }>
  people: Record<keyof typeof personIds, Person>
  clock(): Temporal.Instant
  /** A jump: what lies between never was. */
  moveClock(duration: Temporal.DurationLike): void
  /** Time passes quickly, minute by minute; each time the listeners are awaited. */
  passTime(duration: Temporal.DurationLike): Promise<void>
  onClockMoved(listener: () => unknown): () => void
  faults: Faults
  gateway: GatewayFaults
  /** The public messages of a channel, oldest first. */
  messages(channelId: string): Message[]
  waitForMessage(
    channelId: string,
    fits: (message: Message) => boolean,
    options?: { timeoutMs?: number },
  ): Promise<Message>
  setBotPermissions(
    channelId: string,
    change: { allow?: readonly PermissionName[]; deny?: readonly PermissionName[] },
  ): void
  closeDirectMessages(personId: string): void
  deleteChannel(channelId: string): void
  /** In Riverside Runners; gives back the role's id. */
  giveRole(personId: string, name: string): string
  /** Lets a role use a command in Riverside Runners, whatever permission the command asks for. */
  openCommand(name: string, roleId: string): void
  /** From Riverside Runners, or from the named server. */
  removeBot(fromGuildId?: string): void
  inviteBot(toGuildId?: string): void
  close(): Promise<void>
}

/** Rejects with code `EADDRINUSE` when the port is taken. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const sim = createSimulation(options)
  const stopServer = await listen(sim, options.port ?? 0)
  const stopBroadcast = broadcastToBot(sim)
  return {
    url: sim.url,
    apiUrl: `${sim.url}/api`,
    token: botToken,
    applicationId,
    guild: { id: guildId, name: sim.world.guilds.get(guildId)?.name ?? '' },
    channels: {
      general: { id: channelIds.general },
      'back-care': { id: channelIds['back-care'] },
      reminders: { id: channelIds.reminders },
      committee: { id: channelIds.committee },
    },
    people: {
      organiser: createPerson(sim, personIds.organiser),
      member: createPerson(sim, personIds.member),
      visitor: createPerson(sim, personIds.visitor),
    },
    clock: sim.clock.now,
    moveClock(duration) {
      sim.clock.jump(duration)
      sim.happenings.announce({ type: 'clock' })
    },
    passTime: (duration) => passTime(sim, duration),
    onClockMoved: sim.clock.onMoved,
    faults: sim.faults,
    gateway: createGatewayFaults(sim),
    messages(channelId) {
      const channel = sim.world.channels.get(channelId)
      return channel ? publicMessages(channel) : []
    },
    waitForMessage: (channelId, fits, wait) => waitForMessage(sim, channelId, fits, wait),
    setBotPermissions: (channelId, change) => setBotPermissions(sim, channelId, change),
    closeDirectMessages: (personId) => closeDirectMessages(sim, personId),
    deleteChannel: (channelId) => deleteChannel(sim, channelId),
    giveRole: (personId, name) => giveRole(sim, guildId, personId, name),
    openCommand: (name, roleId) => openCommand(sim, guildId, name, roleId),
    removeBot: (fromGuildId = guildId) => removeBot(sim, fromGuildId),
    inviteBot: (toGuildId = guildId) => inviteBot(sim, toGuildId),
    async close() {
      stopBroadcast()
      for (const interaction of sim.interactions.values()) {
        interaction.settle({ refused: 'The local Discord was closed' })
      }
      await stopServer()
    },
  }
}
