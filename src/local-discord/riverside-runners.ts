/** The world at start: one running club, its channels and people; ids are fixed so that a restart finds them again. */
import { bitsOf } from './permissions.ts'
import { botId, type Channel, type Guild, type User, type World } from './world.ts'

export const guildId = '1200000000000000001'
const organiserRoleId = '1300000000000000001'
const memberPermissions = bitsOf([
  'CreateInstantInvite',
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'SendMessagesInThreads',
])
const joinedAt = '2026-01-05T18:00:00.000000+00:00'

export const channelIds = {
  general: '1400000000000000001',
  'back-care': '1400000000000000002',
  reminders: '1400000000000000003',
  committee: '1400000000000000004',
} as const

export const personIds = {
  organiser: '1500000000000000001',
  member: '1500000000000000002',
  visitor: '1500000000000000003',
} as const

/** A further server, for tests that need several. Everybody is a member of each. */
export interface GuildPlan {
  id: string
  name: string
  channels: { id: string; name: string; topic?: string }[]
}

function person(id: string, name: string, locale: string, colour: string): User {
  const username = name.toLowerCase()
  return { id, name, username, bot: false, locale, colour, acceptsDirectMessages: true }
}

function buildGuild(plan: GuildPlan, roleId: string): Guild {
  const plain = { roleIds: [], joinedAt }
  return {
    id: plan.id,
    name: plan.name,
    // The owner is nobody who plays here: an owner's permissions would hide faults in the checks.
    ownerId: '1500000000000000009',
    locale: 'en-GB',
    roles: [
      { id: plan.id, name: '@everyone', permissions: memberPermissions, colour: 0, position: 0 },
      {
        id: roleId,
        name: 'Organiser',
        permissions: bitsOf(['ManageGuild', 'ManageMessages', 'MentionEveryone']),
        colour: 0x2f855a,
        position: 1,
      },
    ],
    openedTo: new Map(),
    members: new Map([
      [botId, plain],
      [personIds.organiser, { roleIds: [roleId], joinedAt }],
      [personIds.member, plain],
      [personIds.visitor, plain],
    ]),
  }
}

function textChannel(
  plan: GuildPlan['channels'][number],
  guild: string,
  position: number,
): Channel {
  return { ...plan, type: 0, guildId: guild, position, overwrites: [], messages: new Map() }
}

/** Builds the world afresh; `moreGuilds` come beside Riverside Runners. */
export function createWorld(moreGuilds: readonly GuildPlan[] = []): World {
  const world: World = {
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    files: new Map(),
  }
  const users = [
    { ...person(botId, 'Backstride', 'en-GB', '#2b6cb0'), bot: true },
    person(personIds.organiser, 'Olivia', 'en-GB', '#2f855a'),
    person(personIds.member, 'Max', 'en-US', '#b7791f'),
    person(personIds.visitor, 'Priya', 'de', '#97266d'),
  ]
  for (const user of users) world.users.set(user.id, user)

  const riverside: GuildPlan = {
    id: guildId,
    name: 'Riverside Runners',
    channels: [
      { id: channelIds.general, name: 'general', topic: 'Runs, routes and everything else' },
      { id: channelIds['back-care'], name: 'back-care', topic: 'Questions about your back' },
      { id: channelIds.reminders, name: 'reminders', topic: 'What the club wants to remember' },
      {
        id: channelIds.committee,
        name: 'committee',
        topic: 'Organisers only; the bot may not write',
      },
    ],
  }
  for (const plan of [riverside, ...moreGuilds]) {
    const first = plan === riverside
    const roleId = first ? organiserRoleId : String(BigInt(plan.id) + 500_000_000_000_000_000n)
    world.guilds.set(plan.id, buildGuild(plan, roleId))
    for (const [position, channel] of plan.channels.entries()) {
      world.channels.set(channel.id, textChannel(channel, plan.id, position))
    }
  }
  const committee = world.channels.get(channelIds.committee)
  const view = bitsOf(['ViewChannel'])
  committee?.overwrites.push(
    { id: guildId, type: 0, allow: 0n, deny: view },
    { id: organiserRoleId, type: 0, allow: view, deny: 0n },
    { id: botId, type: 1, allow: view, deny: bitsOf(['SendMessages']) },
  )
  return world
}
