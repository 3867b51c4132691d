/** Does what a person did on the chat page, and tells what came of it. */

import { openDirectMessages } from '../direct-messages.ts'
import type { Outcome } from '../interactions/interaction.ts'
import { removeMessage } from '../message-store.ts'
import { passTime } from '../pass-time.ts'
import { say } from '../people/say.ts'
import { submitForm } from '../people/submit-form.ts'
import { askSuggestions, findCommand, useCommand } from '../people/use-command.ts'
import { useComponent } from '../people/use-component.ts'
import { useOnMessage } from '../people/use-on-message.ts'
import { may } from '../permissions.ts'
import type { Simulation } from '../simulation.ts'
import type { Channel, User } from '../world.ts'
import { type Act, act } from './acts.ts'

export type ActAnswer = { status: 200 | 400 | 404; body: Record<string, unknown> }

export async function performAct(sim: Simulation, body: unknown): Promise<ActAnswer> {
  const parsed = act.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return error(400, `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const person = sim.world.users.get(parsed.data.as)
  if (!person || person.bot) return error(404, 'There is no such person')
  return perform(sim, person, parsed.data)
}

async function perform(sim: Simulation, person: User, done: Act): Promise<ActAnswer> {
  switch (done.type) {
    case 'command':
    case 'suggest': {
      const channel = visibleChannel(sim, person, done.channelId)
      if (!channel) return error(404, 'There is no such channel')
      const { command, refused } = findCommand(sim, person.id, channel, done.commandId)
      if (done.type === 'command') {
        if (!command) return outcome({ refused: refused ?? 'Unknown command' })
        return outcome(await useCommand(sim, person.id, channel, command, done.options))
      }
      if (!command) return error(400, refused ?? 'Unknown command')
      const choices = await askSuggestions(sim, person.id, channel, command, done.options)
      return 'refused' in choices ? error(400, choices.refused) : ok({ choices })
    }
    case 'use-on-message': {
      const { channelId, messageId, commandId } = done
      return outcome(await useOnMessage(sim, person.id, channelId, messageId, commandId))
    }
    case 'press':
    case 'select': {
      const { channelId, messageId, customId } = done
      const values = done.type === 'select' ? done.values : undefined
      return outcome(await useComponent(sim, person.id, channelId, messageId, customId, values))
    }
    case 'submit':
      return outcome(await submitForm(sim, person.id, done.formId, done.fields))
    case 'say': {
      const message = say(sim, person.id, done.channelId, done.content)
      return message ? ok({ messageId: message.id }) : error(400, 'You may not write there')
    }
    case 'dismiss':
      return dismiss(sim, person, done.messageId)
    case 'clock':
      await passTime(sim, { seconds: Math.round(done.forwardSeconds) })
      return ok({ now: sim.clock.epochMs() })
    case 'open-dm':
      return ok({ channelId: openDirectMessages(sim, person.id).id })
  }
}

/** Only ephemeral messages can be dismissed, by the one person who sees them. */
function dismiss(sim: Simulation, person: User, messageId: string): ActAnswer {
  for (const channel of sim.world.channels.values()) {
    const stored = channel.messages.get(messageId)
    if (stored?.onlyFor !== person.id) continue
    removeMessage(sim, channel, stored)
    return ok({})
  }
  return error(404, 'There is no such message to dismiss')
}

function visibleChannel(sim: Simulation, person: User, id: string): Channel | undefined {
  const channel = sim.world.channels.get(id)
  return channel && may(sim.world, channel, person.id, 'ViewChannel') ? channel : undefined
}

function outcome({ message, form, refused }: Outcome): ActAnswer {
  return ok({
    outcome: {
      ...(message ? { messageId: message.id } : {}),
      ...(form ? { form } : {}),
      ...(refused === undefined ? {} : { refused }),
    },
  })
}

function ok(body: Record<string, unknown>): ActAnswer {
  return { status: 200, body: { ok: true, ...body } }
}

function error(status: 400 | 404, text: string): ActAnswer {
  return { status, body: { error: text } }
}
