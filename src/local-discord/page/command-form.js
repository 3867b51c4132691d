/** A chosen command in the message box: one labelled field for each option that is shown. */
import { html } from '/page/vendor/htm-preact.js'
import { suggestData } from './command-input.js'
import { fixedChoices } from './command-values.js'
import { usePage } from './context.js'
import { SuggestInput } from './suggest-input.js'
import { words } from './words.js'

/**
 * @import { CommandOption, Choice } from './types.js'
 * @import { Entry } from './command-input.js'
 * @import { Typed } from './command-values.js'
 * @import { Draft } from './composer.js'
 */

/**
 * @param {{ entry: Entry, draft: Draft, change: (draft: Draft) => void,
 *   show: (draft: Draft, target?: string) => void, send: () => void,
 *   cancel: (text: string) => void }} props
 */
export function CommandForm({ entry, draft, change, show, send, cancel }) {
  const shown = entry.options.filter(({ name }) => draft.shown.includes(name))
  const hidden = entry.options.filter(({ name }) => !draft.shown.includes(name))

  /** @param {string} name */
  const add = (name) => show({ ...draft, shown: [...draft.shown, name] }, `[name="${name}"]`)
  /** @param {string} name */
  const remove = (name) => {
    const { [name]: _gone, ...typed } = draft.typed
    show({ ...draft, typed, shown: draft.shown.filter((one) => one !== name) })
  }
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target)
    const first = target.name === shown[0]?.name
    if (event.key === 'Escape') cancel('')
    else if (event.key === 'Backspace' && first && target.value === '') cancel(`/${entry.name}`)
    else return
    event.preventDefault()
  }
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault()
    send()
  }
  return html`<form class="command-form" aria-label=${words.commandForm(entry.name)} onSubmit=${onSubmit} onKeyDown=${onKeyDown} novalidate>
    <div class="command-head">
      <span class="command-name">/${entry.name}</span>
      <button type="button" class="icon-button" aria-label=${words.removeCommand(entry.name)} onClick=${() => cancel('')}>×</button>
      <span class="command-help">${entry.description}</span>
    </div>
    <div class="fields">
      ${shown.map(
        (option) => html`<${Field}
          key=${option.name} entry=${entry} draft=${draft} option=${option}
          change=${change} remove=${() => remove(option.name)}
        />`,
      )}
    </div>
    <div class="command-foot">
      ${hidden.map(
        ({ name, description }) => html`<button
          type="button" class="add-option" title=${description} aria-label=${words.addOption(name)}
          onClick=${() => add(name)}
        >+ ${name}</button>`,
      )}
      <span class="send-hint">${words.sendHint}</span>
      <button class="button primary send" type="submit">${words.send}</button>
    </div>
  </form>`
}

/**
 * @param {{ entry: Entry, draft: Draft, option: CommandOption,
 *   change: (draft: Draft) => void, remove: () => void }} props
 */
function Field({ entry, draft, option, change, remove }) {
  const { state, ask } = usePage()
  const { name, description, required } = option
  const id = `option-${name}`
  const faulty = draft.fault?.option === name
  const choices = fixedChoices(option, state)
  /** @param {Typed} typed */
  const onTyped = (typed) => {
    const fault = faulty ? null : draft.fault
    change({ ...draft, fault, typed: { ...draft.typed, [name]: typed } })
  }
  /** @returns {Promise<Choice[]>} */
  const load = async () => {
    const details = suggestData(entry, draft.typed, option, state)
    const answer = await ask('suggest', { channelId: state.channelId, ...details })
    return answer.ok ? /** @type {Choice[]} */ (answer.choices ?? []) : []
  }
  const attributes = {
    id,
    name,
    autocomplete: 'off',
    'aria-describedby': faulty ? `${id}-help composer-fault` : `${id}-help`,
    'aria-invalid': faulty,
    'aria-required': required ?? false,
    inputmode: [4, 10].includes(option.type) ? 'decimal' : undefined,
    maxlength: option.type === 3 && !choices ? option.max_length : undefined,
  }
  const typed = draft.typed[name] ?? { text: '' }
  const listed = choices || option.autocomplete
  return html`<div class="field">
    <div class="field-head">
      <label for=${id}>${name}</label>
      <span class="field-help" id="${id}-help">${description}${required ? '' : ` (${words.optional})`}</span>
      ${required ? null : html`<button type="button" class="icon-button" aria-label=${words.removeOption(name)} onClick=${remove}>×</button>`}
    </div>
    ${
      listed
        ? html`<${SuggestInput} attributes=${attributes} typed=${typed} choices=${choices} load=${load} onTyped=${onTyped} />`
        : html`<input type="text" ...${attributes} value=${typed.text}
          onInput=${(/** @type {Event} */ event) =>
            onTyped({ text: /** @type {HTMLInputElement} */ (event.target).value })} />`
    }
  </div>`
}
