/** A list to choose from: opens in place, so that it is never cut off, and works by keyboard. */
import { html, useEffect, useRef, useState } from '/page/vendor/htm-preact.js'
import { words } from './words.js'

/** @import { Component, SelectOption, State } from './types.js' */

/**
 * Selects for people and channels get their options from what the page knows.
 * Roles have no ids here, so those selects stay empty.
 * @param {Component} component
 * @param {State} state
 * @returns {SelectOption[]}
 */
export function selectOptions(component, state) {
  const people = state.people.map(({ id, name }) => ({ label: name, value: id }))
  if (component.type === 5 || component.type === 7) return people
  if (component.type !== 8) return component.options ?? []
  return state.guilds
    .flatMap(({ channels }) => channels)
    .filter(({ canSee, type }) => canSee && (component.channel_types?.includes(type) ?? type !== 4))
    .map(({ id, name }) => ({ label: `#${name}`, value: id }))
}

let count = 0

/**
 * @param {{ options: SelectOption[], label: string, least: number, most: number,
 *   disabled?: boolean, busy?: boolean, labelledBy?: string,
 *   onChoose: (values: string[]) => void }} props
 */
export function SelectMenu({ options, label, least, most, disabled, busy, labelledBy, onChoose }) {
  const defaults = options.filter((option) => option.default).map(({ value }) => value)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState(defaults)
  const [id] = useState(() => `select-${++count}`)
  const root = useRef(/** @type {HTMLDivElement | null} */ (null))
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null))
  const many = most > 1

  useEffect(() => {
    if (!open) return
    const outside = (/** @type {Event} */ event) => {
      if (!root.current?.contains(/** @type {Node} */ (event.target))) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])
  useEffect(() => {
    if (open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, active])

  /** @param {string[]} values */
  const finish = (values) => {
    setOpen(false)
    button.current?.focus()
    onChoose(values)
  }
  /** @param {string} value */
  const pick = (value) => {
    if (!many) {
      setChosen([value])
      return finish([value])
    }
    const without = chosen.filter((one) => one !== value)
    if (without.length < chosen.length) setChosen(without)
    else if (chosen.length < most) setChosen([...chosen, value])
  }
  const show = () => {
    setActive(
      Math.max(
        0,
        options.findIndex(({ value }) => chosen.includes(value)),
      ),
    )
    setOpen(true)
  }
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => (open ? setActive(Math.min(active + 1, options.length - 1)) : show()),
    ArrowUp: () => (open ? setActive(Math.max(active - 1, 0)) : show()),
    Home: () => setActive(0),
    End: () => setActive(options.length - 1),
    Escape: () => setOpen(false),
    Enter: () => (open ? options[active] && pick(options[active].value) : show()),
    ' ': () => (open ? options[active] && pick(options[active].value) : show()),
  }
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const found = keys[event.key]
    if (!found || (!open && /Home|End|Escape/.test(event.key))) return
    event.preventDefault()
    event.stopPropagation()
    found()
  }
  const names = options.filter(({ value }) => chosen.includes(value)).map((one) => one.label)
  const face = names.length > 2 ? words.chosen(names.length) : names.join(', ')

  return html`<div class="select" ref=${root}>
    <button
      type="button" class="select-button" ref=${button} role="combobox"
      aria-haspopup="listbox" aria-expanded=${open} aria-controls=${id}
      aria-label=${labelledBy ? undefined : label} aria-labelledby=${labelledBy}
      aria-activedescendant=${open ? `${id}-${active}` : undefined}
      aria-busy=${busy} disabled=${disabled}
      onClick=${() => (open ? setOpen(false) : show())} onKeyDown=${onKeyDown}
    ><span class=${face ? '' : 'placeholder'}>${face || label}</span><span aria-hidden="true">▾</span></button>
    <ul class="listbox" id=${id} role="listbox" aria-label=${label} aria-multiselectable=${many} hidden=${!open}>
      ${options.map(
        (option, index) => html`<li
          id="${id}-${index}" role="option" aria-selected=${chosen.includes(option.value)}
          class=${index === active ? 'active' : ''}
          onPointerMove=${() => setActive(index)} onClick=${() => pick(option.value)}
        >
          <span class="option-label">${option.emoji?.name} ${option.label}</span>
          ${option.description && html`<span class="option-help">${option.description}</span>`}
        </li>`,
      )}
    </ul>
    ${
      open &&
      many &&
      html`<button
      type="button" class="button primary" disabled=${chosen.length < least}
      onClick=${() => finish(chosen)}
    >${words.done}</button>`
    }
  </div>`
}
