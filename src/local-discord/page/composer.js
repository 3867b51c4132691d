/** The message box: plain text, or after `/` a command from the picker with fields for its options. */
import { html, useEffect, useLayoutEffect, useRef, useState } from '/page/vendor/htm-preact.js'
import { CommandForm } from './command-form.js'
import { commandData, entriesOf, filterEntries, matchTyped, readOptions } from './command-input.js'
import { CommandPicker } from './command-picker.js'
import { usePage } from './context.js'
import { words } from './words.js'

/**
 * @import { Entry } from './command-input.js'
 * @import { Typed } from './command-values.js'
 */

/**
 * @typedef {{ text: string, entry: Entry | null, typed: Record<string, Typed>, shown: string[],
 *   fault: { option: string, text: string } | null }} Draft
 */

/** @type {Draft} */
const emptyDraft = { text: '', entry: null, typed: {}, shown: [], fault: null }

/**
 * Required options come first and are all shown; without any, the first optional one is.
 * @param {Entry} entry
 * @param {string} rest What was typed behind the name: it belongs to the first option.
 * @returns {Draft}
 */
function draftOf(entry, rest) {
  const required = entry.options.filter((option) => option.required)
  const shown = (required.length > 0 ? required : entry.options.slice(0, 1)).map(({ name }) => name)
  const first = shown[0]
  return { ...emptyDraft, entry, shown, typed: first && rest ? { [first]: { text: rest } } : {} }
}

/** @param {{ label: string, inGuild: boolean, filled: { text: string } | null }} props */
export function Composer({ label, inGuild, filled }) {
  const { state, act } = usePage()
  const [draft, setDraft] = useState(emptyDraft)
  const root = useRef(/** @type {HTMLElement | null} */ (null))
  const focus = useRef('')
  const entries = entriesOf(state.commands, inGuild)
  const { channelId } = state

  /** Shows a draft and puts the cursor where typing goes on. @param {Draft} next @param {string} [target] */
  const show = (next, target = '.field input, .send') => {
    focus.current = next.entry ? target : '#composer-input'
    setDraft({ ...next }) // A new object even if nothing changed: the effect below must run.
  }
  useLayoutEffect(() => {
    if (focus.current === '') return
    const target = root.current?.querySelector(focus.current)
    if (target instanceof HTMLElement) target.focus()
    focus.current = ''
  }, [draft])
  useEffect(() => {
    if (filled) take(filled.text, true)
  }, [filled])
  useEffect(() => {
    setDraft(emptyDraft)
    if (matchMedia('(hover: hover) and (min-width: 761px)').matches) show(emptyDraft)
  }, [channelId, state.me.id])

  /** @param {string} text @param {boolean} [moveFocus] */
  const take = (text, moveFocus = false) => {
    const match = matchTyped(entries, text)
    if (match) show(draftOf(match.entry, match.rest))
    else if (moveFocus) show({ ...emptyDraft, text })
    else setDraft({ ...emptyDraft, text })
  }
  /** @param {string} type @param {object} details @param {Draft} before */
  const send = async (type, details, before) => {
    show(emptyDraft)
    const answer = await act(type, { channelId, ...details })
    if (!answer.ok) setDraft((now) => (now.entry || now.text ? now : before))
  }
  /** @param {Draft} from */
  const sendCommand = (from) => {
    if (!from.entry) return
    const { options, fault } = readOptions(from.entry, from.typed, state)
    if (!fault) return send('command', commandData(from.entry, options), from)
    const shown = from.shown.includes(fault.option) ? from.shown : [...from.shown, fault.option]
    show({ ...from, shown, fault }, `[name="${fault.option}"]`)
  }
  /** Enter on a command without options sends it at once: there is nothing more to say. */
  const choose = (/** @type {Entry} */ entry, /** @type {boolean} */ byEnter) => {
    const next = draftOf(entry, '')
    if (byEnter && entry.options.length === 0) sendCommand(next)
    else show(next)
  }
  const sendText = () => {
    const text = draft.text.trim()
    if (text === '') return
    if (!text.startsWith('/')) return send('say', { content: text }, draft)
    const first = entries.length === 0 ? words.noCommands : words.noCommand(text)
    setDraft({ ...draft, fault: { option: '', text: first } })
  }

  return html`<section class="composer" aria-label=${words.messageTo(label)} ref=${root}>
    ${draft.fault && html`<p class="fault" role="alert" id="composer-fault">${draft.fault.text}</p>`}
    ${
      draft.entry
        ? html`<${CommandForm}
          key=${draft.entry.key} entry=${draft.entry} draft=${draft}
          change=${setDraft} show=${show} send=${() => sendCommand(draft)}
          cancel=${(/** @type {string} */ text) => show({ ...emptyDraft, text })}
        />`
        : html`<${TextBox}
          label=${label} text=${draft.text} take=${take} choose=${choose} sendText=${sendText}
          entries=${draft.text.startsWith('/') ? filterEntries(entries, draft.text) : null}
        />`
    }
  </section>`
}

/**
 * @param {{ label: string, text: string, entries: Entry[] | null, take: (text: string) => void,
 *   choose: (entry: Entry, byEnter: boolean) => void, sendText: () => void }} props
 */
function TextBox({ label, text, entries, take, choose, sendText }) {
  const [active, setActive] = useState(0)
  const [closed, setClosed] = useState(false)
  const list = closed ? [] : (entries ?? [])
  const at = Math.min(active, list.length - 1)

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => setActive((at + 1) % list.length),
    ArrowUp: () => setActive((at - 1 + list.length) % list.length),
    Enter: () => choose(list[at], true),
    Tab: () => choose(list[at], false),
    Escape: () => setClosed(true),
  }
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const plain = !event.shiftKey && !event.isComposing
    if (list.length > 0 && plain && keys[event.key]) {
      event.preventDefault()
      keys[event.key]()
    }
  }
  /** @param {Event} event */
  const onInput = (event) => {
    setActive(0)
    setClosed(false)
    take(/** @type {HTMLInputElement} */ (event.target).value)
  }
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault()
    sendText()
  }
  return html`<form class="text-box" onSubmit=${onSubmit}>
    <${CommandPicker} entries=${list} active=${at} point=${setActive} choose=${choose} />
    <input
      id="composer-input" type="text" autocomplete="off" maxlength="2000"
      role="combobox" aria-autocomplete="list" aria-expanded=${list.length > 0} aria-controls="command-list"
      aria-activedescendant=${list.length > 0 ? `command-${at}` : undefined}
      aria-label=${words.messageTo(label)} placeholder=${words.messageTo(label)}
      value=${text} onInput=${onInput} onKeyDown=${onKeyDown}
    />
    <button class="button primary send" type="submit" disabled=${text.trim() === ''}>${words.send}</button>
  </form>`
}
