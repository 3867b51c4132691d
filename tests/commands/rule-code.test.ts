/** Rules on their way through the custom id of a form. */
import { expect, test } from 'vitest'
import { decodeRules, encodeRules } from '../../src/commands/remind/rule-code.ts'
import { writeCustomId } from '../../src/discord/custom-id.ts'
import type { Rules } from '../../src/reminders/reminder.ts'

const all: Rules = {
  late: { minutes: 120 },
  spreadMinutes: 30,
  quietHours: { from: '22:15', to: '07:00' },
  startDate: '2026-12-01',
  endDate: '2027-03-31',
  roleId: '13000000000000000012',
  deletePrevious: true,
}

test.each<[string, Rules]>([
  ['none', {}],
  ['all', all],
  ['skip', { late: 'skip' }],
  ['always', { late: 'always' }],
])('%s come back as they went', (_, rules) => {
  expect(decodeRules(encodeRules(rules))).toEqual(rules)
})

test('the longest fit into a custom id', () => {
  const press = ['remind', 'text', '14000000000000000034', encodeRules(all)] as const
  expect(() => writeCustomId([...press])).not.toThrow()
})

test.each(['p99', 'q99999999', 's20261399', 'r12', 'l9', '<script>', 'x'.repeat(90)])(
  'what was tampered with (%s) is left out',
  (code) => {
    expect(decodeRules(code)).toEqual({})
  },
)
