/** What the chat page hears, and what it must not hear. */
import { beforeAll, describe, expect, it } from 'vitest'
import { startBot, startDiscord } from './bot.ts'
import { raw, watch } from './chat-page.ts'

const discord = await startDiscord()
const bot = await startBot(discord)
const { organiser, member } = discord.people
const { general, committee } = discord.channels

beforeAll(async () => {
  await bot.client.application.commands.set([
    {
      name: 'tip',
      description: 'A tip',
      options: [{ type: 3, name: 'topic', description: 'x', autocomplete: true }],
    },
    { name: 'settings', description: 'For organisers', defaultMemberPermissions: '32' },
  ])
})

describe('the events', () => {
  it('begin with everything the person may see', async () => {
    const events = await watch(discord, member.id)
    const snapshot = await events.next('snapshot')
    expect(snapshot).toMatchObject({ me: { id: member.id, name: 'Max' }, botOnline: true })
    const [guild] = snapshot.guilds as { channels: { id: string; canSee: boolean }[] }[]
    expect(guild?.channels.find((it) => it.id === committee.id)?.canSee).toBe(false)
    expect(snapshot.messages).not.toHaveProperty(committee.id)
    expect((snapshot.commands as { name: string }[]).map(({ name }) => name)).toEqual(['tip'])
    expect(snapshot.people).toContainEqual(
      expect.objectContaining({ name: 'Olivia', roles: ['Organiser'], organiser: true }),
    )
  })

  it('offer an organiser more commands', async () => {
    const { commands } = await (await watch(discord, organiser.id)).next('snapshot')
    expect((commands as { name: string }[]).map(({ name }) => name)).toEqual(['tip', 'settings'])
  })

  it('bring new messages, and ephemeral ones to their person alone', async () => {
    bot.onInteraction(async (it) => it.isCommand() && it.reply({ content: 'psst', flags: 64 }))
    const mine = await watch(discord, member.id)
    const theirs = await watch(discord, organiser.id)
    await member.command(general.id, 'tip')
    expect(await mine.next('message')).toMatchObject({ message: { content: 'psst' } })
    member.say(general.id, 'aloud')
    expect(await theirs.next('message')).toMatchObject({ message: { content: 'aloud' } })
    expect(JSON.stringify(theirs.seen())).not.toContain('psst')
    const later = await (await watch(discord, organiser.id)).next('snapshot')
    expect(JSON.stringify(later)).not.toContain('psst')
  })

  it('keep a hidden channel hidden', async () => {
    const mine = await watch(discord, member.id)
    organiser.say(committee.id, 'secret plans')
    organiser.say(general.id, 'public plans')
    expect(await mine.next('message')).toMatchObject({ message: { content: 'public plans' } })
  })

  it('tell that the bot was asked, and of the clock', async () => {
    bot.onInteraction(async (it) => it.isCommand() && it.reply('ok'))
    const mine = await watch(discord, member.id)
    await member.command(general.id, 'tip')
    const waiting = await mine.next('waiting')
    expect(waiting).toMatchObject({ channelId: general.id, name: 'tip' })
    expect(await mine.next('answered')).toEqual({ interactionId: waiting.interactionId })
    discord.moveClock({ minutes: 1 })
    expect(await mine.next('clock')).toEqual({ now: expect.any(Number) })
  })

  it('are for nobody unknown', async () => {
    expect((await raw(discord, 'GET', '/playground/events?as=1')).status).toBe(404)
    expect(
      (await raw(discord, 'GET', `/playground/events?as=${discord.applicationId}`)).status,
    ).toBe(404)
  })
})
