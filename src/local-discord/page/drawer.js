/** On narrow screens the side panels are drawers: one at a time, Escape closes, focus comes back. */
import { useEffect, useRef, useState } from '/page/vendor/htm-preact.js'

/** From here on both panels stand beside the messages (the same width as in layout.css). */
const wide = '(min-width: 1061px)'

export function useDrawer() {
  const [open, setOpen] = useState(/** @type {'sidebar' | 'members' | null} */ (null))
  const opener = useRef(/** @type {Element | null} */ (null))
  const close = () => setOpen(null)
  useEffect(() => {
    if (open === null) {
      if (opener.current instanceof HTMLElement) opener.current.focus()
      opener.current = null
      return
    }
    const first = document.querySelector(`#${open} .drawer-close`)
    if (first instanceof HTMLElement) first.focus()
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && close()
    const screen = matchMedia(wide)
    document.addEventListener('keydown', onKeyDown)
    screen.addEventListener('change', close)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      screen.removeEventListener('change', close)
    }
  }, [open])
  /** @param {'sidebar' | 'members'} name */
  const show = (name) => {
    opener.current = document.activeElement
    setOpen(name)
  }
  return { open, show, close }
}
