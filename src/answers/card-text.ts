/** The lengths and the small print of answer cards. */
import type { Block } from '../card.ts'
import { cite } from '../content/cite.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Evidence } from '../content/schema.ts'

/** Links count with their address, so a card shows the first few sources only. */
const mostSources = 5

export function smallPrint(
  library: ContentLibrary,
  about: { evidence: Evidence; sources: readonly string[]; reviewed: string },
): string[] {
  const { say } = library
  const strength = say(`card.evidence-words.${about.evidence}`)
  return [
    say('card.evidence', { strength, date: about.reviewed }),
    cite(library, about.sources.slice(0, mostSources)),
    say('card.disclaimer'),
  ]
}

/** Characters of a block, with the marks that Discord needs around them. */
export function textLength(block: Block): number {
  if (block === 'divider') return 0
  if ('text' in block) return block.text.length
  if ('heading' in block) return block.heading.length + 4
  if ('picture' in block) return 0
  const items = 'steps' in block ? block.steps : block.bullets
  return items.reduce((sum, item) => sum + item.length + 4, 0)
}

/** The text up to its last paragraph, line or sentence that fits. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text
  const start = text.slice(0, most)
  for (const end of ['\n\n', '\n', '. ']) {
    const at = start.lastIndexOf(end)
    if (at > most / 3) return start.slice(0, at + (end === '. ' ? 1 : 0)).trimEnd()
  }
  return `${start.slice(0, most - 1).trimEnd()}…`
}
