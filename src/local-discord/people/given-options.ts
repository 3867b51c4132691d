/** Checks what a person gives to a command's options, as Discord's own client would. */
import type { CommandOption } from '../rules/command-shape.ts'
import type { StoredCommand } from '../world.ts'

/** Discord's format of options in an interaction. */
export interface GivenOption {
  name: string
  type: number
  value?: string | number | boolean | undefined
  focused?: boolean | undefined
  options?: GivenOption[] | undefined
}

/** Says what is wrong, in a sentence for the person, or nothing. */
export function refusedOptions(
  declared: readonly CommandOption[],
  given: readonly GivenOption[],
): string | undefined {
  const typing = isTyping(given)
  const nested = declared.filter((it) => it.type <= 2)
  if (nested.length > 0) {
    const [chosen, ...others] = given
    const option = nested.find((it) => it.name === chosen?.name)
    if (!chosen || !option || others.length > 0) return 'Unknown subcommand'
    if (chosen.type !== option.type) return 'Unknown subcommand'
    return refusedOptions(option.options ?? [], chosen.options ?? [])
  }
  for (const one of given) {
    const option = declared.find((it) => it.name === one.name)
    if (!option) return `Unknown option: ${one.name}`
    const wrong = one.focused ? undefined : refusedValue(option, one)
    if (wrong) return `${one.name}: ${wrong}`
  }
  if (new Set(given.map((it) => it.name)).size < given.length) return 'An option is given twice'
  const missing = declared.find((it) => it.required && !given.some(({ name }) => name === it.name))
  return missing && !typing ? `${missing.name}: This option is required` : undefined
}

function isTyping(given: readonly GivenOption[]): boolean {
  return given.some((it) => it.focused || isTyping(it.options ?? []))
}

function refusedValue(option: CommandOption, given: GivenOption): string | undefined {
  const { value } = given
  if (given.type !== option.type) return 'The value has the wrong type'
  switch (option.type) {
    case 3:
      if (typeof value !== 'string') return 'The value has the wrong type'
      return refusedChoice(option, value) ?? refusedText(option, value)
    case 4:
    case 10:
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'The value is not a number'
      if (option.type === 4 && !Number.isSafeInteger(value))
        return 'The value is not a whole number'
      return refusedChoice(option, value) ?? refusedNumber(option, value)
    case 5:
      return typeof value === 'boolean' ? undefined : 'The value must be true or false'
    default:
      return typeof value === 'string' ? undefined : 'The value has the wrong type'
  }
}

function refusedChoice(option: CommandOption, value: string | number): string | undefined {
  const choices = option.choices ?? []
  if (choices.length === 0 || choices.some((it) => it.value === value)) return undefined
  return 'The value is not one of the choices'
}

function refusedText(option: CommandOption, value: string): string | undefined {
  const least = Math.max(option.min_length ?? 0, option.required ? 1 : 0)
  const most = option.max_length ?? 6000
  if (value.length < least) return `The value must have at least ${least} characters`
  return value.length > most ? `The value must have at most ${most} characters` : undefined
}

function refusedNumber(option: CommandOption, value: number): string | undefined {
  if (option.min_value !== undefined && value < option.min_value) {
    return `The value must be at least ${option.min_value}`
  }
  if (option.max_value !== undefined && value > option.max_value) {
    return `The value must be at most ${option.max_value}`
  }
  return undefined
}

/** Puts flat values under the subcommand of a name such as `remind add`. */
export function arrangeOptions(
  command: StoredCommand,
  words: readonly string[],
  values: Record<string, string | number | boolean>,
  focused?: string,
): GivenOption[] {
  let declared: CommandOption[] = command.options
  const path: CommandOption[] = []
  for (const word of words) {
    const next = declared.find((it) => it.name === word && it.type <= 2)
    path.push(next ?? { name: word, description: '', type: 1 })
    declared = next?.options ?? []
  }
  const given = Object.entries(values).map(
    ([name, value]): GivenOption => ({
      name,
      // An unknown option keeps its name, so that the refusal can tell it.
      type: declared.find((it) => it.name === name)?.type ?? 3,
      value,
      ...(name === focused ? { focused: true } : {}),
    }),
  )
  return path.reduceRight<GivenOption[]>(
    (options, { name, type }) => [{ name, type, options }],
    given,
  )
}
