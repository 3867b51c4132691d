/** A person fills in a modal and submits it. */
import { type Form, interactionTypes, type Outcome } from '../interactions/interaction.ts'
import { openInteraction } from '../interactions/lifecycle.ts'
import { type Component, walkComponents } from '../message.ts'
import type { Simulation } from '../simulation.ts'
import type { Channel } from '../world.ts'
import { selection } from './use-component.ts'

export type FieldValue = string | boolean | string[]

/** Fields by custom id; what is left out counts as left empty. */
export async function submitForm(
  sim: Simulation,
  personId: string,
  formId: string,
  fields: Readonly<Record<string, FieldValue>>,
): Promise<Outcome> {
  const form = sim.forms.get(formId)
  const channel = sim.world.channels.get(form?.channelId ?? '')
  if (!form || !channel || form.personId !== personId) return { refused: 'This form is not open' }
  const ids = [...walkComponents(form.components)].flatMap((it) => it.custom_id ?? [])
  const unknown = Object.keys(fields).find((id) => !ids.includes(id))
  if (unknown !== undefined) return { refused: `The form has no field ${unknown}` }
  const resolved: Record<string, object> = {}
  const components: Record<string, unknown>[] = []
  for (const component of form.components) {
    const filled = fillIn(sim, form, channel, component, fields, resolved)
    if (typeof filled === 'string') return { refused: filled }
    components.push(filled)
  }
  sim.forms.delete(formId)
  return openInteraction(
    sim,
    {
      type: interactionTypes.modal,
      name: form.title,
      personId,
      channelId: form.channelId,
      ...(form.messageId === undefined ? {} : { sourceMessageId: form.messageId }),
      ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    },
    {
      custom_id: form.customId,
      components,
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    },
  )
}

/** The submitted form of a component, or a sentence that says what is wrong with the answer. */
function fillIn(
  sim: Simulation,
  form: Form,
  channel: Channel,
  component: Component,
  fields: Readonly<Record<string, FieldValue>>,
  resolved: Record<string, object>,
): Record<string, unknown> | string {
  const base = { type: component.type, id: component.id ?? 0 }
  const inner = component.component ?? component.components?.[0]
  if (!inner) return base
  const name = component.label ?? inner.label ?? 'Field'
  const answer = answerOf(sim, form, channel, inner, fields[inner.custom_id ?? ''], resolved)
  if (typeof answer === 'string') return `${name}: ${answer}`
  const filled = { type: inner.type, id: inner.id ?? 0, custom_id: inner.custom_id, ...answer }
  return component.component ? { ...base, component: filled } : { ...base, components: [filled] }
}

function answerOf(
  sim: Simulation,
  form: Form,
  channel: Channel,
  input: Component,
  given: FieldValue | undefined,
  resolved: Record<string, object>,
): Record<string, unknown> | string {
  const required = input.required ?? true
  if (input.type === 4) return typed(input, given ?? input.value ?? '', required)
  if (input.type === 23) return { value: given === true || given === 'true' }
  const values =
    given === undefined || given === '' ? chosenBefore(input) : [given].flat().map(String)
  if (values.length === 0) {
    if (required && input.min_values !== 0) return 'This field is required'
    return input.type === 21 ? { value: null } : { values: [] }
  }
  if (input.type === 19) return 'Files cannot be uploaded here'
  if (input.type === 21 || input.type === 22) {
    const known = values.every((value) => input.options?.some((it) => it.value === value))
    const most = input.type === 21 ? 1 : (input.max_values ?? input.options?.length ?? 1)
    const least = input.min_values ?? 1
    if (!known) return 'Unknown choice'
    if (values.length < least || values.length > most) return `Pick ${least} to ${most}`
    return input.type === 21 ? { value: values[0] } : { values }
  }
  const picked = selection(sim, form.personId, channel, input, values)
  if ('refused' in picked) return picked.refused
  for (const [kind, entries] of Object.entries(picked.resolved ?? {})) {
    resolved[kind] = { ...resolved[kind], ...(entries as object) }
  }
  return { values: picked.values }
}

function chosenBefore(input: Component): string[] {
  return (input.options ?? []).filter((it) => it.default).map((it) => it.value)
}

function typed(
  input: Component,
  given: FieldValue,
  required: boolean,
): Record<string, unknown> | string {
  const value = String(given)
  if (value === '') return required ? 'This field is required' : { value }
  const least = input.min_length ?? 0
  const most = input.max_length ?? 4000
  if (value.length < least) return `Must be at least ${least} characters`
  if (value.length > most) return `Must be at most ${most} characters`
  return { value }
}
