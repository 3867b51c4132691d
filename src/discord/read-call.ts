/** Makes a Call of a discord.js interaction: the plain data that commands work on. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type ModalSubmitInteraction,
  PermissionsBitField,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { PickedChannels } from './client.ts'
import type { Call, OptionValue, Permission, PickedChannel } from './command.ts'
import type { NameTable } from './declaration.ts'

/** The kinds of interaction the bot answers. */
export type Answerable =
  | AutocompleteInteraction
  | ButtonInteraction
  | ChatInputCommandInteraction
  | ModalSubmitInteraction
  | StringSelectMenuInteraction

const permissions: readonly Permission[] = [
  'ManageGuild',
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
]

export function isAnswerable(interaction: Interaction): interaction is Answerable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isAutocomplete() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()
  )
}

export interface CallSetting {
  /** The arguments of the custom id, where there is one. */
  args?: string[]
  /** Turns Discord's names back into ids, for commands. */
  names?: NameTable | undefined
  picked?: PickedChannels
}

export function readCall(interaction: Answerable, setting: CallSetting): Call {
  const { args = [], names, picked = {} } = setting
  const command = interaction.isChatInputCommand() || interaction.isAutocomplete()
  const subcommandName = command ? interaction.options.getSubcommand(false) : null
  const subcommand =
    subcommandName === null ? null : (names?.subcommands.get(subcommandName) ?? subcommandName)
  const optionId = (name: string) => names?.options.get(`${subcommand ?? ''}/${name}`) ?? name
  const focused = interaction.isAutocomplete() ? interaction.options.getFocused(true) : null
  return {
    person: { id: interaction.user.id },
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? '',
    locale: interaction.locale,
    permissions: permissionSet(interaction.memberPermissions?.bitfield ?? 0n),
    botPermissions: permissionSet(interaction.appPermissions.bitfield),
    subcommand,
    options: command ? readOptions(interaction.options.data, optionId, picked) : {},
    args,
    values: interaction.isStringSelectMenu() ? interaction.values : [],
    fields: interaction.isModalSubmit() ? readFields(interaction) : {},
    focused:
      focused === null ? null : { option: optionId(focused.name), text: String(focused.value) },
  }
}

function readOptions(
  options: readonly CommandInteractionOption[],
  optionId: (name: string) => string,
  picked: PickedChannels,
): Record<string, OptionValue> {
  const read: Record<string, OptionValue> = {}
  for (const option of options) {
    const id = optionId(option.name)
    if (option.options !== undefined)
      Object.assign(read, readOptions(option.options, optionId, picked))
    else if (option.channel != null) read[id] = pickedChannel(option.channel.id, picked)
    else if (option.value !== undefined) read[id] = option.value
  }
  return read
}

function pickedChannel(channelId: string, picked: PickedChannels): PickedChannel {
  const channel = picked[channelId]
  return {
    channelId,
    name: channel?.name ?? '',
    isThread: channel !== undefined && threads.includes(channel.type),
    botPermissions: permissionSet(BigInt(channel?.app_permissions ?? 0)),
  }
}

const threads: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]

function permissionSet(bits: bigint): ReadonlySet<Permission> {
  const field = new PermissionsBitField(bits)
  return new Set(permissions.filter((permission) => field.has(permission)))
}

function readFields(interaction: ModalSubmitInteraction): Record<string, string> {
  const texts = [...interaction.fields.fields.values()].flatMap((field) =>
    'value' in field ? [[field.customId, field.value]] : [],
  )
  return Object.fromEntries(texts)
}
