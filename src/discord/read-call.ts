/** Makes a Call of a discord.js interaction: the plain data that commands work on. */
import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionsBitField,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { RawParts } from './client.ts'
import type { Call, OptionValue, Permission, PickedChannel } from './command.ts'
import type { NameTable } from './declaration.ts'

/** The kinds of interaction the bot answers. */
export type Answerable =
  | AutocompleteInteraction
  | ButtonInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction
  | StringSelectMenuInteraction

const permissions: readonly Permission[] = [
  'ManageGuild',
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'MentionEveryone',
]

export function isAnswerable(interaction: Interaction): interaction is Answerable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
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
  raw?: RawParts
}

export function readCall(interaction: Answerable, setting: CallSetting): Call {
  const { args = [], names, raw = { channels: {}, roles: [] } } = setting
  const command = interaction.isChatInputCommand() || interaction.isAutocomplete()
  const subcommandName = command ? interaction.options.getSubcommand(false) : null
  const subcommand =
    subcommandName === null ? null : (names?.subcommands.get(subcommandName) ?? subcommandName)
  const optionId = (name: string) => names?.options.get(`${subcommand ?? ''}/${name}`) ?? name
  const focused = interaction.isAutocomplete() ? interaction.options.getFocused(true) : null
  return {
    person: { id: interaction.user.id, name: nameOf(interaction) },
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? '',
    locale: interaction.locale,
    permissions: permissionSet(interaction.memberPermissions?.bitfield ?? 0n),
    roles: new Set(raw.roles),
    botPermissions: permissionSet(interaction.appPermissions.bitfield),
    subcommand,
    options: command ? readOptions(interaction.options.data, optionId, raw) : {},
    args,
    values: interaction.isStringSelectMenu() ? interaction.values : [],
    fields: interaction.isModalSubmit() ? readFields(interaction) : {},
    focused:
      focused === null ? null : { option: optionId(focused.name), text: String(focused.value) },
    message: interaction.isMessageContextMenuCommand() ? readMessage(interaction) : null,
  }
}

/** A forwarded message has its text in a snapshot; a raw one (unknown channel) has no snapshots. */
function readMessage({ targetMessage }: MessageContextMenuCommandInteraction): { text: string } {
  return { text: targetMessage.content || (targetMessage.messageSnapshots?.first()?.content ?? '') }
}

function nameOf({ member, user }: Answerable): string {
  if (member !== null && 'displayName' in member) return member.displayName
  return member?.nick ?? user.displayName
}

function readOptions(
  options: readonly CommandInteractionOption[],
  optionId: (name: string) => string,
  raw: RawParts,
): Record<string, OptionValue> {
  const read: Record<string, OptionValue> = {}
  for (const option of options) {
    const id = optionId(option.name)
    if (option.options !== undefined)
      Object.assign(read, readOptions(option.options, optionId, raw))
    else if (option.channel != null) read[id] = pickedChannel(option.channel.id, raw)
    else if (option.type === ApplicationCommandOptionType.Role)
      read[id] = {
        roleId: String(option.value),
        mentionable: option.role?.mentionable ?? false,
      }
    else if (option.value !== undefined) read[id] = option.value
  }
  return read
}

function pickedChannel(channelId: string, { channels }: RawParts): PickedChannel {
  const channel = channels[channelId]
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
