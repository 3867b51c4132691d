/** The rules for a message's components as a whole: nesting, totals, unique custom ids, pictures that exist. */
import { z } from 'zod'
import { type Component, walkComponents } from '../message.ts'
import type { Fault } from '../refusal.ts'
import { inspect } from './check.ts'
import { actionRow, topLevel } from './component-shapes.ts'
import { withoutNulls } from './without-nulls.ts'

const legacy = z.array(z.discriminatedUnion('type', [actionRow])).max(5)
const v2 = z.array(topLevel).max(40)

/** Parses components for a message with or without the Components V2 flag. */
export function inspectComponents(
  components: unknown,
  isV2: boolean,
): { value?: Component[]; faults: Fault[] } {
  const shape: z.ZodType<Component[]> = isV2 ? v2 : legacy
  const { value, faults } = inspect(shape, withoutNulls(components), ['components'])
  if (!value) return { faults }
  return { value, faults: [...faults, ...totals(value, isV2)] }
}

function totals(components: Component[], isV2: boolean): Fault[] {
  const all = [...walkComponents(components)]
  const faults: Fault[] = []
  const add = (code: string, message: string) =>
    faults.push({ path: ['components'], code, message })
  if (isV2 && all.length > 40) {
    add(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `Total number of components ${all.length} exceeds the maximum of 40`,
    )
  }
  const text = all.reduce((sum, it) => sum + (it.type === 10 ? (it.content?.length ?? 0) : 0), 0)
  if (isV2 && text > 4000) {
    add(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total displayable text size ${text} exceeds the maximum size of 4000`,
    )
  }
  faults.push(...duplicateIds(all))
  return faults
}

/** Custom ids, and the numeric ids a sender chose, must differ within a message or a modal. */
export function duplicateIds(components: readonly Component[]): Fault[] {
  const seen = new Set<string | number>()
  const faults: Fault[] = []
  for (const { id, custom_id: customId } of components) {
    if (customId !== undefined && seen.has(customId)) {
      faults.push({
        path: ['components'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      })
    }
    if (id !== undefined && id !== 0 && seen.has(id)) {
      faults.push({
        path: ['components'],
        code: 'COMPONENT_ID_DUPLICATED',
        message: 'Component id cannot be duplicated',
      })
    }
    if (customId !== undefined) seen.add(customId)
    if (id !== undefined && id !== 0) seen.add(id)
  }
  return faults
}

/** Every media item of a component tree, so that `attachment://` can be looked up and filled in. */
export function mediaOf(components: readonly Component[]) {
  return [...walkComponents(components)].flatMap((it) => [
    ...(it.media ? [it.media] : []),
    ...(it.file ? [it.file] : []),
    ...(it.items ?? []).map((item) => item.media),
  ])
}
