/** Draws the components of a message (Components V2 and the older rows) by their type. */
import { html } from '/page/vendor/htm-preact.js'
import { ButtonView, MessageSelect } from './controls.js'
import { Markdown, Spoiler } from './markdown-view.js'
import { cssColour } from './people.js'
import { FileLink, Picture } from './picture.js'
import { words } from './words.js'

/** @import { Component, Message } from './types.js' */

/** @typedef {{ component: Component, message: Message }} Props */

/** @type {Record<number, (props: Props) => unknown>} */
const views = {
  1: ActionRow,
  2: ButtonView,
  3: MessageSelect,
  5: MessageSelect,
  6: MessageSelect,
  7: MessageSelect,
  8: MessageSelect,
  9: Section,
  10: TextDisplay,
  11: Thumbnail,
  12: Gallery,
  13: FileView,
  14: Separator,
  17: Container,
}

/** @param {{ components?: Component[], message: Message }} props */
export function Components({ components = [], message }) {
  return components.map(
    (component) => html`<${ComponentView} component=${component} message=${message} />`,
  )
}

/** @param {Props} props */
function ComponentView({ component, message }) {
  const view = views[component.type]
  if (!view) return html`<p class="unknown">${words.unknownComponent(component.type)}</p>`
  return html`<${view} component=${component} message=${message} />`
}

/** @param {Props} props */
function ActionRow({ component, message }) {
  return html`<div class="row"><${Components} components=${component.components} message=${message} /></div>`
}

/** @param {Props} props */
function TextDisplay({ component }) {
  return html`<${Markdown} text=${component.content ?? ''} />`
}

/** @param {Props} props */
function Section({ component, message }) {
  const { accessory } = component
  return html`<div class="section">
    <div class="section-text"><${Components} components=${component.components} message=${message} /></div>
    ${accessory && html`<div class="accessory"><${ComponentView} component=${accessory} message=${message} /></div>`}
  </div>`
}

/** @param {Props} props */
function Thumbnail({ component }) {
  if (!component.media) return null
  return html`<div class="thumbnail">
    <${Picture} media=${component.media} alt=${component.description} spoiler=${component.spoiler} />
  </div>`
}

/** @param {Props} props */
function Gallery({ component }) {
  const items = component.items ?? []
  return html`<div class="gallery" data-count=${Math.min(items.length, 3)}>
    ${items.map(
      ({ media, description, spoiler }) =>
        html`<${Picture} media=${media} alt=${description} spoiler=${spoiler} />`,
    )}
  </div>`
}

/** @param {Props} props */
function FileView({ component }) {
  if (!component.file) return null
  const name = component.name ?? component.file.url.split('/').at(-1)?.split('?')[0]
  return html`<${FileLink} name=${name} url=${component.file.url} size=${component.size} />`
}

/** @param {Props} props */
function Separator({ component }) {
  const wide = component.spacing === 2 ? 'wide' : ''
  if (component.divider === false) return html`<div class="space ${wide}"></div>`
  return html`<hr class=${wide} />`
}

/** @param {Props} props */
function Container({ component, message }) {
  const { accent_color: accent, spoiler, components } = component
  const style =
    typeof accent === 'number' ? { borderInlineStartColor: cssColour(accent) } : undefined
  const inner = html`<${Components} components=${components} message=${message} />`
  return html`<div class="container" style=${style}>
    ${spoiler ? html`<${Spoiler}>${inner}<//>` : inner}
  </div>`
}
