/**
 * A card is what the bot says: plain data without any Discord type.
 * `discord/render-card.ts` turns it into Components V2, `plainText` below into terminal text.
 *
 * Text is Discord markdown from the content or the wording. Anything that a person typed goes
 * through `escapeText` first, so that it becomes neither a mention nor a link in our voice.
 */

/** Says how pressing the matter is. Never the only signal: the title says it in words too. */
export type Tone = 'plain' | 'success' | 'soon' | 'urgent' | 'emergency'

export interface Card {
  tone: Tone
  title: string
  blocks: Block[]
  /** Small print under the blocks: evidence, sources, review date, disclaimer. */
  notes?: string[]
  /** Shown in rows of five. */
  buttons?: Button[]
  select?: Select
  /** Sent along, to be saved. */
  files?: CardFile[]
}

export interface CardFile {
  /** With its ending; letters, digits, dots and dashes. */
  name: string
  text: string
}

export type Block =
  | { text: string }
  | { heading: string }
  /** Numbered in order. */
  | { steps: string[] }
  | { bullets: string[] }
  | 'divider'

/**
 * `press` names the command, the action in its `actions`, and the arguments.
 * It becomes the custom id, so it comes back as untrusted input.
 */
export type Button =
  | { label: string; press: Press; style?: 'primary' | 'secondary' | 'danger' }
  | { label: string; url: string }

export type Press = [command: string, action: string, ...args: string[]]

export interface Select {
  placeholder: string
  press: Press
  choices: { label: string; value: string; description?: string }[]
}

/** A modal. At most five fields (Discord's limit). */
export interface Form {
  title: string
  submit: Press
  fields: FormField[]
}

export interface FormField {
  id: string
  label: string
  description?: string
  value?: string
  long?: boolean
  required?: boolean
  /** Characters. */
  maxLength: number
}

/** Makes text from a person harmless: no markdown, no mention, no link. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_~|>#[\]()<@:-]/g, '\\$&')
    .replace(/^(\s*\d+)\./gm, '$1\\.')
    .replace(/\u202e|\u2066|\u2067|\u2068|\u2069/g, '')
}

/** The card as lines for a terminal, markdown marks removed. Buttons and selects are left out. */
export function plainText(card: Card): string {
  const parts = [card.title, ...card.blocks.map(plainBlock), ...(card.notes ?? [])]
  return stripMarkdown(parts.filter((part) => part !== '').join('\n\n'))
}

function plainBlock(block: Block): string {
  if (block === 'divider') return ''
  if ('text' in block) return block.text
  if ('heading' in block) return block.heading
  if ('steps' in block) return block.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')
  return block.bullets.map((bullet) => `• ${bullet}`).join('\n')
}

function stripMarkdown(text: string): string {
  return text
    .replace(/\[([^\]]{1,300})\]\((https?:[^)\s]{1,500})\)/g, '$1 ($2)')
    .replace(/\*\*|__|~~/g, '')
    .replace(/^(?:-#|#{1,3}) /gm, '')
    .replace(/\\([\\`*_~|>#[\]()<@:-])/g, '$1')
}
