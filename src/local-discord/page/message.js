/** One message: who, when, what for, and its contents. */
import { html } from '/page/vendor/htm-preact.js'
import { Components } from './components.js'
import { useNow, usePage } from './context.js'
import { AttachmentView, EmbedView } from './embeds.js'
import { Markdown } from './markdown-view.js'
import { MessageMenu, messageCommands, useMenu } from './message-menu.js'
import { cssColour, nameOf, textOn } from './people.js'
import { format, messageTime } from './timestamp.js'
import { words } from './words.js'

/** @import { Message } from './types.js' */

export const flags = { ephemeral: 64, loading: 128, componentsV2: 32768 }
const commandInteraction = 2
const messageCommand = 3

/** @param {{ message: Message, follows: boolean }} props `follows`: same author just before. */
export function MessageView({ message, follows }) {
  const { state } = usePage()
  const { author } = message
  const name = nameOf(state, author)
  const person = state.people.find(({ id }) => id === author.id)
  const isPrivate = hasFlag(message, flags.ephemeral)
  const menu = useMenu()
  const commands = isPrivate || hasFlag(message, flags.loading) ? [] : messageCommands(state)
  /** @param {Event} event */
  const onContextMenu = (event) => {
    // Links and pictures keep the browser's own menu.
    const target = /** @type {Element} */ (event.target)
    if (commands.length === 0 || target.closest('a, img')) return
    event.preventDefault()
    menu.show()
  }
  const classes = ['message', follows && 'follows', isPrivate && 'private']
    .filter(Boolean)
    .join(' ')
  return html`<article class=${classes} data-message-id=${message.id} aria-label=${name} onContextMenu=${onContextMenu}>
    ${follows ? null : html`<${Avatar} name=${name} colour=${person?.colour} />`}
    <div class="message-body">
      <${UsedCommand} message=${message} />
      ${follows ? null : html`<${Header} message=${message} name=${name} bot=${author.bot} />`}
      <${Content} message=${message} name=${name} />
      ${isPrivate && html`<${PrivateNote} messageId=${message.id} />`}
    </div>
    ${commands.length > 0 && html`<${MessageMenu} message=${message} name=${name} commands=${commands} menu=${menu} />`}
  </article>`
}

/** @param {Message} message @param {number} flag */
export function hasFlag(message, flag) {
  return ((message.flags ?? 0) & flag) !== 0
}

/** @param {{ name: string, colour?: string | number }} props */
export function Avatar({ name, colour }) {
  const background = cssColour(colour)
  const style = { background, color: textOn(background) }
  return html`<span class="avatar" style=${style} aria-hidden="true">${name.slice(0, 1)}</span>`
}

/** @param {{ message: Message, name: string, bot?: boolean }} props */
function Header({ message, name, bot }) {
  const now = useNow()
  const at = Date.parse(message.timestamp)
  return html`<h3 class="message-head">
    <span class="author">${name}</span>
    ${bot && html`<span class="badge">${words.app}</span>`}
    <time datetime=${message.timestamp} title=${format(at, { dateStyle: 'full', timeStyle: 'medium' })}>
      ${messageTime(at, now)}
    </time>
  </h3>`
}

/** @param {{ message: Message }} props */
function UsedCommand({ message }) {
  const { state } = usePage()
  const used = message.interaction_metadata
  if (used?.type !== commandInteraction) return null
  const name = used.name ?? message.interaction?.name
  if (!name)
    return html`<p class="used">${words.usedBy(words.commands.toLowerCase(), nameOf(state, used.user))}</p>`
  const command = used.command_type === messageCommand ? name : `/${name}`
  return html`<p class="used">${words.usedBy(command, nameOf(state, used.user))}</p>`
}

/** @param {{ message: Message, name: string }} props */
function Content({ message, name }) {
  if (hasFlag(message, flags.loading)) {
    return html`<p class="thinking">${words.thinking(name)}</p>`
  }
  const { content, embeds = [], attachments = [], components = [] } = message
  const loose = hasFlag(message, flags.componentsV2) ? [] : attachments
  return html`<div class="content">
    ${content && html`<${Markdown} text=${content} />`}
    ${embeds.map((embed) => html`<${EmbedView} embed=${embed} />`)}
    ${loose.map((attachment) => html`<${AttachmentView} attachment=${attachment} />`)}
    <${Components} components=${components} message=${message} />
    ${message.edited_timestamp && html`<span class="edited">${words.edited}</span>`}
  </div>`
}

/** @param {{ messageId: string }} props */
function PrivateNote({ messageId }) {
  const { act } = usePage()
  return html`<p class="private-note">
    ${words.onlyYou} ·${' '}
    <button type="button" class="text-button" onClick=${() => act('dismiss', { messageId })}>${words.dismiss}</button>
  </p>`
}
