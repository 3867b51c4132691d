/** The menu of a message: the commands ("Apps") that can be used on it. By button, right click or keys. */
import { html, useEffect, useRef, useState } from '/page/vendor/htm-preact.js'
import { usePage } from './context.js'
import { currentPlace } from './people.js'
import { words } from './words.js'

/** @import { Command, Message, State } from './types.js' */

const onMessage = 3
const contexts = { guild: 0, botDm: 1 }

/**
 * What the menu of a message in the open channel holds.
 * @param {State} state
 * @returns {Command[]}
 */
export function messageCommands(state) {
  const context = currentPlace(state)?.inGuild ? contexts.guild : contexts.botDm
  return state.commands
    .filter(({ type }) => type === onMessage)
    .filter((command) => !command.contexts || command.contexts.includes(context))
}

/** Whether the menu is open, for the message and its button together. */
export function useMenu() {
  const [open, setOpen] = useState(false)
  const root = useRef(/** @type {HTMLElement | null} */ (null))
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null))
  useEffect(() => {
    if (!open) return
    const first = root.current?.querySelector('[role=menuitem]')
    if (first instanceof HTMLElement) first.focus()
    const outside = (/** @type {Event} */ event) => {
      if (!root.current?.contains(/** @type {Node} */ (event.target))) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])
  /** @param {boolean} [backToButton] */
  const close = (backToButton = true) => {
    setOpen(false)
    if (backToButton) button.current?.focus()
  }
  return { open, show: () => setOpen(true), close, root, button }
}

/**
 * @param {{ message: Message, name: string, commands: Command[],
 *   menu: ReturnType<typeof useMenu> }} props
 */
export function MessageMenu({ message, name, commands, menu }) {
  const { act } = usePage()
  const id = `menu-${message.id}`
  /** @param {Command} command */
  const use = (command) => {
    menu.close()
    act('use-on-message', {
      channelId: message.channel_id,
      messageId: message.id,
      commandId: command.id,
    })
  }
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (!menu.open) return
    const items = [...(menu.root.current?.querySelectorAll('[role=menuitem]') ?? [])]
    const at = items.indexOf(/** @type {Element} */ (document.activeElement))
    /** @type {Record<string, number>} */
    const goes = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + items.length,
      Home: 0,
      End: items.length - 1,
    }
    if (event.key === 'Tab') menu.close(false)
    else if (event.key === 'Escape') menu.close()
    else if (event.key in goes) {
      const next = items[goes[event.key] % items.length]
      if (next instanceof HTMLElement) next.focus()
    }
    if (event.key === 'Escape' || event.key in goes) event.preventDefault()
  }
  return html`<div class="message-menu" data-open=${menu.open} ref=${menu.root} onKeyDown=${onKeyDown}>
    <button
      type="button" class="icon-button" ref=${menu.button} aria-label=${words.messageMenu(name)}
      aria-haspopup="menu" aria-expanded=${menu.open} aria-controls=${id}
      onClick=${() => (menu.open ? menu.close() : menu.show())}
    >…</button>
    <div class="listbox" id=${id} role="menu" aria-label=${words.apps} hidden=${!menu.open}>
      <p class="menu-title" aria-hidden="true">${words.apps}</p>
      ${commands.map(
        (command) => html`<button
          type="button" role="menuitem" tabindex="-1" key=${command.id} onClick=${() => use(command)}
        >${command.name}</button>`,
      )}
    </div>
  </div>`
}
