/** What Discord refuses in a message, and with which code. */
import { describe, expect, it } from 'vitest'
import { request, startDiscord } from './bot.ts'

const discord = await startDiscord()
const { general } = discord.channels
const v2 = 1 << 15
const send = (body: unknown) => request(discord, 'POST', `/channels/${general.id}/messages`, body)

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more })
const link = { type: 2, style: 5, label: 'Read', url: 'https://example.org' }
const row = (...components: object[]) => ({ type: 1, components })
const text = (content = 'x') => ({ type: 10, content })
const options = (count: number, label = 'x') =>
  Array.from({ length: count }, (_, n) => ({ label, value: `${n}` }))
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(2), ...more })
const inV2 = (...components: object[]) => ({ flags: v2, components })
const many = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n))

describe('a message is accepted', () => {
  it.each<[string, object]>([
    ['with 2,000 characters', { content: 'x'.repeat(2000) }],
    ['with rows of buttons alone', { components: [row(button())] }],
    [
      'with 25 buttons',
      {
        content: 'x',
        components: many(5, (r) => row(...many(5, (n) => button({ custom_id: `${r} ${n}` })))),
      },
    ],
    ['with 40 components', inV2(...many(40, () => text()))],
    ['with 4,000 characters of V2 text', inV2(text('x'.repeat(4000)))],
    [
      'with a section, a gallery and a separator in a container',
      inV2({
        type: 17,
        accent_color: 0x2b6cb0,
        components: [
          { type: 9, components: [text()], accessory: link },
          {
            type: 12,
            items: [{ media: { url: 'https://example.org/a.png' }, description: 'A run' }],
          },
          { type: 14, spacing: 2 },
          row(select({ placeholder: 'Pick' })),
        ],
      }),
    ],
    ['with an embed', { embeds: [{ title: 'Neck', fields: [{ name: 'a', value: 'b' }] }] }],
  ])('%s', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 200 })
  })
})

describe('a message is refused', () => {
  it.each<[string, object, string, string]>([
    ['with 2,001 characters', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_BAD_LENGTH'],
    ['with an unknown key', { content: 'x', colour: 1 }, 'colour', 'UNKNOWN_FIELD'],
    [
      'with a nonce of 26 characters',
      { content: 'x', nonce: 'n'.repeat(26) },
      'nonce',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with content beside V2 components',
      { content: 'x', ...inV2(text()) },
      'content',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'with embeds beside V2 components',
      { embeds: [{ title: 'x' }], ...inV2(text()) },
      'embeds',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'with V2 components but without the flag',
      { components: [text()] },
      'components.0.type',
      'UNION_TYPE_CHOICES',
    ],
    [
      'with 41 nested components',
      inV2({ type: 17, components: many(40, () => text()) }),
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'with 4,001 characters of V2 text',
      inV2(text('x'.repeat(4000)), text()),
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    ['with an empty text display', inV2(text('')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
    [
      'with alt text of 1,025 characters',
      inV2({
        type: 12,
        items: [{ media: { url: 'https://x.org/a.png' }, description: 'x'.repeat(1025) }],
      }),
      'components.0.items.0.description',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a picture that was not uploaded',
      inV2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
      'components',
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'with a container in a container',
      inV2({ type: 17, components: [{ type: 17, components: [text()] }] }),
      'components.0.components.0.type',
      'UNION_TYPE_CHOICES',
    ],
    [
      'with a section without accessory',
      inV2({ type: 9, components: [text()] }),
      'components.0.accessory',
      'BASE_TYPE_REQUIRED',
    ],
    [
      'with 11 embeds',
      { embeds: many(11, () => ({ title: 'x' })) },
      'embeds',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with 6,001 characters in embeds',
      { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1905) }] },
      'embeds',
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'with contradicting allowed mentions',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1500000000000000001'] } },
      'allowed_mentions',
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      'with an attachment that was not uploaded',
      { content: 'x', attachments: [{ id: 0 }] },
      'attachments.0.id',
      'ATTACHMENT_NOT_FOUND',
    ],
  ])('%s', async (_, body, field, code) => {
    const answer = await send(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
    const nested = field
      .split('.')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], answer.body.errors)
    expect(nested).toMatchObject({ _errors: [{ code }] })
  })

  it.each<[string, object]>([
    ['without anything', {}],
    ['with blanks alone', { content: '  \n' }],
    ['with the V2 flag alone', { flags: v2 }],
  ])('%s, as empty', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 50006 } })
  })

  it('with broken JSON', async () => {
    const response = await fetch(`${discord.apiUrl}/v10/channels/${general.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 50109 })
  })
})

describe('a mention', () => {
  const mention = `<@${discord.people.member.id}> @everyone`

  it('reaches whom it names, but everyone only with the permission', async () => {
    const { body } = await send({ content: mention })
    expect(body).toMatchObject({
      mentions: [{ id: discord.people.member.id }],
      mention_everyone: false,
    })
  })

  it('reaches nobody when allowed mentions are empty', async () => {
    const { body } = await send({ content: mention, allowed_mentions: { parse: [] } })
    expect(body).toMatchObject({ mentions: [], mention_everyone: false })
  })
})
