/**
 * From what was typed in a field to the value of a command option, or to the fault in it. Pure.
 * Options of type mentionable and attachment cannot be filled in.
 */
import { words } from './words.js'

/** @import { Choice, CommandOption, State } from './types.js' */

/** @typedef {{ text: string, value?: string | number }} Typed `value` is set when chosen from a list. */

const kinds = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, number: 10 }

/**
 * The fixed list of an option, or `null` if anything may be typed.
 * @param {CommandOption} option
 * @param {Pick<State, 'people' | 'guilds'>} world
 * @returns {Choice[] | null}
 */
export function fixedChoices(option, world) {
  if (option.choices && option.choices.length > 0) return option.choices
  if (option.type === kinds.boolean) {
    return [
      { name: words.yes, value: 'true' },
      { name: words.no, value: 'false' },
    ]
  }
  if (option.type === kinds.user) return world.people.map((p) => ({ name: p.name, value: p.id }))
  if (option.type === kinds.role) {
    return world.guilds
      .flatMap(({ roles = [] }) => roles)
      .map(({ id, name }) => ({ name: name.replace(/^@?/, '@'), value: id }))
  }
  if (option.type !== kinds.channel) return null
  return world.guilds
    .flatMap(({ channels }) => channels)
    .filter(({ canSee, type }) => canSee && (option.channel_types?.includes(type) ?? type !== 4))
    .map(({ id, name }) => ({ name: `#${name}`, value: id }))
}

/**
 * @param {Choice[]} choices
 * @param {string} text
 */
export function filterChoices(choices, text) {
  const wanted = text.trim().toLowerCase()
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/**
 * @param {CommandOption} option
 * @param {Typed | undefined} typed
 * @param {Choice[] | null} choices
 * @returns {{ value?: unknown, fault?: string }} Neither: nothing was typed.
 */
export function readValue(option, typed, choices) {
  const { faults } = words
  const text = typed?.text ?? ''
  if (text.trim() === '') return option.required ? { fault: faults.missing(option.name) } : {}
  if (choices) {
    const value = typed?.value ?? pickChoice(choices, text)?.value
    if (value === undefined) return { fault: faults.choice(option.name) }
    return { value: option.type === kinds.boolean ? value === 'true' : value }
  }
  if (option.type === kinds.integer || option.type === kinds.number) {
    return readNumber(option, String(typed?.value ?? text))
  }
  if (option.type !== kinds.string) return { fault: faults.unsupported(option.name) }
  return readText(option, String(typed?.value ?? text))
}

/** @param {CommandOption} option @param {string} text */
function readNumber(option, text) {
  const { faults } = words
  const value = Number(text.trim().replace(',', '.'))
  if (option.type === kinds.integer && !Number.isInteger(value)) {
    return { fault: faults.integer(option.name) }
  }
  if (!Number.isFinite(value)) return { fault: faults.number(option.name) }
  if (option.min_value !== undefined && value < option.min_value) {
    return { fault: faults.least(option.name, option.min_value) }
  }
  if (option.max_value !== undefined && value > option.max_value) {
    return { fault: faults.most(option.name, option.max_value) }
  }
  return { value }
}

/** @param {CommandOption} option @param {string} text */
function readText(option, text) {
  const { faults } = words
  if (option.min_length !== undefined && text.length < option.min_length) {
    return { fault: faults.short(option.name, option.min_length) }
  }
  if (option.max_length !== undefined && text.length > option.max_length) {
    return { fault: faults.long(option.name, option.max_length) }
  }
  return { value: text }
}

/**
 * A whole name wins; else a beginning that fits one choice alone.
 * @param {Choice[]} choices
 * @param {string} text
 */
export function pickChoice(choices, text) {
  const wanted = text.trim().toLowerCase().replace(/^[#@]/, '')
  const named = choices.map((choice) => ({
    choice,
    name: choice.name.toLowerCase().replace(/^[#@]/, ''),
  }))
  const whole = named.find(({ choice, name }) => name === wanted || String(choice.value) === wanted)
  if (whole) return whole.choice
  const begun = named.filter(({ name }) => name.startsWith(wanted))
  return begun.length === 1 ? begun[0].choice : undefined
}
