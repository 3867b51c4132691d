/** A person uses a command or types into an option with suggestions. */
import { type Choice, interactionTypes, type Outcome } from '../interactions/interaction.ts'
import { openInteraction } from '../interactions/lifecycle.ts'
import { may, permissionBits, permissionsIn } from '../permissions.ts'
import type { CommandOption } from '../rules/command-shape.ts'
import type { Simulation } from '../simulation.ts'
import { botId, type Channel, commandsIn, type StoredCommand, type World } from '../world.ts'
import { type GivenOption, refusedOptions } from './given-options.ts'
import { allowsChannelType, pickedIn, resolve } from './resolved.ts'

/** Typed ones, and those in the menu of a message; those in the menu of a person are not offered. */
export const commandTypes = { chat: 1, message: 3 } as const

type CommandType = (typeof commandTypes)[keyof typeof commandTypes]

/** The commands that a person finds in a channel: a server's own before the global ones. */
export function commandsFor(
  sim: Simulation,
  personId: string,
  channel: Channel,
  type: CommandType = commandTypes.chat,
): StoredCommand[] {
  const { world } = sim
  const own = channel.guildId === undefined ? [] : [...commandsIn(world, channel.guildId).values()]
  const global = [...commandsIn(world, 'global').values()]
  return [...own, ...global].filter(
    (command) =>
      command.type === type &&
      isOffered(world, command, channel) &&
      mayUse(sim, personId, channel, command),
  )
}

function isOffered(world: World, command: StoredCommand, channel: Channel): boolean {
  // 0 servers, 1 direct messages with the bot; without contexts a command is offered in both.
  const guild = world.guilds.get(channel.guildId ?? '')
  if (guild && !guild.members.has(botId)) return false
  const inDirect = command.contexts?.includes(1) ?? command.dm_permission
  const inGuild = (command.contexts?.includes(0) ?? true) && command.integration_types.includes(0)
  return channel.guildId === undefined ? inDirect : inGuild
}

function mayUse(
  sim: Simulation,
  personId: string,
  channel: Channel,
  command: StoredCommand,
): boolean {
  if (!may(sim.world, channel, personId, 'UseApplicationCommands')) return false
  const needed = command.default_member_permissions
  if (needed === null || channel.guildId === undefined) return true
  const guild = sim.world.guilds.get(channel.guildId)
  const opened = guild?.openedTo.get(command.name)
  if (guild?.members.get(personId)?.roleIds.some((id) => opened?.has(id))) return true
  const held = permissionsIn(sim.world, channel, personId)
  if (held & permissionBits.Administrator) return true
  // "0" stands for nobody but administrators.
  return needed !== '0' && (held & BigInt(needed)) === BigInt(needed)
}

/** Finds a command by id or name, or says why the person cannot use it here. */
export function findCommand(
  sim: Simulation,
  personId: string,
  channel: Channel,
  idOrName: string,
  type: CommandType = commandTypes.chat,
): { command?: StoredCommand; refused?: string } {
  const is = (it: StoredCommand) => it.type === type && (it.id === idOrName || it.name === idOrName)
  const command = commandsFor(sim, personId, channel, type).find(is)
  if (command) return { command }
  const scopes = [channel.guildId ?? 'global', 'global']
  const known = scopes.flatMap((scope) => [...commandsIn(sim.world, scope).values()]).find(is)
  if (!known) return { refused: 'Unknown command' }
  return {
    refused: isOffered(sim.world, known, channel)
      ? 'You do not have permission to use this command'
      : 'This command cannot be used here',
  }
}

/** Sends the command to the bot and waits for what comes of it. */
export async function useCommand(
  sim: Simulation,
  personId: string,
  channel: Channel,
  command: StoredCommand,
  options: GivenOption[],
): Promise<Outcome> {
  const refused = refusedOptions(command.options, options)
  if (refused) return { refused }
  const data = commandData(sim, personId, channel, command, options)
  if (!data) return { refused: 'The value is not one that can be picked here' }
  return openInteraction(sim, about(personId, channel, command, interactionTypes.command), data)
}

/** Asks the bot for suggestions for the option marked as focused. */
export async function askSuggestions(
  sim: Simulation,
  personId: string,
  channel: Channel,
  command: StoredCommand,
  options: GivenOption[],
): Promise<Choice[] | { refused: string }> {
  const refused = refusedOptions(command.options, options) ?? refusedFocus(command.options, options)
  if (refused) return { refused }
  const data = commandData(sim, personId, channel, command, options)
  if (!data) return { refused: 'The value is not one that can be picked here' }
  const type = interactionTypes.autocomplete
  const settled = await openInteraction(sim, about(personId, channel, command, type), data)
  return settled.choices ?? { refused: 'Loading options failed' }
}

function refusedFocus(
  declared: readonly CommandOption[],
  given: readonly GivenOption[],
): string | undefined {
  for (const one of given) {
    const option = declared.find((it) => it.name === one.name)
    if (one.focused) return option?.autocomplete ? undefined : `${one.name} has no suggestions`
    const inner = one.options && refusedFocus(option?.options ?? [], one.options)
    if (one.options) return inner
  }
  return 'No option is being typed'
}

function about(
  personId: string,
  channel: Channel,
  command: StoredCommand,
  type: typeof interactionTypes.command | typeof interactionTypes.autocomplete,
) {
  const guild = channel.guildId === undefined ? {} : { guildId: channel.guildId }
  return {
    type,
    personId,
    channelId: channel.id,
    name: command.name,
    commandId: command.id,
    ...guild,
  }
}

function commandData(
  sim: Simulation,
  personId: string,
  channel: Channel,
  command: StoredCommand,
  options: GivenOption[],
): Record<string, unknown> | undefined {
  const guild = sim.world.guilds.get(channel.guildId ?? '')
  const resolved = resolve(sim, guild, personId, pickedIn(guild, options))
  if (!resolved || !channelTypesFit(sim, command.options, options)) return undefined
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
    options,
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  }
}

function channelTypesFit(
  sim: Simulation,
  declared: readonly CommandOption[],
  given: readonly GivenOption[],
): boolean {
  return given.every((one) => {
    const option = declared.find((it) => it.name === one.name)
    if (one.options) return channelTypesFit(sim, option?.options ?? [], one.options)
    if (one.type !== 7 || one.focused) return true
    return allowsChannelType(sim.world.channels.get(String(one.value)), option?.channel_types)
  })
}
