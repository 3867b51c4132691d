/** The rules for commands as they are registered: one by one and as a list. */
import { z } from 'zod'
import { type Fault, refuse, refuseBody } from '../refusal.ts'
import { inspect } from './check.ts'
import {
  type CommandBody,
  type CommandOption,
  chatCommand,
  contextCommand,
} from './command-shape.ts'
import { withoutNulls } from './without-nulls.ts'

/** Reads one command; `at` leads to it in a bulk body. */
export function readCommand(body: unknown, at: PropertyKey[] = []): CommandBody {
  const { value, faults } = inspectCommand(body, at)
  if (!value) throw refuseBody(faults)
  return value
}

/** Reads the body of a bulk overwrite. */
export function readCommandList(body: unknown): CommandBody[] {
  const list = inspect(z.array(z.unknown()), body)
  if (!list.value) throw refuseBody(list.faults)
  const read = list.value.map((it, index) => inspectCommand(it, [index]))
  const faults = read.flatMap((it) => it.faults)
  const commands = read.flatMap((it) => (it.value ? [it.value] : []))
  const seen = new Set<string>()
  for (const [index, { type, name }] of commands.entries()) {
    if (seen.has(`${type} ${name}`)) {
      faults.push({
        path: [index, 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      })
    }
    seen.add(`${type} ${name}`)
  }
  if (faults.length > 0) throw refuseBody(faults)
  refuseTooMany(commands)
  return commands
}

/** 100 chat-input commands, 15 of users and messages together. */
export function refuseTooMany(commands: readonly { type: number }[]): void {
  const chat = commands.filter((it) => it.type === 1).length
  if (chat > 100 || commands.length - chat > 15) throw refuse(30032)
}

function inspectCommand(
  body: unknown,
  at: PropertyKey[],
): { value?: CommandBody; faults: Fault[] } {
  const type = z.object({ type: z.int().min(2).max(3) }).safeParse(body)
  if (type.success) {
    const { value, faults } = inspect(contextCommand, withoutNulls(body), at)
    return value ? { value: complete({ ...value, description: '' }), faults } : { faults }
  }
  const { value, faults } = inspect(chatCommand, withoutNulls(body), at)
  if (!value) return { faults }
  const command = complete({ ...value, type: 1 })
  const wrong = commandFaults(command).map((it) => ({ ...it, path: [...at, ...it.path] }))
  return wrong.length > 0 ? { faults: wrong } : { value: command, faults: [] }
}

type Given = Omit<z.infer<typeof chatCommand>, 'type' | 'description'> & {
  type: number
  description: string
}

function complete(given: Given): CommandBody {
  const permissions = given.default_member_permissions
  return {
    type: given.type,
    name: given.name,
    name_localizations: (given.name_localizations as Record<string, string> | undefined) ?? null,
    description: given.description,
    description_localizations:
      (given.description_localizations as Record<string, string> | undefined) ?? null,
    options: given.options ?? [],
    default_member_permissions:
      permissions === null || permissions === undefined ? null : String(permissions),
    dm_permission: given.dm_permission ?? true,
    contexts: given.contexts ?? null,
    integration_types: given.integration_types ?? [0],
    nsfw: given.nsfw ?? false,
  }
}

function commandFaults(command: CommandBody): Fault[] {
  const faults: Fault[] = []
  const nested = command.options.filter((it) => it.type <= 2).length
  if (nested > 0 && nested < command.options.length) {
    faults.push({
      path: ['options'],
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message:
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
    })
  }
  if (sizeOf(command) > 8000) {
    faults.push({
      path: [],
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: 'Command exceeds maximum size (8000)',
    })
  }
  return faults
}

type Sized = Pick<
  CommandOption,
  | 'name'
  | 'description'
  | 'name_localizations'
  | 'description_localizations'
  | 'options'
  | 'choices'
>

/** Of each text only its longest language counts, as in Discord's documentation. */
function sizeOf(item: Sized | CommandBody): number {
  const longest = (text: string, others: object | null | undefined) =>
    Math.max(text.length, ...Object.values(others ?? {}).map((it) => String(it).length))
  const own =
    longest(item.name, item.name_localizations) +
    longest(item.description, item.description_localizations)
  const choices = 'choices' in item ? (item.choices ?? []) : []
  const inChoices = choices.reduce((sum, it) => sum + it.name.length + String(it.value).length, 0)
  return (item.options ?? []).reduce((sum, it) => sum + sizeOf(it), own + inChoices)
}
