/** What the bot says to a question: the triage card, the answer, or "I don't know". */
import type { Block, Card } from '../card.ts'
import { cite } from '../content/cite.ts'
import type { ContentLibrary } from '../content/library.ts'
import { localNumbers } from '../content/local-numbers.ts'
import type { Exercise } from '../content/schema.ts'
import type { RedFlag } from '../content/triage-schema.ts'
import type { Answer } from './answer.ts'
import { exerciseCard } from './exercise-card.ts'
import { withinLimit } from './fit-card.ts'
import { moreButton, rowOf, topicButtons } from './topic-buttons.ts'
import { sectionCard, topicCard } from './topic-card.ts'
import { unknownCard } from './unknown-card.ts'

const exerciseTopic = 'specific-exercise'
/** Below this, about every second first topic is wrong (`npm run answers:report`). */
const leastSure = 0.6

/** @param region two-letter code of the country whose emergency numbers are named, where known. */
export function answerCard(
  library: ContentLibrary,
  answer: Answer,
  region: string | null = null,
): Card {
  if (answer.kind === 'seek-care') return careCard(library, answer, region)
  if (answer.kind === 'unknown') return unknownCard(library, answer)
  const { fill } = localNumbers(library, region)
  const seen = answer.flags.flatMap((flag) => besideBlocks(library, flag, fill))
  const card = contentCard(library, answer)
  const doubt = isUnsure(answer) ? [{ text: library.say('answers.unsure') }] : []
  return withinLimit({ ...card, blocks: [...seen, ...card.blocks, ...doubt] })
}

/** The exercise whose card is the answer: one that is named, with no narrower answer about it. */
export function exerciseShown(answer: Answer & { kind: 'answer' }): Exercise | null {
  return answer.topic.id === exerciseTopic && answer.section === null ? answer.exercise : null
}

/** The narrowest content that answers, with the ways on from there. */
function contentCard(library: ContentLibrary, answer: Answer & { kind: 'answer' }): Card {
  const { topic, section, exercise, topics } = answer
  const others = topicButtons(library, topics.slice(1, isUnsure(answer) ? 3 : 2))
  const asked = exerciseShown(answer)
  if (asked !== null) {
    const card = exerciseCard(library, asked)
    return { ...card, buttons: rowOf([moreButton(library, topic), ...others]) }
  }
  const named = exercise === null ? [] : [exercise.id]
  if (section !== null) return sectionCard(library, topic, section, { others, named })
  return topicCard(library, topic, { others, named })
}

function isUnsure({ confidence, topics }: Answer & { kind: 'answer' }): boolean {
  return confidence < leastSure && topics.length > 1
}

function careCard(
  library: ContentLibrary,
  answer: Answer & { kind: 'seek-care' },
  region: string | null,
): Card {
  const { say, redFlags } = library
  const { country, fill } = localNumbers(library, region)
  const { flags, urgency } = answer
  const words = (flags.length === 1 ? flags[0]?.instead : undefined) ?? redFlags.tiers[urgency]
  const stopRunning = flags.some((flag) => flag.noRunning) && urgency === 'soon'
  const doNot = [...(stopRunning ? [say('answers.no-running')] : []), ...words.doNot]
  const advice = flags.flatMap((flag) => flag.advice ?? [])
  const doNow = [...words.doNow, ...(words.doNow === flags[0]?.instead?.doNow ? [] : advice)]
  return withinLimit({
    tone: urgency,
    title: words.title,
    blocks: [
      { heading: say('answers.do-now') },
      { bullets: doNow.map(fill) },
      { heading: say('answers.signs') },
      { bullets: [...new Set(flags.map((flag) => flag.sign))].slice(0, 5) },
      ...(doNot.length > 0
        ? [{ heading: say('answers.do-not') }, { bullets: doNot.map(fill) }]
        : []),
    ],
    notes: [
      ...(country === null ? [] : [say('answers.numbers-of', { country })]),
      cite(library, [...new Set(flags.flatMap((flag) => flag.sources))].slice(0, 5)),
      `${say('answers.signs-reviewed', { date: redFlags.reviewed })} ${say('card.disclaimer')}`,
    ],
  })
}

function besideBlocks(
  { say }: ContentLibrary,
  flag: RedFlag,
  fill: (text: string) => string,
): Block[] {
  const seen = say('answers.be-seen-text', { sign: flag.sign })
  return [
    { heading: say('answers.be-seen') },
    { text: flag.advice === undefined ? seen : `${seen} ${fill(flag.advice)}` },
  ]
}
