/** The limits of embeds; 6,000 characters over all of them. */
import { z } from 'zod'
import { fault } from './check.ts'
import { webUrl } from './parts.ts'

const link = webUrl('web').optional()
const image = z.object({ url: webUrl('web-or-attachment') })

const embed = z.strictObject({
  title: z.string().max(256).nullish(),
  type: z.string().optional(),
  description: z.string().max(4096).nullish(),
  url: link,
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z
    .object({ text: z.string().min(1).max(2048), icon_url: webUrl('web-or-attachment').optional() })
    .nullish(),
  image: image.nullish(),
  thumbnail: image.nullish(),
  author: z
    .object({
      name: z.string().min(1).max(256),
      url: link,
      icon_url: webUrl('web-or-attachment').optional(),
    })
    .nullish(),
  fields: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .nullish(),
})

export type Embed = z.infer<typeof embed>

function textLength(it: Embed): number {
  const fields = it.fields ?? []
  const parts = [it.title, it.description, it.footer?.text, it.author?.name]
  const own = parts.reduce((sum, part) => sum + (part?.length ?? 0), 0)
  return fields.reduce((sum, field) => sum + field.name.length + field.value.length, own)
}

export const embeds = z
  .array(embed)
  .max(10)
  .superRefine((list, context) => {
    if (list.reduce((sum, it) => sum + textLength(it), 0) > 6000) {
      context.addIssue(fault('MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'))
    }
  })
