/** The chat page: puts its parts together and holds what they share. Started by index.html. */
import { html, render, useEffect, useMemo, useReducer, useState } from '/page/vendor/htm-preact.js'
import { Clock } from './clock.js'
import { Composer } from './composer.js'
import { connect, act as post } from './connection.js'
import { PageProvider } from './context.js'
import { useDrawer } from './drawer.js'
import { FormDialog } from './form.js'
import { Members } from './members.js'
import { MessageList } from './message-list.js'
import { currentPlace } from './people.js'
import { Sidebar } from './sidebar.js'
import { initialState, reduce } from './state.js'
import { startTheme } from './theme.js'
import { words } from './words.js'

/** @import { State } from './types.js' */

const address = new URLSearchParams(location.search)

function App() {
  const [state, dispatch] = useReducer(reduce, address.get('channel'), initialState)
  const [as, setAs] = useState(address.get('as'))
  const [filled, setFilled] = useState(/** @type {{ text: string } | null} */ (null))
  const drawer = useDrawer()
  const place = currentPlace(state)

  useEffect(() => connect(as, dispatch, () => setAs(null)), [as])
  useEffect(() => {
    if (!state.channelId) return
    history.replaceState(
      null,
      '',
      `?${new URLSearchParams({ as: state.me.id, channel: state.channelId })}`,
    )
    document.title = `${place?.label} – ${words.title}`
  }, [state.me.id, state.channelId, place?.label])

  const page = usePageActions(state, dispatch, setFilled)
  return html`<${PageProvider} value=${page}>
    <a class="skip" href="#composer-input">${words.skip}</a>
    <div class="app">
      <${Sidebar} open=${drawer.open === 'sidebar'} close=${drawer.close} />
      <main inert=${drawer.open !== null}>
        <header class="topbar">
          <${DrawerButton} drawer=${drawer} name="sidebar" label=${words.showChannels} sign="☰" />
          <h1>${place?.label ?? words.title}</h1>
          <p class="topic">${place?.topic}</p>
          <span class="bot-state" data-online=${state.botOnline}>Bot ${state.botOnline ? words.online : words.offline}</span>
          <${Clock} />
          <${DrawerButton} drawer=${drawer} name="members" label=${words.showMembers} sign=${html`<${PeopleIcon} />`} />
        </header>
        <p class="status" role="status">${statusText(state)}</p>
        ${
          place &&
          html`
          <${MessageList} label=${place.label} />
          <${Composer} label=${place.label} inGuild=${place.inGuild} filled=${filled} />`
        }
      </main>
      <${Members} open=${drawer.open === 'members'} close=${drawer.close} chosen=${as ?? state.me.id} actAs=${setAs} />
      ${drawer.open && html`<div class="backdrop" onClick=${drawer.close}></div>`}
    </div>
    ${state.form && html`<${FormDialog} key=${state.form.id} form=${state.form} />`}
  <//>`
}

/** Drawn, because not every system has an emoji for it. */
function PeopleIcon() {
  return html`<svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
    <circle cx="9" cy="8" r="4" /><path d="M1 20a8 7 0 0 1 16 0z" />
    <circle cx="17.5" cy="9" r="3" /><path d="M18.5 20h4.5a6 6 0 0 0-7-6 9 9 0 0 1 2.5 6z" />
  </svg>`
}

/** @param {State} state */
function statusText(state) {
  if (state.status === 'lost') return words.lost
  return state.status === 'connecting' ? words.connecting : ''
}

/**
 * @param {{ drawer: ReturnType<typeof useDrawer>, name: 'sidebar' | 'members', label: string,
 *   sign: unknown }} props
 */
function DrawerButton({ drawer, name, label, sign }) {
  return html`<button
    type="button" class="icon-button show-${name}" aria-label=${label} aria-controls=${name}
    aria-expanded=${drawer.open === name} onClick=${() => drawer.show(name)}
  >${sign}</button>`
}

/**
 * @param {State} state
 * @param {(event: import('./state.js').Event) => void} dispatch
 * @param {(filled: { text: string }) => void} setFilled
 * @returns {import('./context.js').Page}
 */
function usePageActions(state, dispatch, setFilled) {
  return useMemo(() => {
    const me = state.me.id
    /** @param {string} type @param {object} details */
    const ask = (type, details) => post(me, type, details)
    /** @param {string} type @param {object} details */
    const act = async (type, details) => {
      const answer = await ask(type, details)
      dispatch({ type: 'settled', channelId: state.channelId })
      if (!answer.ok) dispatch({ type: 'notice', text: answer.error })
      else if (typeof answer.outcome === 'object') showOutcome(answer.outcome, dispatch)
      return answer
    }
    return {
      state,
      act,
      ask,
      openChannel: (channelId) => dispatch({ type: 'channel-opened', channelId }),
      openDirectMessage: async (personId) => {
        const answer = await act('open-dm', {})
        if (!answer.ok) return
        dispatch({ type: 'dm-opened', channelId: String(answer.channelId), personId })
      },
      fill: (text) => setFilled({ text }),
      dropNotice: (id) => dispatch({ type: 'notice-dismissed', id }),
      closeForm: () => dispatch({ type: 'form-closed' }),
    }
  }, [state])
}

/**
 * @param {{ refused?: unknown } | null} outcome
 * @param {(event: import('./state.js').Event) => void} dispatch
 */
function showOutcome(outcome, dispatch) {
  if (typeof outcome?.refused === 'string') dispatch({ type: 'notice', text: outcome.refused })
}

startTheme()
render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById('root')))
