/** Keeps a card inside Discord's 4,000 characters of text. */
import type { Block, Card } from '../card.ts'
import { clipText, textLength } from './card-text.ts'

/** Discord allows 4,000 characters of text in a message; labels and headings need the rest. */
const mostText = 3400
/** A part shorter than this is left out rather than shown as a scrap. */
const leastPart = 150

/** Shortens texts from the end until the card fits; a heading without its text goes too. */
export function withinLimit(card: Card): Card {
  let room = mostText - card.title.length - (card.notes ?? []).join('').length
  const blocks: Block[] = []
  for (const block of card.blocks) {
    const length = textLength(block)
    if (length <= room) {
      blocks.push(block)
      room -= length
    } else if (typeof block === 'object' && 'text' in block && room >= leastPart) {
      blocks.push({ text: clipText(block.text, room) })
      room = 0
    } else room = 0
  }
  while (typeof blocks.at(-1) === 'object' && 'heading' in Object(blocks.at(-1))) blocks.pop()
  return { ...card, blocks }
}
