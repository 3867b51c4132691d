/** The content of one language, frozen: what `load.ts` makes of a folder under `content/`. */
import type { Regions } from './region-schema.ts'
import type { Review } from './review-schema.ts'
import type { Exercise, Routine, Source, Tip, Topic } from './schema.ts'
import type { Lexicon, RedFlags } from './triage-schema.ts'
import type { Say, Wording } from './wording.ts'

export interface ContentLibrary {
  /** The folder's name, a Discord locale or the start of one: "en". */
  language: string
  topics: ReadonlyMap<string, Topic>
  exercises: ReadonlyMap<string, Exercise>
  routines: ReadonlyMap<string, Routine>
  tips: readonly Tip[]
  redFlags: RedFlags
  sources: ReadonlyMap<string, Source>
  lexicon: Lexicon
  /** Whom to call in which country. */
  regions: Regions
  /** Who has signed the health content. */
  review: Review
  /** The raw sentences, for keys that are put together (names and descriptions of commands). */
  wording: Wording
  /** A sentence of the wording, filled in. */
  say: Say
}
