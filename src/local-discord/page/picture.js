/** Pictures and files of messages. Only same-origin addresses load (the page's CSP says so too). */
import { html, useState } from '/page/vendor/htm-preact.js'
import { Spoiler } from './markdown-view.js'
import { words } from './words.js'

/** @import { Media } from './types.js' */

/** A loopback address under another name (localhost, 127.0.0.1) is this same server. @param {string} url */
function localUrl(url) {
  const { hostname, pathname, search, href } = new URL(url, location.href)
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) ? pathname + search : href
}

/** @param {{ media: Media, alt?: string | null, spoiler?: boolean }} props */
export function Picture({ media, alt, spoiler = false }) {
  const [broken, setBroken] = useState(false)
  const shownAlt = alt || words.picture
  const src = localUrl(media.url)
  if (broken) return html`<p class="picture-missing">${words.noPicture(shownAlt)}</p>`
  const image = html`<img
    src=${src}
    alt=${shownAlt}
    width=${media.width || undefined}
    height=${media.height || undefined}
    onError=${() => setBroken(true)}
  />`
  if (spoiler) return html`<${Spoiler}>${image}<//>`
  return html`<a class="picture" href=${src} target="_blank" rel="noopener" aria-label=${words.openPicture(shownAlt)}>${image}</a>`
}

/** @param {{ name: string, url: string, size?: number }} props */
export function FileLink({ name, url, size }) {
  return html`<a class="file" href=${localUrl(url)} download=${name} target="_blank" rel="noopener">
    <span class="file-name">${name}</span>
    ${size === undefined ? null : html`<span class="file-size">${fileSize(size)}</span>`}
  </a>`
}

/** @param {number} bytes */
function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`
  const kilo = bytes / 1024
  return kilo < 1024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1024).toFixed(1)} MB`
}
