/** The role whose members count as organisers. Who has it can't pass it on: that needs Manage Server. */
import { UserError } from '../../errors.ts'
import type { Setting } from './setting.ts'

export const organisers: Setting = {
  id: 'organisers',
  options: [{ id: 'role', type: 'role' }],
  managersOnly: true,

  read(call, services) {
    const { role } = call.options
    if (typeof role !== 'object' || !('roleId' in role)) return null
    // The role @everyone has the server's own id.
    if (role.roleId === call.guildId) {
      const { say } = services.library(call.locale)
      throw new UserError(say('commands.settings.organisers.everyone'))
    }
    return { organiserRoleId: role.roleId }
  },

  cleared: { organiserRoleId: null },

  describe({ organiserRoleId }, { say }) {
    if (organiserRoleId === null) return say('commands.settings.organisers.unset')
    return say('commands.settings.organisers.value', { role: `<@&${organiserRoleId}>` })
  },

  note: ({ say }) => say('commands.settings.organisers.note'),
}
