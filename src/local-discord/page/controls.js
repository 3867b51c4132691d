/** What a person may press or choose in a message: buttons and selects. */
import { html, useState } from '/page/vendor/htm-preact.js'
import { usePage } from './context.js'
import { SelectMenu, selectOptions } from './select-menu.js'
import { words } from './words.js'

/** @import { Component, Message } from './types.js' */

const buttonClasses = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'primary']
const linkStyle = 5

/**
 * Runs one act at a time and says whether it is still waiting.
 * @param {Message} message
 */
function useAct(message) {
  const { act } = usePage()
  const [busy, setBusy] = useState(false)
  /** @param {string} type @param {object} details */
  const start = async (type, details) => {
    if (busy) return
    setBusy(true)
    await act(type, { messageId: message.id, channelId: message.channel_id, ...details })
    setBusy(false)
  }
  return { busy, start }
}

/** @param {{ component: Component, message: Message }} props */
export function ButtonView({ component, message }) {
  const { busy, start } = useAct(message)
  const { label, emoji, style = 2, disabled, url, custom_id: customId } = component
  const face = html`
    ${emoji?.name && html`<span class="emoji" aria-hidden=${label ? 'true' : undefined}>${emoji.name}</span>`}
    ${label}`
  if (style === linkStyle) {
    return html`<a class="button link" href=${webAddress(url)} target="_blank" rel="noopener noreferrer">
      ${face}<span class="out" aria-hidden="true">↗</span>
    </a>`
  }
  return html`<button
    type="button"
    class="button ${buttonClasses[style] ?? 'secondary'}"
    disabled=${disabled}
    aria-busy=${busy}
    onClick=${() => start('press', { customId })}
  >${face}</button>`
}

/** @param {string | undefined} url A link is the bot's text: nothing but a web address may open. */
function webAddress(url = '') {
  return /^https?:\/\//i.test(url) ? url : undefined
}

/** @param {{ component: Component, message: Message }} props */
export function MessageSelect({ component, message }) {
  const { busy, start } = useAct(message)
  const { state } = usePage()
  return html`<${SelectMenu}
    options=${selectOptions(component, state)}
    label=${component.placeholder || words.choose}
    least=${component.min_values ?? 1}
    most=${component.max_values ?? 1}
    disabled=${component.disabled}
    busy=${busy}
    onChoose=${(/** @type {string[]} */ values) =>
      start('select', { customId: component.custom_id, values })}
  />`
}
