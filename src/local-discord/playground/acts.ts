/** What a person can do on the chat page: the bodies it may post. */
import { z } from 'zod'

const id = z.string().regex(/^\d{17,20}$/)
const as = id

interface OptionShape {
  name: string
  type: number
  value?: string | number | boolean | undefined
  focused?: boolean | undefined
  options?: OptionShape[] | undefined
}

const option: z.ZodType<OptionShape> = z.lazy(() =>
  z.strictObject({
    name: z.string().max(32),
    type: z.int().min(1).max(11),
    value: z.union([z.string().max(6000), z.number(), z.boolean()]).optional(),
    focused: z.boolean().optional(),
    options: z.array(option).max(25).optional(),
  }),
)

const commandFields = {
  as,
  channelId: id,
  commandId: id,
  name: z.string().optional(),
  options: z.array(option).max(25).default([]),
}

const componentFields = { as, channelId: id, messageId: id, customId: z.string().min(1).max(100) }

export const act = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('command'), ...commandFields }),
  z.strictObject({ type: z.literal('suggest'), ...commandFields }),
  z.strictObject({
    type: z.literal('use-on-message'),
    as,
    channelId: id,
    messageId: id,
    commandId: id,
  }),
  z.strictObject({ type: z.literal('press'), ...componentFields }),
  z.strictObject({
    type: z.literal('select'),
    ...componentFields,
    values: z.array(z.string().max(100)).max(25),
  }),
  z.strictObject({
    type: z.literal('submit'),
    as,
    formId: id,
    fields: z.record(
      z.string().max(100),
      z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(100)).max(25)]),
    ),
  }),
  z.strictObject({
    type: z.literal('say'),
    as,
    channelId: id,
    content: z.string().trim().min(1).max(2000),
  }),
  z.strictObject({ type: z.literal('dismiss'), as, messageId: id }),
  z.strictObject({
    type: z.literal('clock'),
    as,
    // A month at most: each minute of it is played through.
    forwardSeconds: z
      .number()
      .positive()
      .max(31 * 86_400),
  }),
  z.strictObject({ type: z.literal('open-dm'), as }),
])

export type Act = z.output<typeof act>
