/** Small shapes that many content files share. */
import * as z from 'zod'

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens')
export const sentence = (most: number) =>
  z.string().trim().min(1, 'is empty').max(most, `is longer than ${most} characters`)
export const date = z.iso.date('write the date as 2026-11-22')
export const sourceKeys = z.array(z.string()).min(1, 'name at least one source')
