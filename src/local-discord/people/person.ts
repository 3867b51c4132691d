/** A person as tests drive them: they act by what they read on the screen, and get what they see. */
import { openDirectMessages } from '../direct-messages.ts'
import type { Choice, Form, Outcome } from '../interactions/interaction.ts'
import { type Component, type Message, walkComponents } from '../message.ts'
import { messagesSeenBy } from '../message-store.ts'
import type { Simulation } from '../simulation.ts'
import { waitForMessage } from '../wait-for-message.ts'
import type { Channel } from '../world.ts'
import { arrangeOptions } from './given-options.ts'
import { say } from './say.ts'
import { type FieldValue, submitForm } from './submit-form.ts'
import { askSuggestions, findCommand, useCommand } from './use-command.ts'
import { useComponent } from './use-component.ts'
import { useOnMessage } from './use-on-message.ts'

type OptionValues = Record<string, string | number | boolean>

export interface Person {
  id: string
  name: string
  locale: string
  /** `name` includes the subcommand, as in `remind add`. A channel is given by its id. */
  command(channelId: string, name: string, options?: OptionValues): Promise<Outcome>
  /** What the bot suggests while the option `focused` holds its value in `options`. */
  suggest(
    channelId: string,
    name: string,
    options: OptionValues,
    focused: string,
  ): Promise<Choice[]>
  /** A command of the message's menu ("Apps"), by the name that the menu shows. */
  useOnMessage(message: Message, name: string): Promise<Outcome>
  press(message: Message, labelOrCustomId: string): Promise<Outcome>
  /** Values or labels; `customId` is needed only where a message has several selects. */
  select(message: Message, values: readonly string[], customId?: string): Promise<Outcome>
  submit(form: Form, fields: Record<string, FieldValue>): Promise<Outcome>
  say(channelId: string, text: string): Message
  openDirectMessages(): { id: string }
  /** All messages of a channel that this person sees, their ephemeral ones included. */
  sees(channelId: string): Message[]
  /** Like `waitForMessage` of the local Discord, with this person's ephemeral messages. */
  waitForMessage(
    channelId: string,
    fits: (message: Message) => boolean,
    options?: { timeoutMs?: number },
  ): Promise<Message>
}

export function createPerson(sim: Simulation, personId: string): Person {
  const user = sim.world.users.get(personId)
  if (!user) throw new Error(`there is no person ${personId}`)
  return {
    id: user.id,
    name: user.name,
    locale: user.locale,
    async command(channelId, name, options = {}) {
      const channel = channelOf(sim, channelId)
      const [first = '', ...words] = name.split(' ')
      const { command, refused } = findCommand(sim, personId, channel, first)
      if (!command) return { refused: refused ?? 'Unknown command' }
      return useCommand(sim, personId, channel, command, arrangeOptions(command, words, options))
    },
    async suggest(channelId, name, options, focused) {
      const channel = channelOf(sim, channelId)
      const [first = '', ...words] = name.split(' ')
      const { command, refused } = findCommand(sim, personId, channel, first)
      if (!command) throw new Error(refused)
      const given = arrangeOptions(command, words, { [focused]: '', ...options }, focused)
      const choices = await askSuggestions(sim, personId, channel, command, given)
      if ('refused' in choices) throw new Error(choices.refused)
      return choices
    },
    useOnMessage: (message, name) =>
      useOnMessage(sim, personId, message.channel_id, message.id, name),
    press(message, labelOrCustomId) {
      const customId = buttonOf(current(sim, message), labelOrCustomId)
      return useComponent(sim, personId, message.channel_id, message.id, customId)
    },
    select(message, values, customId) {
      const select = selectOf(current(sim, message), customId)
      const picked = values.map(
        (value) => select.options?.find((it) => it.label === value)?.value ?? value,
      )
      const id = select.custom_id ?? ''
      return useComponent(sim, personId, message.channel_id, message.id, id, picked)
    },
    submit: (form, fields) => submitForm(sim, personId, form.id, byCustomId(form, fields)),
    say(channelId, text) {
      const message = say(sim, personId, channelId, text)
      if (!message) throw new Error(`${user.name} may not write there`)
      return message
    },
    openDirectMessages: () => ({ id: openDirectMessages(sim, personId).id }),
    waitForMessage: (channelId, fits, options) =>
      waitForMessage(sim, channelId, fits, { ...options, seenBy: personId }),
    sees: (channelId) => messagesSeenBy(channelOf(sim, channelId), personId),
  }
}

function channelOf(sim: Simulation, id: string): Channel {
  const channel = sim.world.channels.get(id)
  if (!channel) throw new Error(`there is no channel ${id}`)
  return channel
}

/** A test may hold an older version of a message; a person presses what is on the screen now. */
function current(sim: Simulation, message: Message): Message {
  return sim.world.channels.get(message.channel_id)?.messages.get(message.id)?.message ?? message
}

function buttonOf(message: Message, wanted: string): string {
  const buttons = [...walkComponents(message.components)].filter((it) => it.type === 2)
  const found =
    buttons.find((it) => it.custom_id === wanted) ?? buttons.find((it) => it.label === wanted)
  if (found?.custom_id !== undefined) return found.custom_id
  const names = buttons.map((it) => it.label ?? it.custom_id).join(', ')
  throw new Error(`the message has no button "${wanted}" to press; it has: ${names || 'none'}`)
}

function selectOf(message: Message, customId: string | undefined): Component {
  const selects = [...walkComponents(message.components)].filter((it) =>
    [3, 5, 6, 7, 8].includes(it.type),
  )
  const found = selects.filter((it) => customId === undefined || it.custom_id === customId)
  if (found.length === 1 && found[0]) return found[0]
  const names = selects.map((it) => it.custom_id).join(', ')
  throw new Error(`name one of the message's selects; it has: ${names || 'none'}`)
}

function byCustomId(form: Form, fields: Record<string, FieldValue>): Record<string, FieldValue> {
  const labels = form.components.flatMap((it) => {
    const input = it.component ?? it.components?.[0]
    const label = it.label ?? input?.label
    return input?.custom_id && label ? [[label, input.custom_id] as const] : []
  })
  const ids = new Map(labels)
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [ids.get(key) ?? key, value]),
  )
}
