/** The list of commands above the message box. The box keeps the focus; this only shows and clicks. */
import { html, useEffect } from '/page/vendor/htm-preact.js'
import { words } from './words.js'

/** @import { Entry } from './command-input.js' */

/**
 * @param {{ entries: Entry[], active: number, point: (index: number) => void,
 *   choose: (entry: Entry, byEnter: boolean) => void }} props
 */
export function CommandPicker({ entries, active, point, choose }) {
  useEffect(() => {
    document.getElementById(`command-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, entries.length])
  return html`<ul class="listbox above" id="command-list" role="listbox" aria-label=${words.commands} hidden=${entries.length === 0}>
    ${entries.map(
      (entry, index) => html`<li
        id="command-${index}" role="option" aria-selected=${index === active} key=${entry.key}
        class=${index === active ? 'active' : ''}
        onPointerMove=${() => point(index)}
        onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()}
        onClick=${() => choose(entry, false)}
      >
        <span class="option-label">/${entry.name}</span>
        ${entry.options.map(({ name, required }) => html`<span class="option-chip" data-required=${required ?? false}>${name}</span>`)}
        <span class="option-help">${entry.description}</span>
      </li>`,
    )}
  </ul>`
}
