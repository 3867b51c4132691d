/** The messages of the open channel, with day lines, notices and a welcome; keeps to the newest. */
import { html } from '/page/vendor/htm-preact.js'
import { useNow, usePage } from './context.js'
import { flags, hasFlag, MessageView } from './message.js'
import { useNewest } from './newest.js'
import { format, sameDay } from './timestamp.js'
import { words } from './words.js'

/** @import { Message, Notice } from './types.js' */

/** Within this time messages of one author stand under one name. */
const togetherMs = 5 * 60_000

/** @param {{ label: string }} props */
export function MessageList({ label }) {
  const { state } = usePage()
  const channelId = state.channelId ?? ''
  const messages = state.messages[channelId] ?? []
  const notices = state.notices.filter((notice) => notice.channelId === state.channelId)
  const waiting = state.waiting.filter((one) => one.channelId === channelId)
  const newest = `${channelId} ${messages.at(-1)?.id} ${notices.at(-1)?.id} ${waiting.length}`
  const mine = isMine(messages.at(-1), state.me.id) || notices.length > 0
  const { log, list, away, toNewest, onScroll } = useNewest(channelId, newest, mine)
  return html`<div class="log-frame">
    <div class="log" role="log" aria-live="polite" aria-label=${words.messagesIn(label)} tabindex="0" ref=${log} onScroll=${onScroll}>
      <div class="log-list" ref=${list}>
        <${Welcome} label=${label} empty=${messages.length === 0} />
        ${messages.map((message, index) => html`<${Entry} key=${message.id} message=${message} before=${messages[index - 1]} />`)}
        ${waiting.map((one) => html`<p class="thinking" key=${one.interactionId}>${words.thinking(botName(state.people))}</p>`)}
        ${notices.map((notice) => html`<${NoticeView} key=${`notice-${notice.id}`} notice=${notice} />`)}
      </div>
    </div>
    ${away && html`<button type="button" class="newest" onClick=${toNewest}>${words.newest} ↓</button>`}
  </div>`
}

/** What I caused is shown even if I had scrolled away. @param {Message | undefined} message @param {string} me */
function isMine(message, me) {
  return message?.author.id === me || message?.interaction_metadata?.user.id === me
}

/** @param {{ bot: boolean, name: string }[]} people */
function botName(people) {
  return people.find(({ bot }) => bot)?.name ?? words.app
}

/** @param {{ message: Message, before?: Message }} props */
function Entry({ message, before }) {
  const at = Date.parse(message.timestamp)
  const then = before ? Date.parse(before.timestamp) : 0
  const newDay = !before || !sameDay(at, then)
  const follows =
    !newDay &&
    before.author.id === message.author.id &&
    at - then < togetherMs &&
    !message.interaction_metadata &&
    !before.interaction_metadata &&
    hasFlag(message, flags.ephemeral) === hasFlag(before, flags.ephemeral)
  return html`<div class="entry">
    ${newDay && html`<p class="day"><span>${format(at, { dateStyle: 'full' })}</span></p>`}
    <${MessageView} message=${message} follows=${follows} />
  </div>`
}

/** @param {{ label: string, empty: boolean }} props */
function Welcome({ label, empty }) {
  const { fill } = usePage()
  if (!empty) return null
  return html`<div class="welcome">
    <h2>${words.welcome(label)}</h2>
    <p>${words.hint} ${words.tryOne}</p>
    <div class="row">
      ${['ask', 'tip', 'help'].map(
        (name) =>
          html`<button type="button" class="button secondary" onClick=${() => fill(`/${name} `)}>/${name}</button>`,
      )}
    </div>
  </div>`
}

/** @param {{ notice: Notice }} props */
function NoticeView({ notice }) {
  const { dropNotice } = usePage()
  const now = useNow()
  return html`<div class="notice private" role="note" aria-label=${words.justNow}>
    <p>${notice.text}</p>
    <p class="private-note">
      ${format(now, { timeStyle: 'short' })} · ${words.onlyYou} ·${' '}
      <button type="button" class="text-button" onClick=${() => dropNotice(notice.id)}>${words.dismiss}</button>
    </p>
  </div>`
}
