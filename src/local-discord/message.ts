/** The shape of a message as the local Discord stores, sends and serves it. */

export interface Component {
  type: number
  id?: number | undefined
  custom_id?: string | undefined
  label?: string | undefined
  description?: string | null | undefined
  content?: string | undefined
  style?: number | undefined
  url?: string | undefined
  disabled?: boolean | undefined
  required?: boolean | undefined
  placeholder?: string | undefined
  value?: string | undefined
  min_length?: number | undefined
  max_length?: number | undefined
  min_values?: number | undefined
  max_values?: number | undefined
  channel_types?: number[] | undefined
  options?: SelectOption[] | undefined
  components?: Component[] | undefined
  component?: Component | undefined
  accessory?: Component | undefined
  media?: Media | undefined
  file?: Media | undefined
  items?: GalleryItem[] | undefined
  name?: string | null | undefined
  size?: number | null | undefined
  spoiler?: boolean | undefined
  divider?: boolean | undefined
  spacing?: number | undefined
  accent_color?: number | null | undefined
}

interface GalleryItem {
  media: Media
  description?: string | null | undefined
  spoiler?: boolean | undefined
}

interface SelectOption {
  label: string
  value: string
  description?: string | undefined
  default?: boolean | undefined
}

export interface Media {
  id?: string | undefined
  url: string
  proxy_url?: string | undefined
  width?: number | null | undefined
  height?: number | null | undefined
  content_type?: string | undefined
  attachment_id?: string | undefined
}

export interface Attachment {
  id: string
  filename: string
  size: number
  url: string
  proxy_url: string
  content_type?: string
  description?: string
  width?: number
  height?: number
}

export interface UserJson {
  id: string
  username: string
  discriminator: string
  global_name: string | null
  avatar: string | null
  public_flags: number
  flags: number
  bot?: boolean
  [extra: string]: unknown
}

export interface Message {
  id: string
  channel_id: string
  type: number
  author: UserJson
  content: string
  timestamp: string
  edited_timestamp: string | null
  tts: boolean
  mention_everyone: boolean
  mentions: UserJson[]
  mention_roles: string[]
  attachments: Attachment[]
  embeds: Record<string, unknown>[]
  components: Component[]
  pinned: boolean
  flags: number
  nonce?: string | number
  application_id?: string
  webhook_id?: string
  message_reference?: { type: number; channel_id: string; message_id: string; guild_id?: string }
  referenced_message?: Message | null
  interaction_metadata?: { id: string; type: number; user: UserJson; [extra: string]: unknown }
  reactions?: Reaction[]
}

export interface Reaction {
  count: number
  count_details: { burst: number; normal: number }
  burst_colors: string[]
  me: boolean
  me_burst: boolean
  emoji: { id: string | null; name: string }
}

export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const

/** Every component of a tree, in reading order, containers before their contents. */
export function* walkComponents(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component
    if (component.components) yield* walkComponents(component.components)
    if (component.component) yield* walkComponents([component.component])
    if (component.accessory) yield* walkComponents([component.accessory])
  }
}
