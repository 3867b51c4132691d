/**
 * The shapes of the content files. Everything a member reads is checked against these, so a
 * mistake in a file is found by `npm run content:check` and never by a member.
 *
 * The limits keep every card inside Discord's 4,000 characters of text a message.
 */
import * as z from 'zod'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens')
const sentence = (most: number) =>
  z.string().trim().min(1, 'is empty').max(most, `is longer than ${most} characters`)
const date = z.iso.date('write the date as 2026-11-22')
const sourceKeys = z.array(z.string()).min(1, 'name at least one source')
const asks = z.array(sentence(200))

/** How sure the evidence is. */
export const evidence = z.enum(['strong', 'fair', 'weak', 'expert-opinion'])

export const source = z.strictObject({
  /** Short name shown on cards, for example "NICE guideline NG59 (2020)". */
  name: sentence(60),
  /** The full reference. */
  citation: sentence(500),
  url: z.url({ protocol: /^https$/ }).optional(),
  kind: z.enum(['guideline', 'review', 'trial', 'cohort', 'lab', 'opinion', 'official', 'book']),
  /** Whether the text itself was read for this project, or is cited from the field's knowledge. */
  read: z.boolean(),
})

export const sources = z.record(z.string().regex(/^[A-Za-z0-9-]+$/), source)

export const topicHead = z.strictObject({
  title: sentence(80),
  /** Stands alone as an answer. */
  short: sentence(300),
  evidence,
  sources: sourceKeys,
  reviewed: date,
  related: z.array(id).max(6),
  exercises: z.array(id).max(8),
  asks,
  /** One entry for each section of the body besides `now`, `why` and `help`. */
  sections: z.record(
    id,
    z.strictObject({
      evidence,
      sources: sourceKeys,
      exercises: z.array(id).max(4).optional(),
      asks,
    }),
  ),
})

/** A part of a topic that can be answered by itself. */
export const section = z.strictObject({ id, title: sentence(100), text: sentence(1200) })

export const exercise = z.strictObject({
  /** Number in the evidence, M01 to M46. */
  code: z.string().regex(/^M\d\d$/),
  name: sentence(60),
  category: z.enum(['mobility', 'stretch', 'strength', 'warmup']),
  targets: z.array(sentence(60)).min(1),
  /** One sentence: what it does for a runner. */
  summary: sentence(200),
  position: sentence(300),
  steps: z.array(sentence(200)).min(2).max(6),
  dose: sentence(200),
  easier: sentence(200),
  harder: sentence(200),
  mistakes: z.array(sentence(120)).min(1).max(4),
  stop: sentence(300),
  /** `each`: done on the left, then on the right. */
  sides: z.enum(['both-together', 'each']),
  /** One set on one side: how many, and how long each takes, in seconds. */
  repeats: z.int().min(1).max(60),
  seconds: z.int().min(1).max(600),
  evidence,
  sources: sourceKeys,
  reviewed: date,
  /** Other names people use for it. */
  aliases: z.array(sentence(40)),
  asks,
})

export const routine = z.strictObject({
  name: sentence(60),
  summary: sentence(200),
  goal: z.enum([
    'before-run',
    'after-run',
    'desk',
    'strength',
    'core',
    'mobility',
    'flare-up',
    'travel',
    'race-week',
    'evening',
    'return',
  ]),
  place: z.enum(['anywhere', 'floor', 'gym', 'outdoors']),
  minutes: z.int().min(1).max(60),
  steps: z
    .array(
      z.strictObject({
        exercise: id,
        side: z.enum(['left', 'right', 'both']),
        seconds: z.int().min(5).max(900),
        note: sentence(160).optional(),
      }),
    )
    .min(2)
    .max(30),
  evidence,
  sources: sourceKeys,
  reviewed: date,
})

export const tipTags = [
  'form',
  'stretching',
  'strength',
  'load',
  'shoes',
  'hydration',
  'recovery',
  'desk',
  'mind',
] as const

export const tip = z.strictObject({
  id,
  text: sentence(280),
  tags: z.array(z.enum(tipTags)).min(1),
  season: z.enum(['hot', 'cold']).optional(),
  sources: sourceKeys,
})

export const tips = z.array(tip)

export const urgency = z.enum(['emergency', 'urgent', 'soon'])

/** One way in which a typed message shows a sign. */
const rule = z.strictObject({
  /** Every group must be found; a group is one concept or several joined by "|". */
  all: z.array(z.string()).min(1),
  /** None of these may be found in the sentences that show the sign. */
  none: z.array(z.string()).optional(),
  /** All groups within this many words of each other; without it, anywhere in the message. */
  near: z.int().min(0).max(60).optional(),
  /** More pressing than the sign is otherwise. */
  tier: urgency.optional(),
})

