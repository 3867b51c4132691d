/**
 * From typed text to a slash command: which commands there are, which one the text names, and
 * what is sent. Pure.
 */
import { fixedChoices, readValue } from './command-values.js'

/**
 * @import { Command, CommandOption, State } from './types.js'
 * @import { Typed } from './command-values.js'
 */

/**
 * @typedef {{ key: string, name: string, description: string, commandId: string,
 *   commandName: string, path: { name: string, type: number }[], options: CommandOption[] }} Entry
 * A command or subcommand that can be sent; `path` leads from the command to it.
 * @typedef {{ name: string, type: number, value?: unknown, focused?: true, options?: SentOption[] }} SentOption
 */

const chatInput = 1
const group = { subcommand: 1, subcommandGroup: 2 }
const contexts = { guild: 0, botDm: 1 }

/**
 * @param {Command[]} commands
 * @param {boolean} inGuild
 * @returns {Entry[]}
 */
export function entriesOf(commands, inGuild) {
  const context = inGuild ? contexts.guild : contexts.botDm
  return commands
    .filter((command) => (command.type ?? chatInput) === chatInput)
    .filter((command) => !command.contexts || command.contexts.includes(context))
    .flatMap((command) => leaves(command, command, []))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/**
 * @param {Command} command
 * @param {Command | CommandOption} at
 * @param {Entry['path']} path
 * @returns {Entry[]}
 */
function leaves(command, at, path) {
  const options = at.options ?? []
  const below = options.filter(({ type }) => Object.values(group).includes(type))
  if (below.length > 0) {
    return below.flatMap((option) =>
      leaves(command, option, [...path, { name: option.name, type: option.type }]),
    )
  }
  const name = [command.name, ...path.map((step) => step.name)].join(' ')
  return [
    {
      key: `${command.id} ${name}`,
      name,
      description: at.description,
      commandId: command.id,
      commandName: command.name,
      path,
      options: [...options].sort(
        (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
      ),
    },
  ]
}

/**
 * Those whose name begins with what was typed come first, then those that contain it.
 * @param {Entry[]} entries
 * @param {string} text As typed, with its slash.
 */
export function filterEntries(entries, text) {
  const wanted = text.slice(1).trim().toLowerCase()
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
  return ranked
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
}

/** @param {Entry} entry @param {string} wanted */
function rankOf(entry, wanted) {
  if (entry.name.startsWith(wanted)) return 0
  if (entry.name.includes(wanted)) return 1
  return wanted.length > 2 && entry.description.toLowerCase().includes(wanted) ? 2 : 3
}

/**
 * The command whose whole name and a space have been typed, and what comes after.
 * @param {Entry[]} entries
 * @param {string} text
 */
export function matchTyped(entries, text) {
  const lower = text.toLowerCase()
  const entry = entries.find(({ name }) => lower.startsWith(`/${name} `))
  return entry ? { entry, rest: text.slice(entry.name.length + 2) } : null
}

/**
 * Discord's interaction data: the options inside their subcommand, if there is one.
 * @param {Entry} entry
 * @param {SentOption[]} options
 */
export function commandData(entry, options) {
  const nested = entry.path.reduceRight(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  )
  return { commandId: entry.commandId, name: entry.commandName, options: nested }
}

/**
 * Reads every option; the first fault stops it.
 * @param {Entry} entry
 * @param {Record<string, Typed>} typed
 * @param {Pick<State, 'people' | 'guilds'>} world
 * @returns {{ options: SentOption[], fault?: { option: string, text: string } }}
 */
export function readOptions(entry, typed, world) {
  /** @type {SentOption[]} */
  const options = []
  for (const option of entry.options) {
    const { value, fault } = readValue(option, typed[option.name], fixedChoices(option, world))
    if (fault) return { options, fault: { option: option.name, text: fault } }
    if (value !== undefined) options.push({ name: option.name, type: option.type, value })
  }
  return { options }
}

/**
 * What is sent while an option is being typed: the readable values and the text of this one.
 * @param {Entry} entry
 * @param {Record<string, Typed>} typed
 * @param {CommandOption} focused
 * @param {Pick<State, 'people' | 'guilds'>} world
 */
export function suggestData(entry, typed, focused, world) {
  const others = entry.options
    .filter((option) => option.name !== focused.name)
    .flatMap((option) => {
      const { value } = readValue(option, typed[option.name], fixedChoices(option, world))
      return value === undefined ? [] : [{ name: option.name, type: option.type, value }]
    })
  const text = typed[focused.name]?.text ?? ''
  const asked = {
    name: focused.name,
    type: focused.type,
    value: text,
    focused: /** @type {const} */ (true),
  }
  return commandData(entry, [...others, asked])
}
