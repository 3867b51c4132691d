/** Types of what the server sends (see `playground/`) and of the page's state. No code. */

/**
 * @typedef {{ id: string, name: string, bot: boolean, roles: string[], organiser: boolean,
 *   colour?: string | number }} Person
 * @typedef {{ id: string, name: string, type: number, topic?: string, canSee: boolean }} Channel
 * @typedef {{ id: string, name: string, channels: Channel[],
 *   roles?: { id: string, name: string }[] }} Guild
 * @typedef {{ channelId: string, personId: string }} DirectMessage
 * @typedef {{ name: string, value: string | number }} Choice
 * @typedef {{ name: string, description: string, type: number, required?: boolean,
 *   options?: CommandOption[], choices?: Choice[], autocomplete?: boolean, channel_types?: number[],
 *   min_value?: number, max_value?: number, min_length?: number, max_length?: number }} CommandOption
 * @typedef {{ id: string, name: string, description: string, type?: number,
 *   options?: CommandOption[], contexts?: number[] | null }} Command
 */

/**
 * Discord's JSON is wide and optional; only what the page reads stands here.
 * @typedef {{ name?: string, id?: string | null }} Emoji
 * @typedef {{ url: string, width?: number | null, height?: number | null }} Media
 * @typedef {{ label: string, value: string, description?: string, default?: boolean,
 *   emoji?: Emoji }} SelectOption
 * @typedef {{ type: number, id?: number, custom_id?: string, label?: string, style?: number,
 *   url?: string, disabled?: boolean, emoji?: Emoji, content?: string, components?: Component[],
 *   component?: Component, accessory?: Component, accent_color?: number | null, spoiler?: boolean,
 *   divider?: boolean, spacing?: number, media?: Media, description?: string | null, file?: Media,
 *   name?: string, size?: number, items?: { media: Media, description?: string | null,
 *   spoiler?: boolean }[], options?: SelectOption[], placeholder?: string, min_values?: number,
 *   max_values?: number, value?: string, min_length?: number, max_length?: number,
 *   required?: boolean, channel_types?: number[], default?: boolean }} Component
 * @typedef {{ title?: string, description?: string, url?: string, color?: number,
 *   fields?: { name: string, value: string, inline?: boolean }[], image?: Media, thumbnail?: Media,
 *   author?: { name: string }, footer?: { text: string } }} Embed
 * @typedef {{ id: string, filename: string, url: string, size: number, content_type?: string,
 *   description?: string, width?: number, height?: number }} Attachment
 * @typedef {{ id: string, username: string, global_name?: string | null, bot?: boolean }} User
 * @typedef {{ id: string, channel_id: string, content: string, author: User, timestamp: string,
 *   edited_timestamp?: string | null, flags?: number, components?: Component[], embeds?: Embed[],
 *   attachments?: Attachment[], interaction?: { name: string },
 *   interaction_metadata?: { id: string, type: number, user: User, name?: string,
 *   command_type?: number } }} Message
 * @typedef {{ id: string, title: string, components: Component[] }} Form
 */

/**
 * @typedef {{ me: { id: string, name: string }, people: Person[], guilds: Guild[],
 *   directMessages: DirectMessage[], commands: Command[], messages: Record<string, Message[]>,
 *   clock: { now: number }, botOnline: boolean }} Snapshot
 * @typedef {{ id: number, channelId: string | null, text: string }} Notice
 * @typedef {{ interactionId: string, channelId: string, name: string }} Waiting
 * @typedef {Omit<Snapshot, 'clock'> & {
 *   status: 'connecting' | 'open' | 'lost',
 *   clock: { now: number, at: number },
 *   channelId: string | null,
 *   wanted: string | null,
 *   form: Form | null,
 *   waiting: Waiting[],
 *   notices: Notice[],
 *   unread: Record<string, number>,
 * }} State
 * @typedef {{ ok: true, [key: string]: unknown } | { ok: false, error: string }} Answer
 */

export {}
