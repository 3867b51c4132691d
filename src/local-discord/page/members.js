/** Who is here, and who you are: choosing a person opens their view of the local Discord. */
import { html } from '/page/vendor/htm-preact.js'
import { usePage } from './context.js'
import { Avatar } from './message.js'
import { words } from './words.js'

/** @import { Person } from './types.js' */

/**
 * @param {{ open: boolean, close: () => void, chosen: string,
 *   actAs: (personId: string) => void }} props
 */
export function Members({ open, close, chosen, actAs }) {
  const { state } = usePage()
  const people = state.people.filter(({ bot }) => !bot)
  const bots = state.people.filter(({ bot }) => bot)
  return html`<aside class="members drawer ${open ? 'open' : ''}" id="members" aria-label=${words.members}>
    <button type="button" class="icon-button drawer-close" aria-label=${words.close} onClick=${close}>×</button>
    <fieldset>
      <legend><h2>${words.actAs}</h2></legend>
      <p class="members-help" id="act-as-help">${words.actAsHelp}</p>
      ${people.map((person) => html`<${PersonChoice} key=${person.id} person=${person} chosen=${person.id === chosen} actAs=${actAs} />`)}
    </fieldset>
    <h2>${words.apps}</h2>
    <ul>
      ${bots.map(
        (bot) => html`<li class="person" key=${bot.id}>
          <${Avatar} name=${bot.name} colour=${bot.colour} />
          <span>${bot.name} <span class="badge">${words.app}</span>
            <span class="person-role bot-state" data-online=${state.botOnline}>${state.botOnline ? words.online : words.offline}</span>
          </span>
        </li>`,
      )}
    </ul>
  </aside>`
}

/** @param {{ person: Person, chosen: boolean, actAs: (personId: string) => void }} props */
function PersonChoice({ person, chosen, actAs }) {
  return html`<label class="person choice">
    <input type="radio" name="act-as" value=${person.id} checked=${chosen} onChange=${() => actAs(person.id)} />
    <${Avatar} name=${person.name} colour=${person.colour} />
    <span>${person.name}<span class="visually-hidden">, </span>
      <span class="person-role">${person.organiser ? words.organiser : words.member}</span>
    </span>
  </label>`
}
