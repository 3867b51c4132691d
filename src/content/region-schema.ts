/** The shape of `regions.yaml`: whom to call in which country. Safety content: every text is checked. */
import * as z from 'zod'
import { date, sentence } from './shapes.ts'

/** Stands in the middle of a sentence, and must say whom to call. */
const numbers = z
  .string('must be text: put quotes around a number')
  .trim()
  .max(120, 'is longer than 120 characters')
  .regex(/\d{2,}/, 'has no number to call')

const country = z.strictObject({
  name: sentence(60),
  /** Gets an ambulance. */
  emergency: numbers,
  /** The health line for what can't wait but is no emergency. */
  urgent: numbers.optional(),
  /** Other names that people type. */
  aliases: z.array(sentence(60)).optional(),
})

export const regions = z.strictObject({
  reviewed: date,
  /** Where no country is set. */
  default: z.strictObject({ emergency: numbers, urgent: sentence(300) }),
  /** What stands for {{urgent}} in a country with a health line ({{line}}), and in one without. */
  urgent: z.strictObject({
    line: sentence(300).regex(/\{\{line\}\}/, 'has no {{line}}'),
    none: sentence(300),
  }),
  countries: z.record(
    z.string().refine(isCountry, 'use the two capital letters of ISO 3166-1, as in "GB"'),
    country,
  ),
})

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return names.of(code) !== undefined
}

export type Country = z.infer<typeof country>
export type RegionFile = z.infer<typeof regions>

/** By two-letter code, so that no code from outside finds anything but a country. */
export interface Regions extends Omit<RegionFile, 'countries'> {
  countries: ReadonlyMap<string, Country>
}
