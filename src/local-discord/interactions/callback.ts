/** The first response to an interaction: which kinds fit which interaction, and what each does. */
import { z } from 'zod'
import type { Upload } from '../attachments.ts'
import { type Message, messageFlags } from '../message.ts'
import { refuseBody } from '../refusal.ts'
import { check } from '../rules/check.ts'
import { readMessageBody } from '../rules/message-body.ts'
import { readModal } from '../rules/modal.ts'
import type { Simulation } from '../simulation.ts'
import { type Choice, type Form, type Interaction, interactionTypes } from './interaction.ts'
import { acknowledge, noResponse } from './lifecycle.ts'
import { editAnswer, postAnswer } from './respond.ts'

const kinds = { message: 4, defer: 5, deferUpdate: 6, update: 7, suggest: 8, modal: 9 } as const

const callbackShape = z.strictObject({
  type: z.int(),
  data: z.unknown().optional(),
})

const deferShape = z
  .strictObject({ flags: z.int().min(0).nullish(), tts: z.boolean().optional() })
  .loose()
  .nullish()

const choiceShape = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  value: z.union([z.string().max(100), z.number()]),
})
const suggestShape = z.strictObject({ choices: z.array(choiceShape).max(25) })

function allowedKinds(sim: Simulation, interaction: Interaction): number[] {
  const { message, defer, deferUpdate, update, suggest, modal } = kinds
  switch (interaction.type) {
    case interactionTypes.command:
      return [message, defer, modal]
    case interactionTypes.component:
      return [message, defer, deferUpdate, update, modal]
    case interactionTypes.autocomplete:
      return [suggest]
    case interactionTypes.modal: {
      const hasMessage = sim.world.channels
        .get(interaction.channelId)
        ?.messages.has(interaction.sourceMessageId ?? '')
      return hasMessage ? [message, defer, deferUpdate, update] : [message, defer]
    }
  }
}

/** Checks the body first: a bad one leaves the interaction waiting, so the bot may try again. */
export function respond(
  sim: Simulation,
  interaction: Interaction,
  body: unknown,
  uploads: readonly Upload[],
): { type: number; message?: Message } {
  const { type, data } = check<z.infer<typeof callbackShape>>(callbackShape, body)
  const allowed = allowedKinds(sim, interaction)
  if (!allowed.includes(type)) {
    const message = `Value must be one of (${allowed.join(', ')}).`
    throw refuseBody([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }])
  }
  switch (type) {
    case kinds.message: {
      const draft = readMessageBody('callback', data, uploads.length, undefined, ['data'])
      const message = postAnswer(sim, interaction, draft, uploads)
      acknowledge(sim, interaction, 'answered')
      interaction.settle({ message })
      return { type, message }
    }
    case kinds.defer: {
      const flags = check<z.infer<typeof deferShape>>(deferShape, data, ['data'])?.flags ?? 0
      const message = postAnswer(
        sim,
        interaction,
        { flags: flags & messageFlags.ephemeral },
        [],
        true,
      )
      acknowledge(sim, interaction, 'deferred')
      watchToken(sim, interaction)
      return { type, message }
    }
    case kinds.deferUpdate:
      interaction.originalId = sourceOf(interaction)
      acknowledge(sim, interaction, 'deferred')
      settleUnchanged(sim, interaction)
      return { type }
    case kinds.update: {
      const source = sourceOf(interaction)
      const message = editAnswer(sim, interaction, source, data ?? {}, uploads, ['data'])
      interaction.originalId = source
      acknowledge(sim, interaction, 'answered')
      return { type, message }
    }
    case kinds.suggest: {
      const { choices }: { choices: Choice[] } = check(suggestShape, data, ['data'])
      acknowledge(sim, interaction, 'answered')
      interaction.settle({ choices })
      return { type }
    }
    default:
      openForm(sim, interaction, data)
      return { type }
  }
}

function sourceOf(interaction: Interaction): string {
  if (interaction.sourceMessageId === undefined) throw new Error('only a component has a source')
  return interaction.sourceMessageId
}

function openForm(sim: Simulation, interaction: Interaction, data: unknown): void {
  const { custom_id: customId, title, components } = readModal(data)
  const form: Form = {
    id: sim.newId(),
    title,
    components,
    customId,
    personId: interaction.personId,
    channelId: interaction.channelId,
    ...(interaction.sourceMessageId === undefined
      ? {}
      : { messageId: interaction.sourceMessageId }),
  }
  sim.forms.set(form.id, form)
  forgetOldForms(sim)
  acknowledge(sim, interaction, 'answered')
  sim.happenings.announce({ type: 'form', personId: interaction.personId, form })
  interaction.settle({ form })
}

/** A form that nobody submitted is of no use later; the newest are kept. */
function forgetOldForms(sim: Simulation): void {
  const [oldest] = sim.forms.keys()
  if (sim.forms.size > 1_000 && oldest !== undefined) sim.forms.delete(oldest)
}

/** A deferred answer that never comes stays "thinking" until the token ends. */
function watchToken(sim: Simulation, interaction: Interaction): void {
  interaction.timer = setTimeout(() => {
    interaction.settle({ refused: noResponse })
  }, sim.limits.tokenMs).unref()
}

/** After a deferred update a bot may leave the message as it is; the person waits a moment for a change. */
function settleUnchanged(sim: Simulation, interaction: Interaction): void {
  interaction.timer = setTimeout(() => {
    const channel = sim.world.channels.get(interaction.channelId)
    const stored = channel?.messages.get(interaction.sourceMessageId ?? '')
    interaction.settle(stored ? { message: stored.message } : {})
  }, sim.limits.deferredUpdateMs).unref()
}
