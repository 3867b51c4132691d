/** A modal of the bot as a <dialog>: the browser keeps the focus inside and gives it back. */
import { html, useEffect, useRef, useState } from '/page/vendor/htm-preact.js'
import { usePage } from './context.js'
import { Markdown } from './markdown-view.js'
import { SelectMenu, selectOptions } from './select-menu.js'
import { words } from './words.js'

/** @import { Component, Form } from './types.js' */

/**
 * @typedef {{ component: Component, label: string, description: string }} FormField
 * @typedef {Record<string, string | string[]>} Values
 */

const types = { row: 1, textInput: 4, text: 10, label: 18 }
const selects = [3, 5, 6, 7, 8]

/** Labels hold one input each; older forms have rows of inputs with a label of their own. @param {Form} form @returns {FormField[]} */
function fieldsOf(form) {
  return form.components.flatMap((outer) => {
    const { label = '', description } = outer
    if (outer.type === types.label && outer.component) {
      return [{ component: outer.component, label, description: description ?? '' }]
    }
    if (outer.type !== types.row) return [{ component: outer, label, description: '' }]
    return (outer.components ?? []).map((component) => ({
      component,
      label: component.label ?? '',
      description: '',
    }))
  })
}

/** @param {FormField[]} fields @returns {Values} */
function initialValues(fields) {
  /** @type {Values} */
  const values = {}
  for (const { component } of fields) {
    if (!component.custom_id) continue
    const chosen = component.options?.filter((option) => option.default) ?? []
    const list = selects.includes(component.type)
    values[component.custom_id] = list ? chosen.map(({ value }) => value) : (component.value ?? '')
  }
  return values
}

/** @param {{ form: Form }} props */
export function FormDialog({ form }) {
  const { ask, closeForm } = usePage()
  const fields = fieldsOf(form)
  const [values, setValues] = useState(() => initialValues(fields))
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null))

  useEffect(() => {
    dialog.current?.showModal()
    return () => dialog.current?.close()
  }, [])

  /** @param {Event} event */
  const onSubmit = async (event) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFault('')
    const answer = await ask('submit', { formId: form.id, fields: values })
    setBusy(false)
    const outcome = /** @type {{ refused?: unknown } | undefined} */ (
      answer.ok ? answer.outcome : undefined
    )
    if (!answer.ok) setFault(String(answer.error))
    else if (outcome?.refused) setFault(String(outcome.refused))
    else closeForm()
  }
  return html`<dialog class="form" ref=${dialog} aria-labelledby="form-title" onClose=${closeForm}>
    <form onSubmit=${onSubmit}>
      <h2 id="form-title">${form.title}</h2>
      ${fields.map(
        (field, index) => html`<${FieldView}
          field=${field} index=${index} value=${values[field.component.custom_id ?? '']}
          change=${(/** @type {string | string[]} */ value) =>
            setValues({ ...values, [field.component.custom_id ?? '']: value })}
        />`,
      )}
      ${fault && html`<p class="fault" role="alert">${fault}</p>`}
      <div class="row end">
        <button type="button" class="button secondary" onClick=${() => dialog.current?.close()}>${words.cancel}</button>
        <button type="submit" class="button primary" aria-busy=${busy}>${words.submit}</button>
      </div>
    </form>
  </dialog>`
}

/**
 * @param {{ field: FormField, index: number, value?: string | string[],
 *   change: (value: string | string[]) => void }} props
 */
function FieldView({ field, index, value, change }) {
  const { state } = usePage()
  const { component, label, description } = field
  if (component.type === types.text) return html`<${Markdown} text=${component.content ?? ''} />`
  const id = `form-field-${index}`
  const required = component.required ?? true
  const head = html`
    <label class="form-label" id="${id}-label" for=${id}>${label}</label>
    ${!required && html`<span class="form-optional"> (${words.optional})</span>`}
    ${description && html`<p class="field-help" id="${id}-help">${description}</p>`}`
  if (component.type === types.textInput) {
    return html`<div class="form-field">${head}<${TextInput} id=${id} component=${component} value=${value} required=${required} described=${description !== ''} change=${change} /></div>`
  }
  if (!selects.includes(component.type)) {
    return html`<p class="unknown">${words.unknownComponent(component.type)}</p>`
  }
  return html`<div class="form-field">${head}<${SelectMenu}
    options=${selectOptions(component, state)} label=${component.placeholder || words.choose}
    labelledBy="${id}-label" disabled=${component.disabled}
    least=${component.min_values ?? (required ? 1 : 0)} most=${component.max_values ?? 1} onChoose=${change}
  /></div>`
}

/**
 * @param {{ id: string, component: Component, value?: string | string[], required: boolean,
 *   described: boolean, change: (value: string) => void }} props
 */
function TextInput({ id, component, value, required, described, change }) {
  const attributes = {
    id,
    name: component.custom_id,
    placeholder: component.placeholder,
    minlength: component.min_length,
    maxlength: component.max_length ?? 4000,
    required,
    'aria-describedby': described ? `${id}-help` : undefined,
    value,
    onInput: (/** @type {Event} */ event) =>
      change(/** @type {HTMLInputElement} */ (event.target).value),
  }
  if (component.style === 2) return html`<textarea rows="4" ...${attributes}></textarea>`
  return html`<input type="text" autocomplete="off" ...${attributes} />`
}
