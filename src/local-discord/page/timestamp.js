/**
 * Discord's timestamps (`<t:seconds:style>`) as words. Pure: the present is a parameter.
 * Always in English with a 24-hour clock, in the browser's zone unless a zone is given.
 */
export const locale = 'en-GB'

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} Seconds of each unit, greatest first. */
const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/** Beyond this a JavaScript date is invalid. */
const farthest = 8.64e15

/**
 * @param {number} seconds
 * @param {string} style One of t T d D f F s S R; anything else counts as f.
 * @param {number} now Epoch milliseconds.
 * @param {string} [zone]
 */
export function formatTimestamp(seconds, style, now, zone) {
  const ms = seconds * 1000
  if (!(Math.abs(ms) <= farthest)) return String(seconds)
  if (style === 'R') return relative(ms, now)
  return format(ms, styles[style] ?? styles.f, zone)
}

/**
 * @param {number} ms
 * @param {Intl.DateTimeFormatOptions} options
 * @param {string} [zone]
 */
export function format(ms, options, zone) {
  return new Intl.DateTimeFormat(locale, zone ? { ...options, timeZone: zone } : options).format(ms)
}

/** @param {number} ms @param {number} now */
export function relative(ms, now) {
  const seconds = Math.round((ms - now) / 1000)
  for (const [unit, length] of units) {
    const count = Math.round(Math.abs(seconds) / length)
    if (Math.abs(seconds) < length && unit !== 'second') continue
    return new Intl.RelativeTimeFormat(locale).format(count * Math.sign(seconds) || 0, unit)
  }
  return ''
}

/**
 * The time of a message: shorter the nearer it is.
 * @param {number} ms
 * @param {number} now
 * @param {string} [zone]
 */
export function messageTime(ms, now, zone) {
  const time = format(ms, styles.t, zone)
  return sameDay(ms, now, zone) ? time : `${format(ms, styles.d, zone)}, ${time}`
}

/** @param {number} a @param {number} b @param {string} [zone] */
export function sameDay(a, b, zone) {
  return format(a, styles.d, zone) === format(b, styles.d, zone)
}

/**
 * Seconds until the next time a clock in the browser's zone shows this hour.
 * @param {number} now
 * @param {number} hour
 */
export function secondsUntilHour(now, hour) {
  const next = new Date(now)
  next.setHours(hour, 0, 0, 0)
  if (next.getTime() <= now) next.setDate(next.getDate() + 1)
  return Math.ceil((next.getTime() - now) / 1000)
}
