/** Makes a message out of a checked draft, and a changed message out of an edit. */
import { userJson } from './api-json.ts'
import { attach, resolveEmbedUrl, type Upload } from './attachments.ts'
import { finishComponents } from './finish-components.ts'
import { mentionsIn } from './mentions.ts'
import { type Component, type Message, messageFlags, walkComponents } from './message.ts'
import { refuse } from './refusal.ts'
import type { Embed } from './rules/embeds.ts'
import type { MessageDraft, Present } from './rules/message-body.ts'
import { type Simulation, timestamp } from './simulation.ts'
import type { Channel } from './world.ts'

/** Flags that a sender may set; the rest are Discord's own. */
const settable =
  messageFlags.suppressEmbeds |
  messageFlags.ephemeral |
  messageFlags.suppressNotifications |
  messageFlags.componentsV2

export function composeMessage(
  sim: Simulation,
  channel: Channel,
  authorId: string,
  draft: MessageDraft,
  uploads: readonly Upload[],
  extra: Partial<Message> = {},
): Message {
  const author = sim.world.users.get(authorId)
  if (!author) throw refuse(10013)
  const attachments = attach(sim, channel.id, draft, uploads)
  const components = finishComponents(sim, draft.components ?? [], attachments)
  const content = draft.content ?? ''
  return {
    id: sim.newId(),
    channel_id: channel.id,
    type: 0,
    author: userJson(author),
    content,
    timestamp: timestamp(sim),
    edited_timestamp: null,
    tts: draft.tts ?? false,
    ...mentionsIn(
      sim.world,
      channel,
      authorId,
      allText(content, components),
      draft.allowed_mentions,
    ),
    attachments,
    embeds: finishEmbeds(draft.embeds ?? [], attachments),
    components,
    pinned: false,
    flags: (draft.flags ?? 0) & settable,
    ...(draft.nonce === undefined || draft.nonce === null ? {} : { nonce: draft.nonce }),
    ...extra,
  }
}

/** Fields that the draft does not name stay as they are. */
export function reviseMessage(
  sim: Simulation,
  channel: Channel,
  message: Message,
  draft: MessageDraft,
  uploads: readonly Upload[],
): Message {
  const attachments = attach(sim, channel.id, draft, uploads, message.attachments)
  const components =
    draft.components === undefined
      ? message.components
      : finishComponents(sim, draft.components ?? [], attachments)
  const content = draft.content === undefined ? message.content : (draft.content ?? '')
  const changeable = messageFlags.suppressEmbeds | messageFlags.componentsV2
  // A message stays Components V2 once it is.
  const stays = message.flags & ~(messageFlags.suppressEmbeds | messageFlags.loading)
  const flags =
    draft.flags === undefined || draft.flags === null
      ? message.flags & ~messageFlags.loading
      : stays | (draft.flags & changeable)
  const text = allText(content, components)
  return {
    ...message,
    content,
    components,
    attachments,
    flags,
    embeds:
      draft.embeds === undefined ? message.embeds : finishEmbeds(draft.embeds ?? [], attachments),
    ...mentionsIn(sim.world, channel, message.author.id, text, draft.allowed_mentions),
    edited_timestamp: timestamp(sim),
  }
}

export function presentState(message: Message): Present {
  return {
    flags: message.flags,
    content: message.content,
    embeds: message.embeds.length,
    components: message.components.length,
    attachments: message.attachments.length,
  }
}

function finishEmbeds(
  embeds: readonly Embed[],
  attachments: Message['attachments'],
): Record<string, unknown>[] {
  const withUrl = (image: { url: string } | null | undefined) =>
    image ? { url: resolveEmbedUrl(image.url, attachments) } : undefined
  return embeds.map((embed) => {
    const { image, thumbnail, fields, ...rest } = embed
    const [large, small] = [withUrl(image), withUrl(thumbnail)]
    return {
      ...rest,
      type: 'rich',
      content_scan_version: 0,
      ...(fields ? { fields: fields.map((field) => ({ inline: false, ...field })) } : {}),
      ...(large ? { image: large } : {}),
      ...(small ? { thumbnail: small } : {}),
    }
  })
}

function allText(content: string, components: readonly Component[]): string {
  const texts = [...walkComponents(components)].map((it) =>
    it.type === 10 ? (it.content ?? '') : '',
  )
  return [content, ...texts].join('\n')
}
