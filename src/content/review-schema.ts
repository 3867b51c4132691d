/** The shape of `review.yaml`: who has signed the health content. */
import * as z from 'zod'
import { date, sentence } from './shapes.ts'

export const review = z.strictObject({
  signed: z.array(z.strictObject({ name: sentence(80), role: sentence(80), date })),
})

export type Review = z.infer<typeof review>
