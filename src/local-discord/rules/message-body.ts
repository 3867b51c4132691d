/** The rules for the body of a message: what may be sent, and what not together. */
import { z } from 'zod'
import { type Component, messageFlags } from '../message.ts'
import { type Fault, refuse, refuseBody } from '../refusal.ts'
import { check, fault } from './check.ts'
import { embeds } from './embeds.ts'
import { inspectComponents } from './message-components.ts'
import { snowflake } from './parts.ts'

const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
    roles: z.array(snowflake).max(100).optional(),
    users: z.array(snowflake).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (value.parse?.includes(kind) && (value[kind]?.length ?? 0) > 0) {
        context.addIssue(
          fault(
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          ),
        )
      }
    }
  })

const attachmentRef = z.object({
  id: z.union([snowflake, z.string().regex(/^\d+$/), z.int().min(0)]),
  filename: z.string().max(1024).optional(),
  description: z.string().max(1024).nullish(),
})

const shared = {
  content: z.string().max(2000).nullish(),
  embeds: embeds.nullish(),
  components: z.array(z.unknown()).nullish(),
  attachments: z.array(attachmentRef).max(10).nullish(),
  flags: z.int().min(0).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  // discord.js sends these three with callbacks and edits too.
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().optional(),
  tts: z.boolean().optional(),
}

const bodies = {
  channel: z.strictObject({
    ...shared,
    message_reference: z
      .strictObject({
        type: z.literal(0).optional(),
        message_id: snowflake,
        channel_id: snowflake.optional(),
        guild_id: snowflake.optional(),
        fail_if_not_exists: z.boolean().optional(),
      })
      .nullish(),
    sticker_ids: z.array(snowflake).max(0).nullish(),
  }),
  webhook: z.strictObject({
    ...shared,
    username: z.string().nullish(),
    avatar_url: z.string().nullish(),
  }),
  callback: z.strictObject(shared),
  edit: z.strictObject(shared),
}

export type MessageKind = keyof typeof bodies

export interface MessageDraft
  extends Omit<z.infer<(typeof bodies)['channel']>, 'components' | 'sticker_ids'> {
  components?: Component[] | null | undefined
}

/** What an edit needs to know of the message as it is. */
export interface Present {
  flags: number
  content: string
  embeds: number
  components: number
  attachments: number
}

const nothing: Present = { flags: 0, content: '', embeds: 0, components: 0, attachments: 0 }

/** Checks a body and returns the draft, or throws Discord's refusal. `at` is `['data']` in callbacks. */
export function readMessageBody(
  kind: MessageKind,
  body: unknown,
  files: number,
  present: Present = nothing,
  at: PropertyKey[] = [],
): MessageDraft {
  const raw = check<z.infer<(typeof bodies)['channel']>>(bodies[kind], body, at)
  const isV2 = (((raw.flags ?? 0) | present.flags) & messageFlags.componentsV2) !== 0
  const faults: Fault[] = isV2 ? legacyFaults(raw, present) : []
  const draft: MessageDraft = { ...raw, components: null }
  if (raw.components) {
    const inspected = inspectComponents(raw.components, isV2)
    draft.components = inspected.value
    faults.push(...inspected.faults)
  } else if (raw.components === undefined) delete draft.components
  if (faults.length > 0)
    throw refuseBody(faults.map((it) => ({ ...it, path: [...at, ...it.path] })))
  if (isEmpty(draft, present, isV2, files)) throw refuse(50006)
  return draft
}

function legacyFaults(raw: { content?: unknown; embeds?: unknown }, present: Present): Fault[] {
  const used = {
    content: raw.content === undefined ? present.content !== '' : Boolean(raw.content),
    embeds:
      raw.embeds === undefined
        ? present.embeds > 0
        : Array.isArray(raw.embeds) && raw.embeds.length > 0,
  }
  return (['content', 'embeds'] as const)
    .filter((field) => used[field])
    .map((field) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }))
}

function isEmpty(draft: MessageDraft, present: Present, isV2: boolean, files: number): boolean {
  const left = (given: { length: number } | null | undefined, before: number) =>
    given === undefined ? before : (given?.length ?? 0)
  const components = left(draft.components, present.components)
  if (isV2) return components === 0
  const content = draft.content === undefined ? present.content : (draft.content ?? '')
  return (
    content.trim() === '' &&
    left(draft.embeds, present.embeds) === 0 &&
    left(draft.attachments, present.attachments) + files === 0 &&
    // Rows of buttons alone make no message.
    components === 0
  )
}
