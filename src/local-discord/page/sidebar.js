/** The server with its channels, the direct message with the bot, and the theme. */
import { html } from '/page/vendor/htm-preact.js'
import { usePage } from './context.js'
import { Avatar } from './message.js'
import { ThemeSwitch } from './theme.js'
import { words } from './words.js'

/** @import { Channel, Guild, Person } from './types.js' */

const category = 4
const threads = [10, 11, 12]

/** @param {{ open: boolean, close: () => void }} props */
export function Sidebar({ open, close }) {
  const { state } = usePage()
  const bots = state.people.filter(({ bot }) => bot)
  return html`<nav class="sidebar drawer ${open ? 'open' : ''}" id="sidebar" aria-label=${words.channels}>
    <button type="button" class="icon-button drawer-close" aria-label=${words.close} onClick=${close}>×</button>
    <div class="sidebar-lists">
      ${state.guilds.map((guild) => html`<${GuildView} key=${guild.id} guild=${guild} close=${close} />`)}
      <h2>${words.directMessages}</h2>
      <ul>${bots.map((bot) => html`<${DirectMessageView} key=${bot.id} bot=${bot} close=${close} />`)}</ul>
    </div>
    <footer class="sidebar-foot">
      <p>${words.you} <strong>${state.me.name}</strong></p>
      <${ThemeSwitch} />
    </footer>
  </nav>`
}

/** @param {{ guild: Guild, close: () => void }} props */
function GuildView({ guild, close }) {
  const channels = guild.channels.filter(({ canSee, type }) => canSee && type !== category)
  return html`<h2>${guild.name}</h2>
    <ul>${channels.map((channel) => html`<${ChannelView} key=${channel.id} channel=${channel} close=${close} />`)}</ul>`
}

/** @param {{ channel: Channel, close: () => void }} props */
function ChannelView({ channel, close }) {
  const { state, openChannel } = usePage()
  const thread = threads.includes(channel.type)
  const open = () => {
    openChannel(channel.id)
    close()
  }
  return html`<li class=${thread ? 'thread' : ''}>
    <button
      type="button" class="channel" data-channel=${channel.id}
      aria-current=${channel.id === state.channelId ? 'page' : undefined}
      onClick=${open}
    >
      <span class="channel-mark" aria-hidden="true">${thread ? '↳' : '#'}</span>
      <span class="channel-name">${channel.name}</span>
      <${Unread} count=${state.unread[channel.id]} />
    </button>
  </li>`
}

/** @param {{ bot: Person, close: () => void }} props */
function DirectMessageView({ bot, close }) {
  const { state, openDirectMessage } = usePage()
  const channelId = state.directMessages[0]?.channelId
  const open = () => {
    openDirectMessage(bot.id)
    close()
  }
  return html`<li>
    <button
      type="button" class="channel" data-channel=${channelId ?? 'dm'}
      aria-current=${channelId && channelId === state.channelId ? 'page' : undefined}
      onClick=${open}
    >
      <${Avatar} name=${bot.name} colour=${bot.colour} />
      <span class="channel-name">${bot.name}</span>
      <${Unread} count=${channelId ? state.unread[channelId] : 0} />
    </button>
  </li>`
}

/** @param {{ count?: number }} props */
function Unread({ count = 0 }) {
  return count > 0 && html`<span class="unread">${words.unread(count)}</span>`
}
