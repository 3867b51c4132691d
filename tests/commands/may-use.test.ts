import { describe, expect, test } from 'vitest'
import { help } from '../../src/commands/help.ts'
import { remind } from '../../src/commands/remind.ts'
import { settings } from '../../src/commands/settings.ts'
import { tip } from '../../src/commands/tip.ts'
import { call, guildId, services } from './fakes.ts'

const roleId = '600000000000000001'
const plain = { permissions: new Set<never>() }

async function withRole() {
  const own = services()
  await own.clubs.change(guildId, { organiserRoleId: roleId })
  return own
}

describe('who may use a command', () => {
  test('everybody, when it asks for nothing', async () => {
    expect(await services().mayUse(tip, call({ ...plain, guildId: null }))).toBe(true)
  })

  test('those with Manage Server, when it is for organisers', async () => {
    const { mayUse } = services()
    expect(await mayUse(remind, call())).toBe(true)
    expect(await mayUse(remind, call(plain))).toBe(false)
  })

  test("those with the server's organisers' role too", async () => {
    const { mayUse } = await withRole()
    const member = call({ ...plain, roles: new Set(['1', roleId]) })
    expect(await mayUse(remind, member)).toBe(true)
    expect(await mayUse(settings, member)).toBe(true)
  })

  test('not those with another role, and not that role elsewhere', async () => {
    const { mayUse } = await withRole()
    expect(await mayUse(remind, call({ ...plain, roles: new Set(['1']) }))).toBe(false)
    const elsewhere = call({ ...plain, roles: new Set([roleId]), guildId: '900000000000000001' })
    expect(await mayUse(remind, elsewhere)).toBe(false)
    expect(await mayUse(remind, call({ ...plain, roles: new Set([roleId]), guildId: null }))).toBe(
      false,
    )
  })

  test('/help lists the organisers commands for the role', async () => {
    const own = await withRole()
    const listed = async (roles: string[]) =>
      JSON.stringify(await help.run(call({ ...plain, roles: new Set(roles) }), own))
    expect(await listed([roleId])).toContain('/settings')
    expect(await listed([])).not.toContain('/settings')
  })
})
