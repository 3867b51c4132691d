import { ComponentType } from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/card.ts'
import { renderCard } from '../../src/discord/render-card.ts'

const card: Card = {
  tone: 'urgent',
  title: 'Get seen today',
  blocks: [
    { text: 'One.' },
    'divider',
    { steps: ['First', 'Then'] },
    { bullets: ['a'] },
    { heading: 'Why' },
  ],
  notes: ['Sources: x', 'Reviewed'],
  buttons: Array.from({ length: 6 }, (_, index) => ({
    label: `Button ${index}`,
    press: ['ask', 'topic', String(index)],
  })),
  select: {
    placeholder: 'Pick',
    press: ['remind', 'pick'],
    choices: [{ label: 'x'.repeat(120), value: 'v', description: 'd' }],
  },
}

describe('a card for Discord', () => {
  const [container] = renderCard(card)
  const components = container?.components ?? []
  const texts = components.flatMap((part) =>
    part.type === ComponentType.TextDisplay ? [part.content] : [],
  )

  test('says title, blocks and small print in order', () => {
    expect(texts).toEqual([
      '## Get seen today',
      'One.',
      '1. First\n2. Then',
      '- a',
      '### Why',
      '-# Sources: x\n-# Reviewed',
    ])
  })

  test('has its select before its buttons, five buttons a row', () => {
    const rows = components.flatMap((part) =>
      part.type === ComponentType.ActionRow ? [part.components] : [],
    )
    expect(rows.map((row) => row.length)).toEqual([1, 5, 1])
  })

  test('cuts labels to what Discord takes', () => {
    const select = components.flatMap((part) =>
      part.type === ComponentType.ActionRow ? part.components : [],
    )[0]
    expect(select?.type === ComponentType.StringSelect && select.options[0]?.label).toMatch(
      /^x{99}…$/,
    )
  })

  test('shows a link button without a custom id', () => {
    const [one] = renderCard({ ...card, buttons: [{ label: 'Read', url: 'https://example.org' }] })
    const row = one?.components.findLast((part) => part.type === ComponentType.ActionRow)
    expect(row?.components).toEqual([
      { type: ComponentType.Button, style: 5, label: 'Read', url: 'https://example.org' },
    ])
  })
})
