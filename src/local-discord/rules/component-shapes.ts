/** What each message component may hold, as in Discord's component reference. */
import { z } from 'zod'
import { fault } from './check.ts'
import { componentId, customId, emoji, refuseRepeats, snowflake, webUrl } from './parts.ts'

const base = { id: componentId }

const button = z
  .strictObject({
    ...base,
    type: z.literal(2),
    style: z.int().min(1).max(6),
    label: z.string().min(1).max(80).optional(),
    emoji: emoji.optional(),
    custom_id: customId.optional(),
    url: webUrl('web').max(512).optional(),
    sku_id: snowflake.optional(),
    disabled: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    const add = (code: string, message: string, field: string) =>
      context.addIssue(fault(code, message, [field]))
    if (value.style === 6) {
      add('BUTTON_COMPONENT_PREMIUM_UNSUPPORTED', 'This application sells nothing', 'style')
      return
    }
    if (!value.label && !value.emoji) {
      add('BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or an emoji is required', 'label')
    }
    if (value.custom_id !== undefined && value.url !== undefined) {
      add(
        'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
        'A custom id and url cannot both be specified',
        'custom_id',
      )
    } else if (value.style === 5) {
      if (value.url === undefined) add('BUTTON_COMPONENT_URL_REQUIRED', 'A url is required', 'url')
      if (value.custom_id !== undefined) {
        add('BUTTON_COMPONENT_CUSTOM_ID_FORBIDDEN', 'A link button has no custom id', 'custom_id')
      }
    } else {
      if (value.custom_id === undefined) {
        add('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id required', 'custom_id')
      }
      if (value.url !== undefined) {
        add('BUTTON_COMPONENT_URL_FORBIDDEN', 'Only a link button has a url', 'url')
      }
    }
  })

const option = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().min(1).max(100).optional(),
  emoji: emoji.optional(),
  default: z.boolean().optional(),
})

/** `default` marks, repeats and counts; the same for selects, radio and checkbox groups. */
export const optionList = (least: number, most: number) =>
  z
    .array(option)
    .min(least)
    .max(most)
    .superRefine((options, context) =>
      refuseRepeats(
        options,
        (it) => it.value,
        (index) =>
          context.addIssue(
            fault(
              'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
              'The specified option value is already used',
              [index, 'value'],
            ),
          ),
      ),
    )

const selectFields = {
  ...base,
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
}

const defaultValue = (
  ...types: ['user' | 'role' | 'channel', ...('user' | 'role' | 'channel')[]]
) =>
  z
    .array(z.strictObject({ id: snowflake, type: z.enum(types) }))
    .max(25)
    .optional()

const stringSelect = z.strictObject({
  ...selectFields,
  type: z.literal(3),
  options: optionList(1, 25),
})

export const selects = [
  stringSelect,
  z.strictObject({ ...selectFields, type: z.literal(5), default_values: defaultValue('user') }),
  z.strictObject({ ...selectFields, type: z.literal(6), default_values: defaultValue('role') }),
  z.strictObject({
    ...selectFields,
    type: z.literal(7),
    default_values: defaultValue('user', 'role'),
  }),
  z.strictObject({
    ...selectFields,
    type: z.literal(8),
    channel_types: z.array(z.int().min(0)).optional(),
    default_values: defaultValue('channel'),
  }),
] as const

export const actionRow = z
  .strictObject({
    ...base,
    type: z.literal(1),
    components: z
      .array(z.discriminatedUnion('type', [button, ...selects]))
      .min(1)
      .max(5),
  })
  .superRefine((row, context) => {
    if (row.components.length > 1 && row.components.some((it) => it.type !== 2)) {
      context.addIssue(
        fault('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select fills its row alone', ['components']),
      )
    }
  })

export const textDisplay = z.strictObject({
  ...base,
  type: z.literal(10),
  content: z.string().min(1).max(4000),
})

// Discord ignores what it fills in itself, and a bot that edits a fetched message sends it back.
const media = z.object({ url: webUrl('web-or-attachment') })

const picture = {
  description: z.string().min(1).max(1024).optional(),
  spoiler: z.boolean().optional(),
}

const thumbnail = z.strictObject({ ...base, ...picture, type: z.literal(11), media })

const section = z.strictObject({
  ...base,
  type: z.literal(9),
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
})

const gallery = z.strictObject({
  ...base,
  type: z.literal(12),
  items: z
    .array(z.strictObject({ ...picture, media }))
    .min(1)
    .max(10),
})

const file = z.strictObject({
  ...base,
  type: z.literal(13),
  file: z.object({ url: z.string().regex(/^(attachment|https?):\/\/\S+$/) }),
  name: z.string().optional(),
  size: z.int().optional(),
  spoiler: z.boolean().optional(),
})

const separator = z.strictObject({
  ...base,
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.int().min(1).max(2).optional(),
})

const inContainer = [actionRow, section, textDisplay, gallery, file, separator] as const

const container = z.strictObject({
  ...base,
  type: z.literal(17),
  components: z.array(z.discriminatedUnion('type', [...inContainer])).min(1),
  accent_color: z.int().min(0).max(0xffffff).optional(),
  spoiler: z.boolean().optional(),
})

export const topLevel = z.discriminatedUnion('type', [...inContainer, container])
