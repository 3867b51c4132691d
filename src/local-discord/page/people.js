/** Names, places and colours of people and channels, as shown. Pure. */
import { words } from './words.js'

/** @import { State, User } from './types.js' */

/** @param {State} state @param {User} user */
export function nameOf(state, user) {
  const known = state.people.find(({ id }) => id === user.id)
  return known?.name ?? user.global_name ?? user.username
}

/** @param {string | number | undefined} colour Discord's number or CSS. */
export function cssColour(colour) {
  if (typeof colour === 'number') return `#${colour.toString(16).padStart(6, '0')}`
  return colour ?? '#5b6472'
}

/** Black or white, whichever reads better on this `#rrggbb`. @param {string} colour */
export function textOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}

/**
 * The open channel: its label with mark, its topic, and whether commands run in a server there.
 * @param {State} state
 * @returns {{ label: string, topic: string, inGuild: boolean } | null}
 */
export function currentPlace(state) {
  for (const { channels } of state.guilds) {
    const channel = channels.find(({ id }) => id === state.channelId)
    if (channel) return { label: `#${channel.name}`, topic: channel.topic ?? '', inGuild: true }
  }
  const dm = state.directMessages.find(({ channelId }) => channelId === state.channelId)
  if (!dm) return null
  const partner = state.people.find(({ id }) => id === dm.personId && id !== state.me.id)
  const bot = state.people.find((person) => person.bot)
  const label = `@${(partner ?? bot)?.name ?? words.unknownPerson}`
  return { label, topic: words.directMessages, inGuild: false }
}
