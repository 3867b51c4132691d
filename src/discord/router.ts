/**
 * Takes each interaction to its command and the command's reply back to Discord.
 * The one error boundary: a UserError is shown to the person; anything else is logged under an id,
 * and the person sees the id.
 */
import { randomUUID } from 'node:crypto'
import type { Interaction } from 'discord.js'
import type { Card } from '../card.ts'
import { UserError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { PickedChannels } from './client.ts'
import type { Call, Command, Permission, Reply } from './command.ts'
import { readCustomId } from './custom-id.ts'
import type { NameTable } from './declaration.ts'
import { type Answerable, isAnswerable, readCall } from './read-call.ts'
import { respond } from './respond.ts'

export interface RouterParts<Services> {
  commands: readonly { command: Command<Services>; names: NameTable }[]
  services: Services
  log: Log
  /** What the router itself has to say, in the person's language. */
  words: {
    fault(locale: string, id: string): Card
    notice(locale: string, sentence: string): Card
    unknownControl(locale: string): string
    missingPermission(locale: string, permission: Permission): string
  }
}

/** @returns a handler for every interaction; it never throws. */
export function createRouter<Services>(parts: RouterParts<Services>) {
  const byName = new Map(parts.commands.map((entry) => [entry.names.name, entry]))
  const byId = new Map(parts.commands.map((entry) => [entry.command.id, entry]))

  return async function route(interaction: Interaction, picked: PickedChannels): Promise<void> {
    if (!isAnswerable(interaction)) return
    try {
      if (interaction.isAutocomplete()) await suggest(interaction)
      else await respond(interaction, reply(interaction, picked))
    } catch (error) {
      // The answer itself could not be delivered: nothing more can be said to the person.
      parts.log.error(
        { error, interaction: interaction.id },
        'an interaction could not be answered',
      )
    }
  }

  async function reply(
    interaction: Exclude<Answerable, { respond: unknown }>,
    picked: PickedChannels,
  ): Promise<Reply> {
    const { locale } = interaction
    try {
      const { run, call, command } = find(interaction, picked)
      checkPermission(command, call)
      return await run(call, parts.services)
    } catch (error) {
      if (error instanceof UserError) {
        return { say: parts.words.notice(locale, error.message), to: 'asker' }
      }
      const id = randomUUID().slice(0, 8)
      parts.log.error({ error, fault: id }, 'a command failed')
      return { say: parts.words.fault(locale, id), to: 'asker' }
    }
  }

  function find(interaction: Answerable, picked: PickedChannels) {
    if (interaction.isChatInputCommand()) {
      const entry = byName.get(interaction.commandName)
      if (entry === undefined) throw new UserError(parts.words.unknownControl(interaction.locale))
      const { command, names } = entry
      return { command, run: command.run, call: readCall(interaction, { names, picked }) }
    }
    const [id, action, ...args] =
      ('customId' in interaction && readCustomId(interaction.customId)) || []
    const command = byId.get(id ?? '')?.command
    // `hasOwn`: an action called "constructor" must not find Object's own.
    const known = command?.actions !== undefined && Object.hasOwn(command.actions, action ?? '')
    const run = known ? command.actions?.[action ?? ''] : undefined
    if (command === undefined || run === undefined) {
      throw new UserError(parts.words.unknownControl(interaction.locale))
    }
    return { command, run, call: readCall(interaction, { args }) }
  }

  /** Discord hides a command by its default permission, but a server can change that. */
  function checkPermission(command: Command<Services>, call: Call): void {
    const { permission } = command.shape
    if (permission !== undefined && !call.permissions.has(permission)) {
      throw new UserError(parts.words.missingPermission(call.locale, permission))
    }
  }

  async function suggest(interaction: Extract<Answerable, { respond: unknown }>): Promise<void> {
    const entry = byName.get(interaction.commandName)
    const call = readCall(interaction, { names: entry?.names })
    const { permission } = entry?.command.shape ?? {}
    const may = permission === undefined || call.permissions.has(permission)
    const choices = may ? await entry?.command.suggest?.(call, parts.services) : []
    await interaction.respond((choices ?? []).slice(0, 25))
  }
}
