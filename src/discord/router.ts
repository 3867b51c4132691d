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
import type { RawParts } from './client.ts'
import type { Call, Command, Permission, Reply } from './command.ts'
import { readCustomId } from './custom-id.ts'
import type { NameTable } from './declaration.ts'
import { type Answerable, isAnswerable, readCall } from './read-call.ts'
import { respond } from './respond.ts'

export interface RouterParts<Services> {
  commands: readonly { command: Command<Services>; names: NameTable }[]
  services: Services
  /** The one place that decides who may use a command, its buttons, selects and forms included. */
  mayUse(command: Command<Services>, call: Call): Promise<boolean>
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
  const named = (type: 'message' | undefined) =>
    new Map(
      parts.commands
        .filter(({ command }) => command.shape.type === type)
        .map((entry) => [entry.names.name, entry]),
    )
  const byName = named(undefined)
  const onMessages = named('message')
  const byId = new Map(parts.commands.map((entry) => [entry.command.id, entry]))

  return async function route(interaction: Interaction, raw: RawParts): Promise<void> {
    if (!isAnswerable(interaction)) return
    try {
      if (interaction.isAutocomplete()) await suggest(interaction, raw)
      else await respond(interaction, reply(interaction, raw))
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
    raw: RawParts,
  ): Promise<Reply> {
    const { locale } = interaction
    try {
      const { run, call, command } = find(interaction, raw)
      await checkPermission(command, call)
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

  function find(interaction: Answerable, raw: RawParts) {
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      const typed = interaction.isChatInputCommand()
      const entry = (typed ? byName : onMessages).get(interaction.commandName)
      if (entry === undefined) throw new UserError(parts.words.unknownControl(interaction.locale))
      const { command, names } = entry
      return { command, run: command.run, call: readCall(interaction, { names, raw }) }
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
    return { command, run, call: readCall(interaction, { args, raw }) }
  }

  /** Discord hides a command by its default permission, but a server can change that. */
  async function checkPermission(command: Command<Services>, call: Call): Promise<void> {
    const { permission } = command.shape
    if (permission !== undefined && !(await parts.mayUse(command, call))) {
      throw new UserError(parts.words.missingPermission(call.locale, permission))
    }
  }

  async function suggest(
    interaction: Extract<Answerable, { respond: unknown }>,
    raw: RawParts,
  ): Promise<void> {
    const entry = byName.get(interaction.commandName)
    const call = readCall(interaction, { names: entry?.names, raw })
    const may = entry !== undefined && (await parts.mayUse(entry.command, call))
    const choices = may ? await entry.command.suggest?.(call, parts.services) : []
    await interaction.respond((choices ?? []).slice(0, 25))
  }
}
