/**
 * What a command is: plain data in, plain data out. No command touches discord.js.
 *
 * Words (names and descriptions) are not in the shape: `discord/declaration.ts` reads them from the
 * wording under `commands.<id>`, in every language there is.
 */
import type { Card, Form } from '../card.ts'

/** One interaction as the commands see it. */
export interface Call {
  /** `name` is what the person chose to be called here: their text, to be escaped. */
  person: { id: string; name: string }
  /** `null` in direct messages. */
  guildId: string | null
  channelId: string
  locale: string
  /** What the person may do in this channel; empty in direct messages. */
  permissions: ReadonlySet<Permission>
  /** Ids of the person's roles in this server; empty in direct messages. */
  roles: ReadonlySet<string>
  /** What the bot may do in this channel. */
  botPermissions: ReadonlySet<Permission>
  subcommand: string | null
  options: Record<string, OptionValue>
  /** The arguments of the pressed custom id: untrusted. */
  args: string[]
  /** What was picked in a select: untrusted. */
  values: string[]
  /** What was typed in a form, by field id. */
  fields: Record<string, string>
  /** The option being typed, while `suggest` runs. */
  focused: { option: string; text: string } | null
  /** The message in whose menu the command was chosen; its text is "" for mere pictures. */
  message: { text: string } | null
}

export type Permission =
  | 'ManageGuild'
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'ReadMessageHistory'
  | 'MentionEveryone'

export type OptionValue = string | number | boolean | PickedChannel | PickedRole

export interface PickedChannel {
  channelId: string
  name: string
  isThread: boolean
  /** What the bot may do there (Discord's `app_permissions`). */
  botPermissions: ReadonlySet<Permission>
}

export interface PickedRole {
  roleId: string
  /** By everybody. */
  mentionable?: boolean
}

export type Reply =
  /** 'asker' is seen by the person alone. */
  | { say: Card; to: 'asker' | 'channel' }
  /** Replaces the message whose button or select was used. */
  | { update: Card }
  | { ask: Form }

export interface Choice {
  name: string
  value: string
}

/** `Services` is what the commands may use; `commands/services.ts` lists it. */
export interface Command<Services> {
  /** Key of its words in the wording, and first part of its custom ids. */
  id: string
  shape: CommandShape
  run(call: Call, services: Services): Promise<Reply>
  /** At most 25 choices. */
  suggest?(call: Call, services: Services): Promise<Choice[]>
  actions?: Record<string, (call: Call, services: Services) => Promise<Reply>>
}

export interface CommandShape {
  /** `message`: chosen in the menu of a message ("Apps") instead of typed; it has no options. */
  type?: 'message'
  /**
   * Hidden in Discord from those without it. Checked again on our side (`mayUse` of the router), for
   * commands as for buttons, selects and forms.
   */
  permission?: Permission
  contexts: ('guild' | 'bot-dm' | 'private')[]
  installs: ('guild' | 'user')[]
  options?: OptionShape[]
  subcommands?: { id: string; options?: OptionShape[] }[]
}

export interface OptionShape {
  id: string
  type: 'string' | 'integer' | 'boolean' | 'channel' | 'role'
  required?: boolean
  /** Ids whose names stand in the wording under `choices`. */
  choices?: string[]
  autocomplete?: boolean
  maxLength?: number
  min?: number
  max?: number
}
