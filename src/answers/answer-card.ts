/** What the bot says to a question: the triage card, the answer, or "I don't know". */
import type { Block, Button, Card } from '../card.ts'
import { cite } from '../content/cite.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Exercise, Section, Topic } from '../content/schema.ts'
import type { RedFlag } from '../content/triage-schema.ts'
import type { Answer } from './answer.ts'
import { clipText, smallPrint, textLength } from './card-text.ts'
import { exerciseButton, topicButtons } from './topic-buttons.ts'

export { exerciseCard } from './exercise-card.ts'

/** Discord allows 4,000 characters of text in a message; labels and headings need the rest. */
const mostText = 3400
/** A part shorter than this is left out rather than shown as a scrap. */
const leastPart = 150

export function answerCard(library: ContentLibrary, answer: Answer): Card {
  if (answer.kind === 'seek-care') return careCard(library, answer)
  if (answer.kind === 'unknown') return unknownCard(library, answer.nearest)
  const { topic, section, exercise, flags, topics } = answer
  const card = section ? sectionCard(library, topic, section) : topicCard(library, topic)
  const seen = flags.flatMap((flag) => besideBlocks(library, flag))
  const others = [...topics.slice(1), ...topic.related]
  return withinLimit({
    ...card,
    blocks: [...seen, ...card.blocks],
    buttons: answerButtons(library, section ? [topic.id, ...others] : others, exercise, topic),
  })
}

/** The whole topic. */
export function topicCard(library: ContentLibrary, topic: Topic): Card {
  const { say } = library
  return withinLimit({
    tone: 'plain',
    title: topic.title,
    blocks: [
      { text: topic.short },
      { heading: say('answers.do-now') },
      { text: topic.now },
      { heading: say('answers.why') },
      { text: topic.why },
      { heading: say('answers.help') },
      { text: topic.help },
    ],
    notes: smallPrint(library, topic),
    buttons: answerButtons(library, topic.related, null, topic),
  })
}

/** A narrow answer, with what to watch for. */
export function sectionCard(
  library: ContentLibrary,
  topic: Topic,
  section: Section & { sources?: readonly string[]; evidence?: Topic['evidence'] },
): Card {
  const { say } = library
  return withinLimit({
    tone: 'plain',
    title: section.title,
    blocks: [
      { text: section.text },
      { heading: say('answers.do-now') },
      { text: topic.now },
      { heading: say('answers.help') },
      { text: topic.help },
    ],
    notes: smallPrint(library, {
      evidence: section.evidence ?? topic.evidence,
      sources: section.sources ?? topic.sources,
      reviewed: topic.reviewed,
    }),
    buttons: answerButtons(library, [topic.id, ...topic.related], null, topic),
  })
}

function careCard(library: ContentLibrary, answer: Answer & { kind: 'seek-care' }): Card {
  const { say, redFlags } = library
  const { flags, urgency } = answer
  const words = (flags.length === 1 ? flags[0]?.instead : undefined) ?? redFlags.tiers[urgency]
  const stopRunning = flags.some((flag) => flag.noRunning) && urgency === 'soon'
  const doNot = [...(stopRunning ? [say('answers.no-running')] : []), ...words.doNot]
  const advice = flags.flatMap((flag) => flag.advice ?? [])
  return withinLimit({
    tone: urgency,
    title: words.title,
    blocks: [
      { heading: say('answers.do-now') },
      { bullets: [...words.doNow, ...(words.doNow === flags[0]?.instead?.doNow ? [] : advice)] },
      { heading: say('answers.signs') },
      { bullets: [...new Set(flags.map((flag) => flag.sign))].slice(0, 5) },
      ...(doNot.length > 0 ? [{ heading: say('answers.do-not') }, { bullets: doNot }] : []),
    ],
    notes: [
      cite(library, [...new Set(flags.flatMap((flag) => flag.sources))].slice(0, 5)),
      `${say('answers.signs-reviewed', { date: redFlags.reviewed })} ${say('card.disclaimer')}`,
    ],
  })
}

function unknownCard(library: ContentLibrary, nearest: readonly string[]): Card {
  const { say } = library
  const buttons = topicButtons(library, nearest).slice(0, 3)
  const topics = buttons.map(({ label }) => label).join('; ')
  return {
    tone: 'plain',
    title: say('answers.unknown.title'),
    blocks: [
      { text: say('answers.unknown.text') },
      { text: say('answers.unknown.covers') },
      ...(buttons.length > 0 ? [{ text: say('answers.did-you-mean', { topics }) }] : []),
    ],
    notes: [say('card.disclaimer')],
    ...(buttons.length > 0 ? { buttons } : {}),
  }
}

function besideBlocks({ say }: ContentLibrary, flag: RedFlag): Block[] {
  const seen = say('answers.be-seen-text', { sign: flag.sign })
  return [
    { heading: say('answers.be-seen') },
    { text: flag.advice === undefined ? seen : `${seen} ${flag.advice}` },
  ]
}

/** At most five, so that they stand in one row. */
function answerButtons(
  library: ContentLibrary,
  topicIds: readonly string[],
  named: Exercise | null,
  topic: Topic,
): Button[] {
  const first = named?.id ?? topic.exercises[0]
  const exercises = first === undefined ? [] : exerciseButton(library, first)
  return [...exercises, ...topicButtons(library, topicIds)].slice(0, 4)
}

/** Shortens texts from the end until the card fits; a heading without its text goes too. */
function withinLimit(card: Card): Card {
  let room = mostText - card.title.length - (card.notes ?? []).join('').length
  const blocks: Block[] = []
  for (const block of card.blocks) {
    const length = textLength(block)
    if (length <= room) {
      blocks.push(block)
      room -= length
    } else if (typeof block === 'object' && 'text' in block && room >= leastPart) {
      blocks.push({ text: clipText(block.text, room) })
      room = 0
    } else room = 0
  }
  while (typeof blocks.at(-1) === 'object' && 'heading' in Object(blocks.at(-1))) blocks.pop()
  return { ...card, blocks }
}
