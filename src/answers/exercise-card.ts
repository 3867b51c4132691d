/** How an exercise is done, when to stop, and how sure that is. */
import type { Card } from '../card.ts'
import type { ContentLibrary } from '../content/library.ts'
import type { Exercise } from '../content/schema.ts'
import { smallPrint } from './card-text.ts'

export function exerciseCard(library: ContentLibrary, exercise: Exercise): Card {
  const { say } = library
  return {
    tone: 'plain',
    title: exercise.name,
    blocks: [
      { text: exercise.summary },
      { heading: say('answers.exercise.position') },
      { text: exercise.position },
      { heading: say('answers.exercise.steps') },
      { steps: exercise.steps },
      {
        text: [
          say('answers.exercise.dose', { dose: exercise.dose }),
          say('answers.exercise.easier', { easier: exercise.easier }),
          say('answers.exercise.harder', { harder: exercise.harder }),
        ].join('\n'),
      },
      { heading: say('answers.exercise.mistakes') },
      { bullets: exercise.mistakes },
      { heading: say('answers.exercise.stop') },
      { text: `${exercise.stop} ${say('card.stop-rule')}` },
    ],
    notes: smallPrint(library, exercise),
    buttons: [],
  }
}
