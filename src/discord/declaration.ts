/**
 * Builds what Discord is told about a command: its shape with the names and descriptions of the
 * wording, in the default language and every other one.
 */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { Command, OptionShape } from './command.ts'

/** The words of one language by dotted key (`commands.ask.name`). */
export interface Words {
  language: string
  wording: Readonly<Record<string, string>>
}

const contexts = {
  guild: InteractionContextType.Guild,
  'bot-dm': InteractionContextType.BotDM,
  private: InteractionContextType.PrivateChannel,
} as const

const installs = {
  guild: ApplicationIntegrationType.GuildInstall,
  user: ApplicationIntegrationType.UserInstall,
} as const

/** Where a message can be posted. */
const postable = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const

/** @param languages the default language first. */
export function declare(
  command: Command<never>,
  languages: readonly Words[],
): RESTPostAPIApplicationCommandsJSONBody {
  const words = wordsFrom(languages)
  const { shape } = command
  const base = `commands.${command.id}`
  const named = words(base)
  const common = {
    default_member_permissions:
      shape.permission === undefined ? null : String(PermissionFlagsBits[shape.permission]),
    contexts: shape.contexts.map((context) => contexts[context]),
    integration_types: shape.installs.map((install) => installs[install]),
  }
  if (shape.type === 'message') {
    // Its description is for /help; Discord takes none.
    const { name, name_localizations } = named
    return { type: ApplicationCommandType.Message, name, name_localizations, ...common }
  }
  const options =
    shape.subcommands?.map((subcommand) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      ...words(`${base}.${subcommand.id}`),
      options: (subcommand.options ?? []).map((option) =>
        declareOption(option, `${base}.${subcommand.id}`, words),
      ),
    })) ?? shape.options?.map((option) => declareOption(option, base, words))
  return {
    type: ApplicationCommandType.ChatInput,
    ...named,
    ...common,
    options: options ?? [],
  }
}

/** Discord sends back the default language's names; commands know their ids. */
export interface NameTable {
  /** The command's name in Discord. */
  name: string
  subcommands: ReadonlyMap<string, string>
  /** `subcommand id/option name` (nothing before the slash without subcommands) to option id. */
  options: ReadonlyMap<string, string>
}

export function nameTable(command: Command<never>, languages: readonly Words[]): NameTable {
  const words = wordsFrom(languages)
  const base = `commands.${command.id}`
  const parts = command.shape.subcommands ?? [{ id: '', options: command.shape.options ?? [] }]
  return {
    name: words(base).name,
    subcommands: new Map(
      (command.shape.subcommands ?? []).map(({ id }) => [words(`${base}.${id}`).name, id]),
    ),
    options: new Map(
      parts.flatMap(({ id, options = [] }) =>
        options.map((option) => {
          const path = id === '' ? base : `${base}.${id}`
          return [`${id}/${words(`${path}.options.${option.id}`).name}`, option.id] as const
        }),
      ),
    ),
  }
}

function declareOption(
  option: OptionShape,
  base: string,
  words: ReturnType<typeof wordsFrom>,
): APIApplicationCommandBasicOption {
  const key = `${base}.options.${option.id}`
  const common = { ...words(key), required: option.required ?? false }
  switch (option.type) {
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...postable] }
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean }
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role }
    case 'integer':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        ...(option.min === undefined ? {} : { min_value: option.min }),
        ...(option.max === undefined ? {} : { max_value: option.max }),
      }
    case 'string': {
      const limits = option.maxLength === undefined ? {} : { max_length: option.maxLength }
      const type = ApplicationCommandOptionType.String as const
      if (option.autocomplete === true) return { ...common, type, ...limits, autocomplete: true }
      const choices = option.choices?.map((value) => ({
        value,
        ...words.choice(`${key}.choices.${value}`),
      }))
      return choices === undefined ? { ...common, type, ...limits } : { ...common, type, choices }
    }
  }
}

/** Reads a name and description by key, with their translations. */
function wordsFrom(languages: readonly Words[]) {
  const [first, ...others] = languages
  const read = (key: string) => {
    const sentence = first?.wording[key]
    if (sentence === undefined) throw new Error(`the wording has no ${key}`)
    return sentence
  }
  const translations = (key: string) =>
    Object.fromEntries(
      others.flatMap(({ language, wording }) => {
        const sentence = wording[key]
        return sentence === undefined ? [] : [[language, sentence]]
      }),
    )
  const words = (base: string) => ({
    name: read(`${base}.name`),
    name_localizations: translations(`${base}.name`),
    description: read(`${base}.description`),
    description_localizations: translations(`${base}.description`),
  })
  const choice = (key: string) => ({ name: read(key), name_localizations: translations(key) })
  return Object.assign(words, { choice })
}
