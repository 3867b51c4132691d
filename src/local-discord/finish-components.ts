/** Completes accepted components as Discord sends them back: numeric ids, defaults, pictures filled in. */
import { resolveMedia } from './attachments.ts'
import { type Attachment, type Component, walkComponents } from './message.ts'
import type { Simulation } from './simulation.ts'

export function finishComponents(
  sim: Simulation,
  components: readonly Component[],
  attachments: readonly Attachment[],
): Component[] {
  const finished = structuredClone([...components])
  const taken = new Set([...walkComponents(finished)].map((it) => it.id))
  let next = 0
  for (const component of walkComponents(finished)) {
    addDefaults(component)
    if (component.id) continue
    do next += 1
    while (taken.has(next))
    component.id = next
  }
  resolveMedia(sim, finished, attachments)
  for (const component of walkComponents(finished)) {
    if (component.type !== 13) continue
    const file = attachments.find((it) => it.id === component.file?.attachment_id)
    component.name = file?.filename ?? null
    component.size = file?.size ?? null
  }
  return finished
}

/** Discord answers with every field that has a default. */
function addDefaults(component: Component): void {
  switch (component.type) {
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      component.min_values ??= 1
      component.max_values ??= 1
      break
    case 11:
      component.description ??= null
      component.spoiler ??= false
      break
    case 12:
      for (const item of component.items ?? []) {
        item.description ??= null
        item.spoiler ??= false
      }
      break
    case 13:
      component.spoiler ??= false
      break
    case 14:
      component.divider ??= true
      component.spacing ??= 1
      break
    case 17:
      component.accent_color ??= null
      component.spoiler ??= false
  }
}
