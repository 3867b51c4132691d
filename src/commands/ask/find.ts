/** Finds what a custom id names. It is untrusted, and the content may have changed since. */
import type { TopicSection } from '../../answers/topic-card.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Exercise, Topic } from '../../content/schema.ts'
import { UserError } from '../../errors.ts'

/** @throws UserError for a topic that is no longer there; so do the others for theirs. */
export function findTopic(library: ContentLibrary, id: string | undefined): Topic {
  return library.topics.get(id ?? '') ?? gone(library)
}

export function findSection(
  library: ContentLibrary,
  topic: Topic,
  id: string | undefined,
): TopicSection {
  return topic.sections.find((section) => section.id === id) ?? gone(library)
}

export function findExercise(library: ContentLibrary, id: string | undefined): Exercise {
  return library.exercises.get(id ?? '') ?? gone(library)
}

function gone(library: ContentLibrary): never {
  throw new UserError(library.say('router.old-control'))
}
