/** Turns a card into Components V2. Discord allows 40 components and 4,000 characters of text. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js'
import type { Block, Button, Card, Select, Tone } from '../card.ts'
import { writeCustomId } from './custom-id.ts'

/** Colours that read in Discord's light and dark themes; the title says the same in words. */
const accents: Record<Tone, number> = {
  plain: 0x2f7d6d,
  success: 0x3a8f3a,
  soon: 0xb8860b,
  urgent: 0xd2691e,
  emergency: 0xc62828,
}

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const

export function renderCard(card: Card): APIContainerComponent[] {
  const components: APIComponentInContainer[] = [
    text(`## ${card.title}`),
    ...card.blocks.map(renderBlock),
  ]
  if (card.notes !== undefined && card.notes.length > 0) {
    const small = card.notes.flatMap((note) => note.split('\n')).map((line) => `-# ${line}`)
    components.push(separator, text(small.join('\n')))
  }
  for (const { name } of card.files ?? []) {
    components.push({ type: ComponentType.File, file: { url: `attachment://${name}` } })
  }
  if (card.select !== undefined) components.push(renderSelect(card.select))
  components.push(...buttonRows(card.buttons ?? []))
  return [{ type: ComponentType.Container, accent_color: accents[card.tone], components }]
}

const text = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const

const separator: APIComponentInContainer = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
}

function renderBlock(block: Block): APIComponentInContainer {
  if (block === 'divider') return separator
  if ('text' in block) return text(block.text)
  if ('heading' in block) return text(`### ${block.heading}`)
  if ('steps' in block)
    return text(block.steps.map((step, index) => `${index + 1}. ${step}`).join('\n'))
  return text(block.bullets.map((bullet) => `- ${bullet}`).join('\n'))
}

function buttonRows(
  buttons: readonly Button[],
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const rows: APIActionRowComponent<APIComponentInMessageActionRow>[] = []
  for (let start = 0; start < buttons.length; start += 5) {
    const components = buttons.slice(start, start + 5).map(renderButton)
    rows.push({ type: ComponentType.ActionRow, components })
  }
  return rows
}

function renderButton(button: Button): APIButtonComponent {
  const label = shorten(button.label, 80)
  if ('url' in button) {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url }
  }
  return {
    type: ComponentType.Button,
    style: styles[button.style ?? 'secondary'],
    label,
    custom_id: writeCustomId(button.press),
  }
}

function renderSelect(select: Select): APIActionRowComponent<APIComponentInMessageActionRow> {
  const options = select.choices.slice(0, 25).map(({ label, value, description }) => ({
    label: shorten(label, 100),
    value,
    ...(description === undefined ? {} : { description: shorten(description, 100) }),
  }))
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: writeCustomId(select.press),
        placeholder: shorten(select.placeholder, 150),
        options,
      },
    ],
  }
}

/** Cut to Discord's limit, an ellipsis saying so. */
export function shorten(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`
}