/** What a person with such a sign should do. */
const careWords = z.strictObject({
  title: sentence(80),
  doNow: z.array(sentence(300)).min(1),
  doNot: z.array(sentence(200)),
})

export const redFlag = z.strictObject({
  /** Row of the triage table, R01 to R35. */
  id: z.string().regex(/^R\d\d$/),
  tier: urgency,
  /** The sign in plain words, as in "You feel numb around your genitals". */
  sign: sentence(300),
  /** What to do, beyond the tier's own advice. */
  advice: sentence(400).optional(),
  /** Takes the place of the tier's words when this sign stands alone. */
  instead: careWords.optional(),
  noRunning: z.boolean(),
  /** Said beside an answer instead of in its place, as long as it is the only such sign. */
  beside: z.boolean().optional(),
  sources: sourceKeys,
  /** Rules over the concepts of the lexicon; one that holds is enough. */
  when: z.array(rule),
})

export const redFlags = z.strictObject({
  reviewed: date,
  tiers: z.record(urgency, careWords),
  flags: z.array(redFlag),
})

const phrases = z.array(z.string().trim().min(1))

/**
 * Words as people type them, so that a language is added by adding a folder.
 *
 * A phrase is words between spaces. `a|b` is either word, `wet*` any word that starts so, `=legs`
 * exactly this form (otherwise "leg" and "legs" are the same), `..` up to five words of any kind.
 * Everything in lower case, without apostrophes.
 */
export const lexicon = z.strictObject({
  /** Concept name to the phrases that express it. `<name>` takes in all phrases of another concept. */
  concepts: z.record(id, phrases),
  /** Abbreviations and spellings, one or two words, replaced before anything else. */
  rewrites: z.record(z.string(), z.string()),
  /**
   * Phrases whose words mean something else here, by the concept that they would otherwise express,
   * `any` for all of them: the bladder of a rucksack, the back in "come back". Those under
   * `elsewhere` also show that the message is about something else: disc brakes.
   */
  otherSenses: z.record(z.string(), phrases),
  negation: z.strictObject({
    /** Turn what follows into its opposite, up to the end of the clause: "no", "without". */
    before: phrases,
    /** The same for everything up to the end of the sentence: "none of". */
    list: phrases,
    /** Where the words above negate nothing: "no idea", "not only". */
    ignore: phrases,
    /** End what is negated: "but", "because". */
    stop: phrases,
    /** Right behind a sign: "numbness: none". */
    after: phrases,
    /** Names of signs that carry a negation on over commas: "no numbness, weakness". */
    nouns: phrases,
  }),
  /** Say that a sign in the same clause is over or was checked: "all clear", "last year". */
  over: phrases,
  /** Say that it is here again, so that `over` does not count: "still", "again". */
  again: phrases,
  /** Announce that signs are only spoken of: "what are the red flags". */
  spokenOf: phrases,
  /** Concepts that count even when they lie in the past, such as an earlier cancer. */
  timeless: z.array(id),
  /** Ordinary words that look like a misspelt sign and are none. */
  lookAlikes: z.array(z.string()),
  /** Words that carry no meaning for the search. */
  stopWords: z.array(z.string()),
  search: z.strictObject({
    /** Concepts that make a message one about backs or what this bot covers. */
    about: z.array(id),
    /** Concepts that make it so too, unless one of `elsewhere` stands beside them. */
    perhaps: z.array(id),
    /** Concepts of other subjects; with none of `about`, the question is declined. */
    elsewhere: z.array(id),
    /** Concepts that are declined whatever stands beside them, such as somebody's dog. */
    never: z.array(id),
    /** Words that show which part of a long message asks: anywhere in it, or only as its first word. */
    askWords: z.strictObject({ anywhere: z.array(z.string()), first: z.array(z.string()) }),
    /** Concepts that stand for a topic's subject: synonyms for the search. */
    synonyms: z.array(id),
  }),
})

export type Evidence = z.infer<typeof evidence>
export type Source = z.infer<typeof source>
export type TopicHead = z.infer<typeof topicHead>
export type Section = z.infer<typeof section>
export type Exercise = z.infer<typeof exercise> & { id: string }
export type Routine = z.infer<typeof routine> & { id: string }
export type Tip = z.infer<typeof tip>
export type Urgency = z.infer<typeof urgency>
export type RedFlag = z.infer<typeof redFlag>
export type RedFlags = z.infer<typeof redFlags>
export type Lexicon = z.infer<typeof lexicon>

export interface Topic extends Omit<TopicHead, 'sections'> {
  id: string
  now: string
  why: string
  help: string
  /** The narrow answers, in the order of the file. */
  sections: (Section & TopicHead['sections'][string])[]
}
