/** What the local Discord answers is held against Discord's published description. */

import { describe, expect, it } from 'vitest'
import type { ZodMiniType } from 'zod/mini'
import { request, startBot, startDiscord } from './bot.ts'

// Named by a variable, because the package gives the compiler no types for it.
const specificationName: string = 'discord-api-spec/zod'
const specification: Record<string, unknown> = await import(specificationName)

const discord = await startDiscord()
const bot = await startBot(discord)
const { general } = discord.channels
const { member } = discord.people
const commands = `/applications/${discord.applicationId}/commands`
const messages = `/channels/${general.id}/messages`

/** The description wants times to end in Z; Discord itself writes the offset. */
function withPlainTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('+00:00"', 'Z"'))
}

function faultsOf(schema: string, value: unknown): string[] {
  const found = specification[`${schema}Schema`] as ZodMiniType
  const { error } = found.safeParse(withPlainTimes(value))
  return (error?.issues ?? []).map((it) => `${it.path.join('.')}: ${it.message}`)
}

describe('an answer has the published shape', () => {
  it.each([
    ['GatewayBotResponse', '/gateway/bot'],
    ['UserPIIResponse', '/users/@me'],
    ['UserResponse', `/users/${member.id}`],
    ['PrivateApplicationResponse', '/applications/@me'],
    ['GuildChannelResponse', `/channels/${general.id}`],
    ['GuildResponse', `/guilds/${discord.guild.id}`],
    ['GuildMemberResponse', `/guilds/${discord.guild.id}/members/${member.id}`],
  ])('%s from %s', async (schema, path) => {
    expect(faultsOf(schema, (await request(discord, 'GET', path)).body)).toEqual([])
  })

  it('of direct messages', async () => {
    const { body } = await request(discord, 'POST', '/users/@me/channels', {
      recipient_id: member.id,
    })
    expect(faultsOf('PrivateChannelResponse', body)).toEqual([])
  })

  it('of commands', async () => {
    const options = [
      {
        type: 1,
        name: 'add',
        description: 'x',
        options: [{ type: 3, name: 'a', description: 'x', choices: [{ name: 'a', value: 'b' }] }],
      },
    ]
    const { body } = await request(discord, 'POST', commands, {
      name: 'tip',
      description: 'x',
      options,
    })
    expect(faultsOf('ApplicationCommandResponse', body)).toEqual([])
  })

  it.each<[string, object]>([
    ['plain', { content: `hello <@${member.id}>`, nonce: 'n' }],
    [
      'with an embed',
      {
        embeds: [
          { title: 'x', fields: [{ name: 'a', value: 'b' }], color: 5, footer: { text: 'f' } },
        ],
      },
    ],
    [
      'with rows',
      {
        content: 'x',
        components: [
          {
            type: 1,
            components: [
              { type: 2, style: 1, label: 'Go', custom_id: 'go' },
              { type: 2, style: 5, label: 'Read', url: 'https://x.org' },
            ],
          },
          {
            type: 1,
            components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }],
          },
          { type: 1, components: [{ type: 8, custom_id: 'c', channel_types: [0] }] },
        ],
      },
    ],
    [
      'with Components V2',
      {
        flags: 1 << 15,
        components: [
          {
            type: 17,
            components: [
              { type: 10, content: '# Neck' },
              {
                type: 9,
                components: [{ type: 10, content: 'x' }],
                accessory: { type: 11, media: { url: 'https://x.org/a.png' } },
              },
              { type: 12, items: [{ media: { url: 'https://x.org/a.png' }, description: 'alt' }] },
              { type: 14 },
            ],
          },
        ],
      },
    ],
  ])('of a message: %s', async (_, body) => {
    const answer = await request(discord, 'POST', messages, body)
    expect(answer.status).toBe(200)
    expect(faultsOf('MessageResponse', answer.body)).toEqual([])
  })

  it('of an answer to an interaction', async () => {
    await request(discord, 'POST', commands, { name: 'hello', description: 'x' })
    const answers = new Promise<Record<string, unknown>[]>((resolve) =>
      bot.onInteraction(async (it) => {
        const hook = `/webhooks/${discord.applicationId}/${it.token}`
        const url = `/interactions/${it.id}/${it.token}/callback?with_response=true`
        const first = await request(discord, 'POST', url, { type: 4, data: { content: 'x' } })
        const second = await request(discord, 'POST', hook, { content: 'y' })
        const third = await request(discord, 'PATCH', `${hook}/messages/@original`, {
          content: 'z',
        })
        resolve([first.body, second.body, third.body])
      }),
    )
    await member.command(general.id, 'hello')
    const [callback, followUp, edited] = await answers
    expect(faultsOf('InteractionCallbackResponse', callback)).toEqual([])
    expect(faultsOf('MessageResponse', followUp)).toEqual([])
    expect(faultsOf('MessageResponse', edited)).toEqual([])
  })
})
