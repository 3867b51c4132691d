/** What Discord refuses in a row of buttons or a select. */
import { describe, expect, it } from 'vitest'
import { request, startDiscord } from './bot.ts'

const discord = await startDiscord()
const { general } = discord.channels
const send = (body: unknown) => request(discord, 'POST', `/channels/${general.id}/messages`, body)

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more })
const link = { type: 2, style: 5, label: 'Read', url: 'https://example.org' }
const row = (...components: object[]) => ({ type: 1, components })
const options = (count: number, label = 'x') =>
  Array.from({ length: count }, (_, n) => ({ label, value: `${n}` }))
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(2), ...more })
const inRow = (...components: object[]) => ({ content: 'x', components: [row(...components)] })
const many = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n))

describe('a row is refused', () => {
  it.each<[string, object, string, string]>([
    [
      'with a button without custom id',
      inRow({ type: 2, style: 1, label: 'Go' }),
      'components.0.components.0.custom_id',
      'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    ],
    [
      'with a link button with custom id',
      inRow({ ...link, custom_id: 'x' }),
      'components.0.components.0.custom_id',
      'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
    ],
    [
      'with a link button without url',
      inRow({ type: 2, style: 5, label: 'x' }),
      'components.0.components.0.url',
      'BUTTON_COMPONENT_URL_REQUIRED',
    ],
    [
      'with a button without words',
      inRow({ type: 2, style: 1, custom_id: 'x' }),
      'components.0.components.0.label',
      'BUTTON_COMPONENT_LABEL_REQUIRED',
    ],
    [
      'with a label of 81 characters',
      inRow(button({ label: 'x'.repeat(81) })),
      'components.0.components.0.label',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with an emoji that is none',
      inRow(button({ emoji: { name: 'run' } })),
      'components.0.components.0.emoji.name',
      'COMPONENT_INVALID_EMOJI',
    ],
    [
      'with a custom id of 101 characters',
      inRow(button({ custom_id: 'x'.repeat(101) })),
      'components.0.components.0.custom_id',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a custom id twice',
      inRow(button(), button()),
      'components',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'with 6 rows',
      { content: 'x', components: many(6, (n) => row(button({ custom_id: `${n}` }))) },
      'components',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with 6 buttons in a row',
      inRow(...many(6, (n) => button({ custom_id: `${n}` }))),
      'components.0.components',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a select beside a button',
      inRow(select(), button()),
      'components.0.components',
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'with 26 choices',
      inRow(select({ options: options(26) })),
      'components.0.components.0.options',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with no choices',
      inRow(select({ options: [] })),
      'components.0.components.0.options',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a choice twice',
      inRow(select({ options: [...options(1), ...options(1)] })),
      'components.0.components.0.options.1.value',
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'with a choice of 101 characters',
      inRow(select({ options: options(1, 'x'.repeat(101)) })),
      'components.0.components.0.options.0.label',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a placeholder of 151 characters',
      inRow(select({ placeholder: 'x'.repeat(151) })),
      'components.0.components.0.placeholder',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'with a text input',
      inRow({ type: 4, custom_id: 'x', style: 1, label: 'x' }),
      'components.0.components.0.type',
      'UNION_TYPE_CHOICES',
    ],
  ])('%s', async (_, body, field, code) => {
    const answer = await send(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
    const nested = field
      .split('.')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], answer.body.errors)
    expect(nested).toMatchObject({ _errors: [{ code }] })
  })
})
