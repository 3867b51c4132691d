/** What every part of the page may use: the state, the way to act, and the local clock. */
import { createContext, useContext, useEffect, useState } from '/page/vendor/htm-preact.js'

/** @import { Answer, State } from './types.js' */

/**
 * @typedef {object} Page
 * @property {State} state
 * @property {(type: string, details: object) => Promise<Answer>} act Shows what goes wrong as a notice.
 * @property {(type: string, details: object) => Promise<Answer>} ask Shows nothing by itself.
 * @property {(channelId: string) => void} openChannel
 * @property {(personId: string) => void} openDirectMessage
 * @property {(text: string) => void} fill Puts text into the composer.
 * @property {(noticeId: number) => void} dropNotice
 * @property {() => void} closeForm
 */

const PageContext = createContext(/** @type {Page} */ (/** @type {unknown} */ (null)))

export const PageProvider = PageContext.Provider

export function usePage() {
  return useContext(PageContext)
}

/**
 * The local Discord's time in epoch milliseconds, renewed in this interval.
 * @param {number} [everyMs] Without it the time is that of the last rendering.
 */
export function useNow(everyMs) {
  const { clock } = usePage().state
  const [, setTick] = useState(0)
  useEffect(() => {
    if (everyMs === undefined) return
    const timer = setInterval(() => setTick((tick) => tick + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return clock.now + (performance.now() - clock.at)
}
