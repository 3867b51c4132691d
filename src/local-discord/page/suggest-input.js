/** A field with suggestions: a fixed list filtered as one types, or asked from the bot. */
import { html, useEffect, useRef, useState } from '/page/vendor/htm-preact.js'
import { filterChoices } from './command-values.js'
import { words } from './words.js'

/**
 * @import { Choice } from './types.js'
 * @import { Typed } from './command-values.js'
 */

/** Long enough not to ask at every key, short enough not to be felt. */
const pauseMs = 200

/**
 * @param {{ attributes: Record<string, unknown>, typed: Typed, choices: Choice[] | null,
 *   load: () => Promise<Choice[]>, onTyped: (typed: Typed) => void }} props
 */
export function SuggestInput({ attributes, typed, choices, load, onTyped }) {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = useSuggestions(open && !choices && typed.value === undefined, typed.text, load)
  const all = choices ?? found
  const list = open
    ? choices && typed.value === undefined
      ? filterChoices(choices, typed.text)
      : all
    : []
  const listId = `${attributes.id}-list`

  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  /** @param {Choice} choice */
  const pick = (choice) => {
    setOpen(false)
    setActive(-1)
    onTyped({ text: choice.name, value: choice.value })
  }
  /** @param {number} step */
  const move = (step) => {
    setOpen(true)
    if (list.length > 0)
      setActive((Math.max(active, step > 0 ? -1 : 0) + step + list.length) % list.length)
  }
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const choice = list[active]
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Escape' && list.length > 0) setOpen(false)
    else if (event.key === 'Enter' && choice) pick(choice)
    else {
      if (event.key === 'Tab' && choice) pick(choice)
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  /** A name typed in full means that choice. @param {Event} event */
  const onInput = (event) => {
    const text = /** @type {HTMLInputElement} */ (event.target).value
    setOpen(true)
    setActive(-1)
    const whole = all.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase())
    onTyped(whole && !choices ? { text, value: whole.value } : { text })
  }
  return html`<div class="suggest">
    <input
      type="text" ...${attributes}
      role="combobox" aria-autocomplete="list" aria-expanded=${list.length > 0} aria-controls=${listId}
      aria-activedescendant=${list[active] ? `${listId}-${active}` : undefined}
      value=${typed.text} onInput=${onInput} onKeyDown=${onKeyDown}
      onFocus=${() => setOpen(true)} onClick=${() => setOpen(true)} onBlur=${() => setOpen(false)}
    />
    <ul class="listbox above" id=${listId} role="listbox" aria-label=${words.suggestions(String(attributes.name))} hidden=${list.length === 0}>
      ${list.map(
        (choice, index) => html`<li
          id="${listId}-${index}" role="option" aria-selected=${index === active}
          class=${index === active ? 'active' : ''}
          onPointerMove=${() => setActive(index)}
          onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()}
          onClick=${() => pick(choice)}
        >${choice.name}</li>`,
      )}
    </ul>
  </div>`
}

/**
 * Asks after a pause in typing. A late answer to an earlier text is dropped.
 * @param {boolean} wanted
 * @param {string} text
 * @param {() => Promise<Choice[]>} load
 */
function useSuggestions(wanted, text, load) {
  const [found, setFound] = useState(/** @type {Choice[]} */ ([]))
  const latest = useRef(0)
  useEffect(() => {
    if (!wanted) return
    latest.current += 1
    const mine = latest.current
    const timer = setTimeout(async () => {
      const choices = await load()
      if (mine === latest.current) setFound(choices)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [wanted, text])
  return found
}
