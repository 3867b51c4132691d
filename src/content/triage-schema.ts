/**
 * The shapes of `red-flags.yaml` and `lexicon.yaml`: the triage table, and the words that people use
 * for its signs.
 */
import * as z from 'zod'
import { date, id, sentence, sourceKeys } from './shapes.ts'

export const urgency = z.enum(['emergency', 'urgent', 'soon'])

/** One way in which a typed message shows a sign. */
const rule = z.strictObject({
  /** Every group must be found; a group is one concept or several joined by "|". */
  all: z.array(z.string()).min(1),
  /** None of these may be found in the sentences that show the sign. */
  none: z.array(z.string()).optional(),
  /** All groups within this many words of the first; without it, anywhere in the message. */
  near: z.int().min(0).max(60).optional(),
  /** Further groups that may stand anywhere in the message. */
  with: z.array(z.string()).optional(),
  /** None of these may be found anywhere in the message. */
  unless: z.array(z.string()).optional(),
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
 * exactly this form (otherwise "leg" and "legs" are the same), `..` up to five words of any kind,
 * `$cannot` any word of that set.
 * Everything in lower case, without apostrophes.
 */
const rawLexicon = z.strictObject({
  /** Words that many phrases share, by the name that stands for them after a `$`. */
  sets: z.record(id, z.array(z.string().regex(/^\S+$/))),
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
    /** Join the signs of a list, and those of them that go on with it before any word. */
    joints: z.array(z.string()),
    alternatives: z.array(z.string()),
    /** Begin something new, unless one of the ties stands before: "no fever my back hurts". */
    owners: z.array(z.string()),
    ties: z.array(z.string()),
    /** Right behind a sign: "numbness: none". */
    after: phrases,
    /** Names of signs that carry a negation on over commas: "no numbness, weakness". */
    nouns: phrases,
  }),
  /** Words around figures, and the people whose age one may name. */
  figures: z.strictObject({
    yearsOld: z.array(z.string()),
    years: z.array(z.string()),
    old: z.array(z.string()),
    ish: z.array(z.string()),
    sexBefore: z.array(z.string()),
    woman: z.array(z.string()),
    man: z.array(z.string()),
    ageBefore: z.array(z.string()),
    ageAfter: z.array(z.string()),
    owners: z.array(z.string()),
    people: z.array(z.string()),
    otherUnits: z.array(z.string()),
    thermometer: z.array(z.string()),
    celsius: z.array(z.string()),
    fahrenheit: z.array(z.string()),
    metres: z.array(z.string()),
    feet: z.array(z.string()),
    weeks: z.array(z.string()),
    notGestation: z.array(z.string()),
  }),
  /** Say that a sign in the same clause is over or was checked: "all clear", "last year". */
  over: phrases,
  /** Say that it is here again, so that `over` does not count: "still", "again". */
  again: phrases,
  /** Bring signs only spoken of back to somebody: "my", "now". */
  persons: z.array(z.string()),
  /** Announce the signs of an animal, and the words behind which they are a person's after all. */
  animals: phrases,
  notAnimals: z.array(z.string()),
  /** Announce that signs are only spoken of: "what are the red flags". */
  spokenOf: phrases,
  /** Concepts that count even when they lie in the past, such as an earlier cancer. */
  timeless: z.array(id),
  /** Concepts whose own "not" denies what follows it all the same. */
  general: z.array(id),
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
    /** Words that mean the same to the search, by a name of their own; not for warning signs. */
    meanings: z.record(id, phrases),
    /** Ask how something is done, beside the name of an exercise. */
    howTo: phrases,
    /** Questions that the bot does not answer, for the search to know them by. */
    declined: phrases,
  }),
})

/** The lexicon with each `$name` replaced by the words of that set. */
export const lexicon = rawLexicon.transform((raw, context) => {
  const words = (phrase: string) =>
    phrase.replace(/\$([a-z-]+)/g, (mark, name: string) => {
      const set = Object.hasOwn(raw.sets, name) ? raw.sets[name] : undefined
      if (set) return set.join('|')
      context.addIssue({ code: 'custom', message: `"${phrase}" names a set that is not there` })
      return mark
    })
  const all = (list: readonly string[]) => list.map(words)
  const each = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, all(list)]))
  const { before, list, ignore, stop, after, nouns } = raw.negation
  return {
    ...raw,
    concepts: each(raw.concepts),
    otherSenses: each(raw.otherSenses),
    negation: {
      ...raw.negation,
      before: all(before),
      list: all(list),
      ignore: all(ignore),
      stop: all(stop),
      after: all(after),
      nouns: all(nouns),
    },
    over: all(raw.over),
    again: all(raw.again),
    spokenOf: all(raw.spokenOf),
    animals: all(raw.animals),
  }
})

export type Urgency = z.infer<typeof urgency>
export type RedFlag = z.infer<typeof redFlag>
export type RedFlags = z.infer<typeof redFlags>
export type Lexicon = z.infer<typeof lexicon>
