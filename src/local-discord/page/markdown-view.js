/** Draws the markdown tree. Text only ever becomes text nodes, and links are http(s) by the parser. */
import { html, useMemo, useState } from '/page/vendor/htm-preact.js'
import { useNow, usePage } from './context.js'
import { parseMarkdown } from './markdown.js'
import { inlineText } from './markdown-inline.js'
import { format, formatTimestamp } from './timestamp.js'
import { words } from './words.js'

/**
 * @import { Block } from './markdown.js'
 * @import { Inline } from './markdown-inline.js'
 */

/** @param {{ text: string }} props */
export function Markdown({ text }) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  return html`<div class="markdown">${blocks.map((block) => html`<${BlockView} block=${block} />`)}</div>`
}

/** Headings of a message start below those of the page. */
const headingTags = ['h4', 'h5', 'h6']

/** @param {{ block: Block }} props */
function BlockView({ block }) {
  switch (block.type) {
    case 'heading':
      return html`<${headingTags[block.level - 1]}><${Inlines} nodes=${block.children} /><//>`
    case 'subtext':
      return html`<p class="subtext"><${Inlines} nodes=${block.children} /></p>`
    case 'quote':
      return html`<blockquote>${block.blocks.map((one) => html`<${BlockView} block=${one} />`)}</blockquote>`
    case 'code':
      return html`<pre tabindex="0"><code data-language=${block.language}>${block.text}</code></pre>`
    case 'list':
      return html`<${ListView} list=${block} />`
    default:
      return html`<p><${Inlines} nodes=${block.children} /></p>`
  }
}

/** @param {{ list: Extract<Block, { type: 'list' }> }} props */
function ListView({ list }) {
  const items = list.items.map(
    (item) => html`<li>
      <${Inlines} nodes=${item.children} />
      ${item.nested.map((block) => html`<${BlockView} block=${block} />`)}
    </li>`,
  )
  return list.ordered ? html`<ol start=${list.start}>${items}</ol>` : html`<ul>${items}</ul>`
}

/** @param {{ nodes: Inline[], inLink?: boolean }} props */
function Inlines({ nodes, inLink = false }) {
  return nodes.map((node) => html`<${InlineView} node=${node} inLink=${inLink} />`)
}

const emphasisTags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' }

/** @param {{ node: Inline, inLink: boolean }} props */
function InlineView({ node, inLink }) {
  switch (node.type) {
    case 'text':
      return node.text
    case 'code':
      return html`<code>${node.text}</code>`
    case 'spoiler':
      return html`<${Spoiler}><${Inlines} nodes=${node.children} inLink=${inLink} /><//>`
    case 'link':
      if (inLink) return inlineText(node.children)
      return html`<a href=${node.url} target="_blank" rel="noopener noreferrer"
        ><${Inlines} nodes=${node.children} inLink /></a>`
    case 'timestamp':
      return html`<${Timestamp} seconds=${node.seconds} style=${node.style} />`
    case 'emoji':
      return html`<span class="emoji">${node.name}</span>`
    case 'person':
    case 'role':
    case 'channel':
    case 'everyone':
    case 'command':
      return html`<${Mention} node=${node} />`
    default:
      return html`<${emphasisTags[node.type]}
        ><${Inlines} nodes=${node.children} inLink=${inLink} /><//>`
  }
}

/** @param {{ children?: unknown }} props */
export function Spoiler({ children }) {
  const [shown, setShown] = useState(false)
  if (shown) return html`<span class="spoiler shown">${children}</span>`
  return html`<button type="button" class="spoiler" aria-label=${words.spoiler} onClick=${() => setShown(true)}>
    <span aria-hidden="true" inert>${children}</span>
  </button>`
}

/** @param {{ seconds: number, style: string }} props */
function Timestamp({ seconds, style }) {
  const now = useNow(style === 'R' ? 1000 : undefined)
  const text = formatTimestamp(seconds, style, now)
  if (text === String(seconds)) return html`<span>${text}</span>`
  const full = format(seconds * 1000, { dateStyle: 'full', timeStyle: 'short' })
  const iso = new Date(seconds * 1000).toISOString()
  return html`<time class="timestamp" datetime=${iso} title=${full}>${text}</time>`
}

/** @param {{ node: Extract<Inline, { type: 'person' | 'role' | 'channel' | 'everyone' | 'command' }> }} props */
function Mention({ node }) {
  const { state, openChannel, fill } = usePage()
  if (node.type === 'everyone') return html`<span class="mention">${node.text}</span>`
  if (node.type === 'role') {
    const role = state.guilds.flatMap(({ roles = [] }) => roles).find(({ id }) => id === node.id)
    return html`<span class="mention">@${role?.name ?? words.role}</span>`
  }
  if (node.type === 'person') {
    const person = state.people.find(({ id }) => id === node.id)
    return html`<span class="mention">@${person?.name ?? words.unknownPerson}</span>`
  }
  if (node.type === 'command') {
    const use = () => fill(`/${node.name} `)
    return html`<button type="button" class="mention" onClick=${use}>/${node.name}</button>`
  }
  const channel = state.guilds.flatMap(({ channels }) => channels).find(({ id }) => id === node.id)
  if (!channel?.canSee)
    return html`<span class="mention">#${channel?.name ?? words.unknownChannel}</span>`
  return html`<button type="button" class="mention" onClick=${() => openChannel(channel.id)}>#${channel.name}</button>`
}
