/** Turns a form into a Discord modal. */
import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Form } from '../card.ts'
import { writeCustomId } from './custom-id.ts'

export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  return {
    title: form.title,
    custom_id: writeCustomId(form.submit),
    components: form.fields.map((field) => ({
      type: ComponentType.Label,
      label: field.label,
      ...(field.description === undefined ? {} : { description: field.description }),
      component: {
        type: ComponentType.TextInput,
        custom_id: field.id,
        style: field.long === true ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.required ?? true,
        max_length: field.maxLength,
        ...(field.value === undefined ? {} : { value: field.value }),
      },
    })),
  }
}
