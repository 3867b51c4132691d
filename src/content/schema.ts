/**
 * The shapes of the content files. Everything a member reads is checked against these, so a
 * mistake in a file is found by `npm run content:check` and never by a member.
 *
 * The limits keep every card inside Discord's 4,000 characters of text a message.
 */
import * as z from 'zod'
import { date, id, sentence, sourceKeys } from './shapes.ts'

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

export type Evidence = z.infer<typeof evidence>
export type Source = z.infer<typeof source>
export type TopicHead = z.infer<typeof topicHead>
export type Section = z.infer<typeof section>
export type Exercise = z.infer<typeof exercise> & { id: string }
export type Routine = z.infer<typeof routine> & { id: string }
export type Tip = z.infer<typeof tip>

export interface Topic extends Omit<TopicHead, 'sections'> {
  id: string
  now: string
  why: string
  help: string
  /** The narrow answers, in the order of the file. */
  sections: (Section & TopicHead['sections'][string])[]
}
