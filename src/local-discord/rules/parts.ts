/** Small schemas that several rules share. */
import { z } from 'zod'
import { isSnowflake } from '../snowflakes.ts'
import { fault } from './check.ts'

export const snowflake = z.string().refine(isSnowflake, {
  params: { code: 'NUMBER_TYPE_COERCE' },
  message: 'Value is not snowflake.',
})

/** 32-bit id that Discord gives to a component when the sender does not. */
export const componentId = z.int().min(0).max(2_147_483_647).optional()

export const customId = z.string().min(1).max(100)

export const emoji = z
  .strictObject({
    id: snowflake.nullish(),
    name: z.string().nullish(),
    animated: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    // The servers here own no emoji, so an id cannot be valid.
    const unicode = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u
    if (value.id || !value.name || !unicode.test(value.name)) {
      context.addIssue(fault('COMPONENT_INVALID_EMOJI', 'Invalid emoji', ['name']))
    }
  })

export const webUrl = (hosts: 'web' | 'web-or-attachment') =>
  z
    .string()
    .max(2048)
    .superRefine((value, context) => {
      const allowed =
        hosts === 'web' ? /^(https?|discord):\/\/\S+$/ : /^(https?|attachment):\/\/\S+$/
      if (!allowed.test(value)) {
        context.addIssue(
          fault(
            'URL_TYPE_INVALID_SCHEME',
            `Scheme of ${JSON.stringify(value)} is not allowed here.`,
          ),
        )
      }
    })

/** Adds a fault for each value that came before in the list. */
export function refuseRepeats<T>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
  report: (index: number) => void,
): void {
  const seen = new Set<unknown>()
  for (const [index, item] of items.entries()) {
    const value = keyOf(item)
    if (seen.has(value)) report(index)
    seen.add(value)
  }
}
