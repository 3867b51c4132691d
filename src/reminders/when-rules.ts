/**
 * What the tokens of a typed time mean. Each rule looks at one place and says how many tokens it
 * takes (0: not mine) or what is wrong; their order matters where one could steal from another.
 */
import { dateOf, type Time, type Token } from './when-tokens.ts'
import { monthKinds, type WordKind, weekdayKinds } from './words.ts'

export interface Meaning {
  /** As in cron: 0 is Sunday. */
  weekdays: Set<number>
  /** Cron tokens such as `1#2` and `5L`. */
  nth: string[]
  times: Time[]
  interval: { count: number; unit: 'hour' | 'minute' } | null
  /** "Every 2 weeks". */
  weeks: number | null
  window: [from: Time, to: Time] | null
  date: Temporal.PlainDate | { month: number; day: number } | null
  /** "week" and "month" alone say too little: they need weekdays. */
  mentions: Set<WordKind>
}

type RuleFault =
  | { fault: 'not-understood' | 'bad-time' | 'bad-date' | 'every-second'; near: string }
  | { fault: 'seconds' }
type Rule = (at: Place, meaning: Meaning) => number | RuleFault

interface Place {
  tokens: readonly Token[]
  index: number
  today: Temporal.PlainDate
}

const rules: readonly Rule[] = [every, plainWords, nthWeekday, weekday, dayOfYear, window, time]

export function meaningOf(
  tokens: readonly Token[],
  today: Temporal.PlainDate,
): Meaning | RuleFault {
  const meaning: Meaning = {
    weekdays: new Set(),
    nth: [],
    times: [],
    interval: null,
    weeks: null,
    window: null,
    date: null,
    mentions: new Set(),
  }
  let index = 0
  while (index < tokens.length) {
    let taken = 0
    for (const rule of rules) {
      const result = rule({ tokens, index, today }, meaning)
      if (typeof result !== 'number') return result
      taken = result
      if (taken > 0) break
    }
    if (taken === 0) return { fault: 'not-understood', near: tokens[index]?.near ?? '' }
    index += taken
  }
  return meaning
}

function every(place: Place, meaning: Meaning): number | RuleFault {
  if (wordAt(place, 0) === 'hourly') return takeInterval(meaning, 1, 'hour', 1)
  if (wordAt(place, 0) !== 'every') return 0
  const next = tokenAt(place, 1)
  // "Every second Monday" is every other week to some and once a month to others.
  const isSecond = wordAt(place, 1) === 'second'
  if (isSecond || (next?.kind === 'number' && next.ordinal && next.value === 2)) {
    const day = weekdayAt(place, 2) === null ? undefined : tokenAt(place, 2)
    if (isSecond && day === undefined) return { fault: 'seconds' }
    if (day) return { fault: 'every-second', near: `${next?.near} ${day.near}` }
    return { fault: 'not-understood', near: next?.near ?? '' }
  }
  if (wordAt(place, 1) === 'other') {
    const takes = wordAt(place, 2) === 'week' ? 3 : 2
    if (takes === 2 && weekdayAt(place, 2) === null) {
      return { fault: 'not-understood', near: next?.near ?? '' }
    }
    return takeWeeks(meaning, 2, takes)
  }
  const count = next?.kind === 'number' && !next.ordinal ? next.value : null
  const unit = wordAt(place, count === null ? 1 : 2)
  if (unit === 'hour' || unit === 'minute') {
    return takeInterval(meaning, count ?? 1, unit, count === null ? 2 : 3)
  }
  if (count === null) return 1
  const near = next?.near ?? ''
  if (unit === 'week' && count > 1 && count <= mostWeeks) return takeWeeks(meaning, count, 3)
  if (unit === 'second') return { fault: 'seconds' }
  return count === 1 && unit !== null ? 2 : { fault: 'not-understood', near }
}

/** Beyond it a one-off is the better reminder. */
const mostWeeks = 12

function takeWeeks(meaning: Meaning, count: number, taken: number): number {
  if (meaning.weeks !== null) return 0
  meaning.weeks = count
  meaning.mentions.add('week')
  return taken
}

function takeInterval(meaning: Meaning, count: number, unit: 'hour' | 'minute', taken: number) {
  if (meaning.interval !== null) return 0
  meaning.interval = { count, unit }
  return taken
}

function plainWords(place: Place, meaning: Meaning): number {
  const word = wordAt(place, 0)
  if (word === 'week' || word === 'month') meaning.mentions.add(word)
  else if (word === 'weekdays') add(meaning.weekdays, [1, 2, 3, 4, 5])
  else if (word === 'weekends') add(meaning.weekdays, [6, 0])
  else if (word === 'day') add(meaning.weekdays, [0, 1, 2, 3, 4, 5, 6])
  else return 0
  return 1
}

