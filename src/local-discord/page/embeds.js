/** Embeds and attachments of messages without Components V2, in their basic form. */
import { html } from '/page/vendor/htm-preact.js'
import { Markdown } from './markdown-view.js'
import { cssColour } from './people.js'
import { FileLink, Picture } from './picture.js'

/** @import { Attachment, Embed } from './types.js' */

/** @param {{ embed: Embed }} props */
export function EmbedView({ embed }) {
  const style =
    embed.color === undefined ? undefined : { borderInlineStartColor: cssColour(embed.color) }
  return html`<div class="container embed" style=${style}>
    ${embed.author && html`<p class="embed-author">${embed.author.name}</p>`}
    ${embed.title && html`<h4>${embed.title}</h4>`}
    ${embed.description && html`<${Markdown} text=${embed.description} />`}
    ${embed.fields?.map(
      ({ name, value }) => html`<div><h5>${name}</h5><${Markdown} text=${value} /></div>`,
    )}
    ${embed.image && html`<${Picture} media=${embed.image} />`}
    ${embed.thumbnail && html`<div class="thumbnail"><${Picture} media=${embed.thumbnail} /></div>`}
    ${embed.footer && html`<p class="subtext">${embed.footer.text}</p>`}
  </div>`
}

/** @param {{ attachment: Attachment }} props */
export function AttachmentView({ attachment }) {
  const { url, filename, size, description, width, height } = attachment
  if (!attachment.content_type?.startsWith('image/')) {
    return html`<${FileLink} name=${filename} url=${url} size=${size} />`
  }
  return html`<div class="gallery" data-count="1">
    <${Picture} media=${{ url, width, height }} alt=${description} />
  </div>`
}
