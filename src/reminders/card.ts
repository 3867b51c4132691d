/** What a due reminder says: content for its kind, the same for each attempt at one occurrence. */
import { createHash } from 'node:crypto'
import { type Block, type Card, escapeText, type Press } from '../card.ts'
import { cite } from '../content/cite.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Exercise, Tip } from '../content/schema.ts'
import { deckItems } from './deck-items.ts'
import type { Reminder } from './reminder.ts'
import { seasonOf } from './season.ts'

export interface CardSetting {
  /** Posted well after its time: the card says so. */
  late?: boolean
  /** Posted by "/remind test": the card says so. */
  test?: boolean
  /** Of the delivery key: the last argument of the card's button, where a probe finds it. */
  marker: string
}

/** What a card hangs on. Without `drawn` it picks by itself, for a test post. */
type Shown = Pick<Reminder, 'id' | 'kind' | 'text' | 'sent' | 'slotAt' | 'drawn' | 'rules' | 'zone'>

interface Body extends Pick<Card, 'title' | 'blocks' | 'notes'> {
  button: { label: string; press: Press }
}

/** Throws when the content has nothing to show for the kind. */
export function reminderCard(
  reminder: Shown,
  library: ContentLibrary,
  { late = false, test = false, marker }: CardSetting,
): Card {
  const { say } = library
  const { button, ...body } = bodyOf(reminder, library)
  const labels: Block[] = []
  // Who is mentioned reads the mention first, as in any message.
  if (reminder.rules.roleId) labels.push({ text: `<@&${reminder.rules.roleId}>` })
  if (test) labels.push({ text: say('reminders.card.test') })
  if (late && reminder.slotAt) {
    const seconds = Math.floor(reminder.slotAt.epochMilliseconds / 1000)
    labels.push({ text: say('reminders.card.late', { time: `<t:${seconds}:F>` }) })
  }
  return {
    tone: 'plain',
    ...body,
    blocks: [...labels, ...body.blocks],
    buttons: [{ label: button.label, press: [...button.press, marker] }],
  }
}

function bodyOf(reminder: Shown, library: ContentLibrary): Body {
  const { say } = library
  if (reminder.kind === 'custom') {
    return {
      title: say('reminders.card.custom'),
      blocks: [{ text: escapeText(reminder.text ?? '') }],
      button: { label: say('reminders.card.about'), press: ['help', 'reminder'] },
    }
  }
  const item = shownItem(reminder, library)
  const known = bodies.get(library) ?? new Map<string, Body>()
  bodies.set(library, known)
  const key = `${reminder.kind} ${item.id}`
  const body = known.get(key) ?? bodyFor(reminder.kind, item, library)
  known.set(key, body)
  return body
}

/** What is shown for an item never changes, and filling in the wording costs more than all the rest. */
const bodies = new WeakMap<ContentLibrary, Map<string, Body>>()

function bodyFor(kind: Shown['kind'], item: Exercise | Tip, library: ContentLibrary): Body {
  const { say } = library
  if ('steps' in item) return stretchBody(item, library)
  switch (kind) {
    case 'hydration': {
      const body = tipBody(item, 'hydration', library)
      const title = say('reminders.card.hydration')
      const caution = { text: say('reminders.card.drink-to-thirst') }
      return { ...body, title, blocks: [...body.blocks, caution] }
    }
    case 'desk': {
      const body = tipBody(item, 'desk', library)
      const title = say('reminders.card.desk')
      return { ...body, title, blocks: [{ text: say('reminders.card.stand-up') }, ...body.blocks] }
    }
    default:
      return tipBody(item, '', library)
  }
}

function stretchBody(exercise: Exercise, library: ContentLibrary): Body {
  const { say } = library
  return {
    title: say('reminders.card.stretch', { name: exercise.name }),
    blocks: [
      { text: exercise.summary },
      { text: exercise.position },
      { steps: exercise.steps },
      { text: say('reminders.card.dose', { dose: exercise.dose }) },
      { text: exercise.stop },
    ],
    notes: [
      say('card.stop-rule'),
      say('card.evidence', {
        strength: say(`card.evidence-words.${exercise.evidence}`),
        date: exercise.reviewed,
      }),
      cite(library, exercise.sources),
    ],
    button: { label: say('reminders.card.how'), press: ['ask', 'exercise', exercise.id] },
  }
}

/** `about`: the tag that its button draws from; empty for any. */
function tipBody(tip: Tip, about: string, library: ContentLibrary): Body {
  return {
    title: library.say('reminders.card.tip'),
    blocks: [{ text: tip.text }],
    notes: [cite(library, tip.sources), library.say('card.disclaimer')],
    button: {
      label: library.say('reminders.card.another'),
      press: ['tip', 'another', about, tip.id],
    },
  }
}

/** What was drawn; what left the content since, or was never drawn, is picked by id and count. */
function shownItem(
  { id, kind, sent, drawn, zone, slotAt }: Shown,
  library: ContentLibrary,
): Exercise | Tip {
  const known = drawn === null ? undefined : itemOf(drawn, kind, library)
  if (known !== undefined) return known
  const items = deckItems(kind, slotAt && seasonOf(zone, slotAt), library)
  const order = items
    .map((each) => ({ each, rank: rank(`${id} ${each.id}`) }))
    .sort((one, other) => one.rank.localeCompare(other.rank))
  const item = order[sent % items.length]?.each
  if (item === undefined) throw new Error(`the content has nothing for reminders of kind ${kind}`)
  return item
}

/** Decks hold ids of one sort only, so a lookup is enough. */
function itemOf(
  id: string,
  kind: Shown['kind'],
  library: ContentLibrary,
): Exercise | Tip | undefined {
  return kind === 'stretch' ? library.exercises.get(id) : library.tips.find((tip) => tip.id === id)
}

function rank(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