/** "2nd Tuesday", "1st and 3rd Saturday". */
function nthWeekday(place: Place, meaning: Meaning): number {
  const orders: (number | 'last')[] = []
  for (let order = orderAt(place, 0); order !== null; order = orderAt(place, orders.length)) {
    orders.push(order)
  }
  const day = weekdayAt(place, orders.length)
  if (day === null || orders.length === 0) return 0
  for (const order of orders) {
    meaning.nth.push(order === 'last' ? `${day % 7}L` : `${day % 7}#${order}`)
  }
  return orders.length + 1
}

function orderAt(place: Place, offset: number): number | 'last' | null {
  const token = tokenAt(place, offset)
  if (token?.kind === 'number') {
    return token.ordinal && token.value >= 1 && token.value <= 5 ? token.value : null
  }
  const word = wordAt(place, offset)
  if (word === 'last') return word
  const order = ['first', 'second', 'third', 'fourth'].indexOf(word ?? '')
  return order === -1 ? null : order + 1
}

function weekday(place: Place, meaning: Meaning): number {
  const first = weekdayAt(place, 0)
  if (first === null) return 0
  const last = wordAt(place, 1) === 'to' ? weekdayAt(place, 2) : null
  for (let day = first; ; day = (day % 7) + 1) {
    meaning.weekdays.add(day % 7)
    if (day === (last ?? first)) break
  }
  return last === null ? 1 : 3
}

function dayOfYear(place: Place, meaning: Meaning): number | RuleFault {
  const [first, second] = [tokenAt(place, 0), tokenAt(place, 1)]
  if (first === undefined) return 0
  const word = wordAt(place, 0)
  if (first.kind === 'date') return setDate(meaning, first.date, 1, first.near)
  if (word === 'today') return setDate(meaning, place.today, 1, first.near)
  if (word === 'tomorrow') return setDate(meaning, place.today.add({ days: 1 }), 1, first.near)
  const month = monthAt(place, 0) ?? monthAt(place, 1)
  const day = first.kind === 'number' ? first : second
  if (month === null || day?.kind !== 'number' || second === undefined) return 0
  const near = `${first.near} ${second.near}`
  const year = tokenAt(place, 2)
  if (year?.kind === 'number' && year.value >= 1000) {
    return setDate(meaning, dateOf(year.value, month, day.value), 3, near)
  }
  // 2028 is a leap year: whether the day exists in the year meant is looked at later.
  if (dateOf(2028, month, day.value) === null) return { fault: 'bad-date', near }
  return setDate(meaning, { month, day: day.value }, 2, near)
}

function setDate(meaning: Meaning, date: Meaning['date'], taken: number, near: string) {
  if (date === null) return { fault: 'bad-date', near } as const
  if (meaning.date !== null) return { fault: 'not-understood', near } as const
  meaning.date = date
  return taken
}

function window(place: Place, meaning: Meaning): number {
  const from = timeAt(place, 0)
  const to = timeAt(place, 2)
  if (from === null || to === null || wordAt(place, 1) !== 'to' || meaning.window) return 0
  meaning.window = [from, to]
  return 3
}

function time(place: Place, meaning: Meaning): number | RuleFault {
  const found = timeAt(place, 0)
  const token = tokenAt(place, 0)
  if (found === null && token?.kind === 'number' && !token.ordinal) {
    return { fault: 'bad-time', near: token.near }
  }
  if (found === null) return 0
  meaning.times.push(found)
  return 1
}

/** A bare number is a full hour: "weekends 9". */
function timeAt(place: Place, offset: number): Time | null {
  const token = tokenAt(place, offset)
  if (token?.kind === 'time') return token.time
  if (token?.kind === 'number' && !token.ordinal && token.value < 24) {
    return { hour: token.value, minute: 0 }
  }
  const word = wordAt(place, offset)
  if (word === 'noon') return { hour: 12, minute: 0 }
  return word === 'midnight' ? { hour: 0, minute: 0 } : null
}

function weekdayAt(place: Place, offset: number): number | null {
  return numberOf(weekdayKinds, wordAt(place, offset))
}

function monthAt(place: Place, offset: number): number | null {
  return numberOf(monthKinds, wordAt(place, offset))
}

function numberOf(kinds: readonly string[], word: string | null): number | null {
  const index = word === null ? -1 : kinds.indexOf(word)
  return index === -1 ? null : index + 1
}

function tokenAt({ tokens, index }: Place, offset: number): Token | undefined {
  return tokens[index + offset]
}

function wordAt(place: Place, offset: number): WordKind | null {
  const token = tokenAt(place, offset)
  return token?.kind === 'word' ? token.word : null
}

function add(set: Set<number>, values: readonly number[]): void {
  for (const value of values) set.add(value)
}
