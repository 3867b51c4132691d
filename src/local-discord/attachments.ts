/** Files that come with a message: stored, described, and found again by `attachment://` names. */
import { imageSize } from './image-size.ts'
import type { Attachment, Component, Media } from './message.ts'
import { refuse, refuseBody } from './refusal.ts'
import type { MessageDraft } from './rules/message-body.ts'
import { mediaOf } from './rules/message-components.ts'
import type { Simulation } from './simulation.ts'

export interface Upload {
  /** The n of `files[n]`. */
  index: string
  filename: string
  contentType: string
  bytes: Uint8Array
}

const maxFileBytes = 10 * 1024 * 1024
const maxFiles = 10

/** The attachments a message ends up with: those kept of the present ones, then the uploads. */
export function attach(
  sim: Simulation,
  channelId: string,
  draft: MessageDraft,
  uploads: readonly Upload[],
  present: readonly Attachment[] = [],
): Attachment[] {
  if (uploads.some((it) => it.bytes.length > maxFileBytes)) throw refuse(40005)
  const refs = draft.attachments
  const kept =
    refs === undefined
      ? present
      : present.filter((it) => refs?.some((ref) => String(ref.id) === it.id))
  for (const [index, ref] of (refs ?? []).entries()) {
    const id = String(ref.id)
    if (!uploads.some((it) => it.index === id) && !present.some((it) => it.id === id)) {
      throw refuseBody([
        {
          path: ['attachments', index, 'id'],
          code: 'ATTACHMENT_NOT_FOUND',
          message: `No file was uploaded for attachment ${id}`,
        },
      ])
    }
  }
  if (kept.length + uploads.length > maxFiles) {
    throw refuseBody([
      {
        path: ['attachments'],
        code: 'BASE_TYPE_BAD_LENGTH',
        message: 'Must be 10 or fewer in length.',
      },
    ])
  }
  const added = uploads.map((upload): Attachment => {
    const ref = refs?.find((it) => String(it.id) === upload.index)
    return keepFile(sim, channelId, upload, ref?.filename, ref?.description)
  })
  return [...kept, ...added]
}

function keepFile(
  sim: Simulation,
  channelId: string,
  upload: Upload,
  givenName: string | undefined,
  description: string | null | undefined,
): Attachment {
  const id = sim.newId()
  // Discord keeps letters, digits, dots, dashes and underscores of a file's name.
  const filename = (givenName ?? upload.filename).replace(/[^\w.-]+/g, '_') || 'file'
  const { bytes, contentType } = upload
  sim.world.files.set(id, { bytes, filename, contentType })
  const url = `${sim.url}/attachments/${channelId}/${id}/${filename}`
  return {
    id,
    filename,
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: contentType,
    ...(description ? { description } : {}),
    ...imageSize(bytes),
  }
}

/** Fills in the media of components, and refuses names without a file. */
export function resolveMedia(
  sim: Simulation,
  components: readonly Component[],
  attachments: readonly Attachment[],
): void {
  for (const media of mediaOf(components)) {
    media.id = sim.newId()
    const name = /^attachment:\/\/(.+)$/.exec(media.url)?.[1]
    if (name === undefined) {
      media.proxy_url ??= media.url
      continue
    }
    Object.assign(media, mediaFrom(findAttachment(attachments, name)))
  }
}

/** The same for pictures in embeds, which Discord leaves out of `attachments` in its client only. */
export function resolveEmbedUrl(url: string, attachments: readonly Attachment[]): string {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1]
  return name === undefined ? url : findAttachment(attachments, name).url
}

function findAttachment(attachments: readonly Attachment[], name: string): Attachment {
  const found = attachments.find((it) => it.filename === name)
  if (found) return found
  throw refuseBody([
    {
      path: ['components'],
      code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      message: `The referenced attachment was not found: ${name}`,
    },
  ])
}

function mediaFrom(attachment: Attachment): Media {
  return {
    url: attachment.url,
    proxy_url: attachment.proxy_url,
    width: attachment.width ?? null,
    height: attachment.height ?? null,
    ...(attachment.content_type === undefined ? {} : { content_type: attachment.content_type }),
    attachment_id: attachment.id,
  }
}
