/** The clock of the local Discord and the buttons that move it forward. */
import { html, useEffect, useRef, useState } from '/page/vendor/htm-preact.js'
import { useNow, usePage } from './context.js'
import { format, secondsUntilHour } from './timestamp.js'
import { words } from './words.js'

const morningHour = 8

export function Clock() {
  const now = useNow(1000)
  const [open, setOpen] = useState(false)
  const root = useRef(/** @type {HTMLDivElement | null} */ (null))
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null))

  useEffect(() => {
    if (!open) return
    const outside = (/** @type {Event} */ event) => {
      if (!root.current?.contains(/** @type {Node} */ (event.target))) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  const date = format(now, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const time = format(now, { timeStyle: 'short' })
  return html`<div class="clock" ref=${root} onKeyDown=${onKeyDown}>
    <button
      type="button" class="clock-button" ref=${button} aria-expanded=${open} aria-controls="clock-panel"
      aria-label="${words.clock}: ${date}, ${time}" onClick=${() => setOpen(!open)}
    ><span class="clock-date">${date}</span> <span class="clock-time">${time}</span> <span aria-hidden="true">▾</span></button>
    <div class="clock-panel" id="clock-panel" role="group" aria-label=${words.clock} hidden=${!open}>
      <p>${words.clockHelp}</p>
      <${ForwardButtons} />
    </div>
  </div>`
}

function ForwardButtons() {
  const { act } = usePage()
  const now = useNow()
  const [busy, setBusy] = useState(false)
  const { forward } = words
  /** @type {[string, () => number][]} */
  const steps = [
    [forward.minutes, () => 600],
    [forward.hour, () => 3600],
    [forward.day, () => 86_400],
    [forward.morning, () => secondsUntilHour(now, morningHour)],
  ]
  /** @param {number} seconds */
  const move = async (seconds) => {
    if (busy) return
    setBusy(true)
    await act('clock', { forwardSeconds: seconds })
    setBusy(false)
  }
  return steps.map(
    ([label, seconds]) => html`<button
      type="button" class="button secondary" aria-busy=${busy} onClick=${() => move(seconds())}
    >${label}</button>`,
  )
}
