/** Everything the chat page shows to one person, at once. */
import { channelsOf } from '../api-json.ts'
import { commandJson } from '../command-json.ts'
import { isBotOnline } from '../gateway/session.ts'
import { messagesSeenBy } from '../message-store.ts'
import { commandsFor, commandTypes } from '../people/use-command.ts'
import { may, permissionBits, permissionsInGuild } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import type { Guild, StoredCommand, User } from '../world.ts'

export function snapshotFor(sim: Simulation, person: User) {
  const { world } = sim
  const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(person.id))
  const visible = [...world.channels.values()].filter((channel) =>
    may(world, channel, person.id, 'ViewChannel'),
  )
  return {
    me: { id: person.id, name: person.name },
    people: [...world.users.values()].map((user) => personJson(guilds, user)),
    guilds: guilds.map((guild) => ({
      id: guild.id,
      name: guild.name,
      roles: guild.roles.map(({ id, name }) => ({ id, name })),
      channels: channelsOf(world, guild).map((channel) => ({
        id: channel.id,
        name: channel.name,
        type: channel.type,
        ...(channel.topic === undefined ? {} : { topic: channel.topic }),
        canSee: may(world, channel, person.id, 'ViewChannel'),
      })),
    })),
    directMessages: visible
      .filter((channel) => channel.recipientId === person.id)
      .map((channel) => ({ channelId: channel.id, personId: person.id })),
    commands: usableCommands(sim, person),
    messages: Object.fromEntries(
      visible.map((channel) => [channel.id, messagesSeenBy(channel, person.id)]),
    ),
    clock: { now: sim.clock.epochMs() },
    botOnline: isBotOnline(sim),
  }
}

/** The commands this person can use in any channel they see, or in direct messages. */
export function usableCommands(sim: Simulation, person: User) {
  const places = [...sim.world.channels.values()].filter((channel) =>
    may(sim.world, channel, person.id, 'ViewChannel'),
  )
  const found = new Map<string, StoredCommand>()
  for (const channel of places) {
    for (const type of Object.values(commandTypes)) {
      for (const command of commandsFor(sim, person.id, channel, type)) {
        found.set(command.id, command)
      }
    }
  }
  return [...found.values()].map((command) => commandJson(command))
}

function personJson(guilds: readonly Guild[], user: User) {
  const roles = guilds.flatMap((guild) =>
    guild.roles.filter((role) => guild.members.get(user.id)?.roleIds.includes(role.id)),
  )
  return {
    id: user.id,
    name: user.name,
    bot: user.bot,
    roles: [...new Set(roles.map((role) => role.name))],
    organiser: guilds.some(
      (guild) => (permissionsInGuild(guild, user.id) & permissionBits.ManageGuild) !== 0n,
    ),
    colour: user.colour,
  }
}
