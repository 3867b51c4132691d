/** Where the list of messages stands: it follows the newest unless the person has scrolled away. */
import { useEffect, useLayoutEffect, useRef, useState } from '/page/vendor/htm-preact.js'

/** This near to the end counts as being there. */
const nearPx = 80

/**
 * A message taller than the view shows its beginning first, because reading starts there; whoever
 * then scrolls inside it is left in peace when it changes its height.
 * @param {string} channelId
 * @param {string} newest Changes whenever something was added at the end.
 * @param {boolean} mine The person caused the newest themselves.
 */
export function useNewest(channelId, newest, mine) {
  const log = useRef(/** @type {HTMLDivElement | null} */ (null))
  const list = useRef(/** @type {HTMLDivElement | null} */ (null))
  const place = useRef(/** @type {'start' | 'end' | 'inside' | 'away'} */ ('start'))
  const scrolledTo = useRef(0)
  const [away, setAway] = useState(false)

  const follow = () => {
    const view = log.current
    const last = list.current?.lastElementChild
    if (!view || !last || place.current === 'inside' || place.current === 'away') return
    const atStart = place.current === 'start' && last.clientHeight > view.clientHeight
    const offset = last.getBoundingClientRect().top - view.getBoundingClientRect().top
    view.scrollTop = atStart ? view.scrollTop + offset : view.scrollHeight
    scrolledTo.current = view.scrollTop
  }
  const toNewest = () => {
    place.current = 'start'
    setAway(false)
    follow()
  }
  useLayoutEffect(toNewest, [channelId])
  useLayoutEffect(() => {
    if (mine || place.current !== 'away') toNewest()
  }, [newest])
  useEffect(() => {
    const observer = new ResizeObserver(follow)
    for (const box of [log.current, list.current]) if (box) observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const onScroll = () => {
    const view = log.current
    const last = list.current?.lastElementChild
    if (!view || !last || Math.abs(view.scrollTop - scrolledTo.current) < 2) return
    const rest = view.scrollHeight - view.clientHeight - view.scrollTop
    const inside = last.getBoundingClientRect().top < view.getBoundingClientRect().top + nearPx
    place.current = rest < nearPx ? 'end' : inside ? 'inside' : 'away'
    scrolledTo.current = Number.NaN
    setAway(place.current === 'away')
  }
  return { log, list, away, toNewest, onScroll }
}
