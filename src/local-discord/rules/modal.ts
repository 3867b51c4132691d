/** The rules for a modal that a bot asks to open. */
import { z } from 'zod'
import { type Component, walkComponents } from '../message.ts'
import { refuseBody } from '../refusal.ts'
import { check, fault } from './check.ts'
import { optionList, selects, textDisplay } from './component-shapes.ts'
import { duplicateIds } from './message-components.ts'
import { componentId, customId } from './parts.ts'
import { withoutNulls } from './without-nulls.ts'

const textInputFields = {
  id: componentId,
  type: z.literal(4),
  custom_id: customId,
  style: z.int().min(1).max(2),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4000).optional(),
  placeholder: z.string().max(100).optional(),
}

interface Lengths {
  min_length?: number | undefined
  max_length?: number | undefined
  value?: string | undefined
}

function checkLengths(input: Lengths, context: z.core.$RefinementCtx): void {
  const least = input.min_length ?? 0
  const most = input.max_length ?? 4000
  if (least > most) {
    context.addIssue(
      fault('TEXT_INPUT_MIN_LENGTH_TOO_LARGE', 'min_length must not exceed max_length', [
        'min_length',
      ]),
    )
  }
  const length = input.value?.length
  if (length && (length < least || length > most)) {
    const message = `Must be between ${least} and ${most} in length.`
    context.addIssue(fault('BASE_TYPE_BAD_LENGTH', message, ['value']))
  }
}

const inputInLabel = z.strictObject(textInputFields).superRefine(checkLengths)
/** The older way: the input carries its own label, in a row of its own. */
const inputInRow = z
  .strictObject({ ...textInputFields, label: z.string().min(1).max(45) })
  .superRefine(checkLengths)

const choiceFields = { id: componentId, custom_id: customId, required: z.boolean().optional() }
const counts = (most: number) => ({
  min_values: z.int().min(0).max(most).optional(),
  max_values: z.int().min(1).max(most).optional(),
})

const label = z.strictObject({
  id: componentId,
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().min(1).max(100).optional(),
  component: z.discriminatedUnion('type', [
    inputInLabel,
    ...selects,
    z.strictObject({
      ...choiceFields,
      ...counts(10),
      type: z.literal(19),
      file_types: z.array(z.string()).max(10).optional(),
    }),
    z.strictObject({ ...choiceFields, type: z.literal(21), options: optionList(2, 10) }),
    z.strictObject({
      ...choiceFields,
      ...counts(10),
      type: z.literal(22),
      options: optionList(1, 10),
    }),
    z.strictObject({
      id: componentId,
      custom_id: customId,
      type: z.literal(23),
      default: z.boolean().optional(),
    }),
  ]),
})

const row = z.strictObject({
  id: componentId,
  type: z.literal(1),
  components: z.array(inputInRow).min(1).max(1),
})

const modal = z.strictObject({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(z.discriminatedUnion('type', [label, row, textDisplay]))
    .min(1)
    .max(5),
})

export interface ModalBody {
  custom_id: string
  title: string
  components: Component[]
}

/** Checks the `data` of a modal callback or throws Discord's refusal. */
export function readModal(body: unknown): ModalBody {
  const parsed: ModalBody = check<z.infer<typeof modal>>(modal, withoutNulls(body), ['data'])
  const faults = duplicateIds([...walkComponents(parsed.components)])
  if (faults.length > 0) {
    throw refuseBody(faults.map((it) => ({ ...it, path: ['data', ...it.path] })))
  }
  return parsed
}
