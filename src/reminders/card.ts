/** What a due reminder says: content for its kind, the same for each attempt at one occurrence. */
import { createHash } from 'node:crypto'
import { type Block, type Card, escapeText, type Press } from '../card.ts'
import { cite } from '../content/cite.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Exercise, Tip } from '../content/schema.ts'
import type { Reminder } from './reminder.ts'

export interface CardSetting {
  /** Posted well after its time: the card says so. */
  late?: boolean
  /** Posted by "/remind test": the card says so. */
  test?: boolean
  /** Of the delivery key: the last argument of the card's button, where a probe finds it. */
  marker: string
}

interface Body extends Pick<Card, 'title' | 'blocks' | 'notes'> {
  button: { label: string; press: Press }
}

/** Throws when the content has nothing to show for the kind. */
export function reminderCard(
  reminder: Pick<Reminder, 'id' | 'kind' | 'text' | 'sent' | 'slotAt'>,
  library: ContentLibrary,
  { late = false, test = false, marker }: CardSetting,
): Card {
  const { say } = library
  const { button, ...body } = bodyOf(reminder, library)
  const labels: Block[] = []
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

function bodyOf(
  reminder: Pick<Reminder, 'id' | 'kind' | 'text' | 'sent'>,
  library: ContentLibrary,
): Body {
  const { say } = library
  switch (reminder.kind) {
    case 'custom':
      return {
        title: say('reminders.card.custom'),
        blocks: [{ text: escapeText(reminder.text ?? '') }],
        button: { label: say('reminders.card.about'), press: ['help', 'reminder'] },
      }
    case 'stretch': {
      const movements = [...library.exercises.values()].filter(isGentle)
      return stretchBody(draw(movements, reminder), library)
    }
    case 'hydration': {
      const tips = library.tips.filter(({ tags }) => tags.includes('hydration'))
      const body = tipBody(draw(inSeason(tips), reminder), 'hydration', library)
      return {
        ...body,
        title: say('reminders.card.hydration'),
        blocks: [...body.blocks, { text: say('reminders.card.drink-to-thirst') }],
      }
    }
    case 'tip':
      return tipBody(draw(inSeason(library.tips), reminder), '', library)
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

/** What anyone may do anywhere, unprepared. */
function isGentle({ category }: Exercise): boolean {
  return category === 'stretch' || category === 'mobility'
}

/** Until the server's season is known, tips for hot or cold days stay out (unless all are such). */
function inSeason(tips: readonly Tip[]): readonly Tip[] {
  const always = tips.filter(({ season }) => season === undefined)
  return always.length > 0 ? always : tips
}

/**
 * Goes through all in an order of the reminder's own before one comes again. It hangs on nothing but
 * the reminder's id and its count of posts, so a retry draws the same.
 */
function draw<Item extends { id: string }>(
  items: readonly Item[],
  { id, sent, kind }: Pick<Reminder, 'id' | 'sent' | 'kind'>,
): Item {
  const order = items
    .map((item) => ({ item, rank: rank(`${id} ${item.id}`) }))
    .sort((one, other) => one.rank.localeCompare(other.rank))
  const drawn = order[sent % items.length]?.item
  if (drawn === undefined) throw new Error(`the content has nothing for reminders of kind ${kind}`)
  return drawn
}

function rank(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
