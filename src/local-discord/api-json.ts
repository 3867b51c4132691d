/** How users, servers and channels look on the wire. */
import type { UserJson } from './message.ts'
import type { Channel, Guild, Role, User, World } from './world.ts'
import { applicationId, botUser } from './world.ts'

export function userJson(user: User): UserJson {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.name,
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(user.bot ? { bot: true } : {}),
  }
}

/** The bot sees a little more of itself than of others. */
export function ownUserJson(world: World) {
  return {
    ...userJson(botUser(world)),
    mfa_enabled: true,
    verified: true,
    locale: 'en-US',
    email: null,
  }
}

export function memberJson(world: World, guild: Guild, userId: string) {
  const member = guild.members.get(userId)
  const user = world.users.get(userId)
  if (!member || !user) return undefined
  return {
    user: userJson(user),
    roles: member.roleIds,
    joined_at: member.joinedAt,
    nick: null,
    avatar: null,
    banner: null,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  }
}

function roleJson(role: Role) {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: String(role.permissions),
    position: role.position,
    color: role.colour,
    colors: { primary_color: role.colour, secondary_color: null, tertiary_color: null },
    hoist: role.colour !== 0,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  }
}

export function channelJson(world: World, channel: Channel) {
  const last = [...channel.messages.keys()].at(-1) ?? null
  if (channel.recipientId !== undefined) {
    const recipient = world.users.get(channel.recipientId)
    return {
      id: channel.id,
      type: channel.type,
      last_message_id: last,
      flags: 0,
      recipients: recipient ? [userJson(recipient)] : [],
    }
  }
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId ?? '',
    name: channel.name,
    topic: channel.topic ?? null,
    position: channel.position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: last,
    permission_overwrites: channel.overwrites.map((it) => ({
      id: it.id,
      type: it.type,
      allow: String(it.allow),
      deny: String(it.deny),
    })),
  }
}

export function channelsOf(world: World, guild: Guild): Channel[] {
  return [...world.channels.values()].filter((channel) => channel.guildId === guild.id)
}

export function guildJson(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    roles: guild.roles.map(roleJson),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 2,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
    inventory_settings: null,
    latest_onboarding_question_id: null,
    hub_type: null,
  }
}

export function applicationJson(world: World) {
  return {
    id: applicationId,
    name: botUser(world).name,
    icon: null,
    description: 'The application of the local Discord',
    type: null,
    summary: '',
    bot: userJson(botUser(world)),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_user_authorization_count: 0,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userJson(botUser(world)),
    team: null,
    install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' },
    integration_types_config: { 0: {} },
  }
}
