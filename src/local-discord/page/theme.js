/** Light, dark or as the system says; remembered in this browser. */
import { html, useState } from '/page/vendor/htm-preact.js'
import { words } from './words.js'

const key = 'backstride-theme'

/** @type {(keyof typeof words.themes)[]} */
const themes = ['auto', 'light', 'dark']

function storedTheme() {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'auto'
  } catch {
    return 'auto' // Storage may be forbidden; the theme then lasts as long as the page.
  }
}

/** @param {string} theme */
function applyTheme(theme) {
  document.documentElement.dataset.theme = theme
}

export function startTheme() {
  applyTheme(storedTheme())
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme)
  /** @param {Event} event */
  const onChange = (event) => {
    const chosen = /** @type {typeof themes[number]} */ (
      /** @type {HTMLSelectElement} */ (event.target).value
    )
    setTheme(chosen)
    applyTheme(chosen)
    try {
      localStorage.setItem(key, chosen)
    } catch {
      // As above.
    }
  }
  return html`<label class="theme">${words.theme}${' '}
    <select value=${theme} onChange=${onChange}>
      ${themes.map((one) => html`<option value=${one}>${words.themes[one]}</option>`)}
    </select>
  </label>`
}
