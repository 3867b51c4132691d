/** /remind: what organisers do with the reminders of their server. Each subcommand has its file. */
import { UserError } from '../errors.ts'
import { reminderKinds } from '../reminders/reminder.ts'
import { add, addWithText, suggestWhen, suggestZone } from './remind/add.ts'
import { confirmRemoval, list, removePicked, suggestReminder, turnPage } from './remind/list.ts'
import { remove } from './remind/remove.ts'
import { test } from './remind/test.ts'
import type { Command } from './services.ts'

const reminder = { id: 'reminder', type: 'string', required: true, autocomplete: true } as const

export const remind: Command = {
  id: 'remind',
  shape: {
    permission: 'ManageGuild',
    contexts: ['guild'],
    installs: ['guild'],
    subcommands: [
      {
        id: 'add',
        options: [
          { id: 'what', type: 'string', required: true, choices: [...reminderKinds] },
          { id: 'when', type: 'string', required: true, autocomplete: true, maxLength: 100 },
          { id: 'channel', type: 'channel' },
          { id: 'zone', type: 'string', autocomplete: true, maxLength: 60 },
        ],
      },
      { id: 'list' },
      { id: 'remove', options: [reminder] },
      { id: 'test', options: [reminder] },
    ],
  },

  async run(call, services) {
    switch (call.subcommand) {
      case 'add':
        return add(call, services)
      case 'list':
        return list(call, services)
      case 'remove':
        return remove(call, services)
      case 'test':
        return test(call, services)
    }
    throw new UserError(services.library(call.locale).say('router.old-control'))
  },

  async suggest(call, services) {
    switch (call.focused?.option) {
      case 'when':
        return suggestWhen(call, services)
      case 'zone':
        return suggestZone(call, services)
      case 'reminder':
        return suggestReminder(call, services)
    }
    return []
  },

  actions: { text: addWithText, pick: confirmRemoval, remove: removePicked, page: turnPage },
}
