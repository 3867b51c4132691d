/** /remind: what organisers do with the reminders of their server. Each subcommand has its file. */
import type { Call, OptionShape, Reply } from '../discord/command.ts'
import { UserError } from '../errors.ts'
import { reminderKinds } from '../reminders/reminder.ts'
import { add, addWithText } from './remind/add.ts'
import { edit, edited } from './remind/edit.ts'
import { exportAll } from './remind/export.ts'
import { importAll, importForm } from './remind/import.ts'
import { list, turnPage } from './remind/list.ts'
import { pause, pausePicked, resume, resumePicked, skip, skipPicked } from './remind/pause.ts'
import { previewNext, previewPicked } from './remind/preview.ts'
import { remove, removePicked, undoRemoval } from './remind/remove.ts'
import { lateChoices } from './remind/rule-options.ts'
import { show, showPicked } from './remind/show.ts'
import { suggestReminder, suggestWhen, suggestZone } from './remind/suggest.ts'
import { test } from './remind/test.ts'
import type { Command, Services } from './services.ts'

const reminder = { id: 'reminder', type: 'string', required: true, autocomplete: true } as const
const what: OptionShape = { id: 'what', type: 'string', choices: [...reminderKinds] }
const when = { id: 'when', type: 'string', autocomplete: true, maxLength: 100 } as const
const where: readonly OptionShape[] = [
  { id: 'channel', type: 'channel' },
  { id: 'zone', type: 'string', autocomplete: true, maxLength: 60 },
]
const rules: readonly OptionShape[] = [
  { id: 'mention', type: 'role' },
  { id: 'late', type: 'string', choices: Object.keys(lateChoices) },
  { id: 'spread', type: 'integer', min: 0, max: 30 },
  { id: 'quiet', type: 'string', maxLength: 20 },
  { id: 'start', type: 'string', maxLength: 40 },
  { id: 'end', type: 'string', maxLength: 40 },
  { id: 'replace-last', type: 'boolean' },
]

const subcommands: Record<string, (call: Call, services: Services) => Promise<Reply>> = {
  add,
  list,
  show,
  edit,
  pause,
  resume,
  skip,
  remove,
  test,
  preview: previewNext,
  export: exportAll,
  import: importForm,
}

export const remind: Command = {
  id: 'remind',
  shape: {
    permission: 'ManageGuild',
    contexts: ['guild'],
    installs: ['guild'],
    subcommands: [
      {
        id: 'add',
        options: [{ ...what, required: true }, { ...when, required: true }, ...where, ...rules],
      },
      { id: 'list' },
      { id: 'show', options: [reminder] },
      {
        id: 'edit',
        options: [
          reminder,
          { ...what, choices: reminderKinds.filter((kind) => kind !== 'custom') },
          when,
          ...where,
          ...rules,
          { id: 'skip-dates', type: 'string', maxLength: 200 },
          { id: 'mention-nobody', type: 'boolean' },
        ],
      },
      { id: 'pause', options: [reminder, { id: 'until', type: 'string', maxLength: 40 }] },
      { id: 'resume', options: [reminder] },
      { id: 'skip', options: [reminder] },
      { id: 'remove', options: [reminder] },
      { id: 'test', options: [reminder] },
      { id: 'preview', options: [reminder] },
      { id: 'export', options: [{ id: 'format', type: 'string', choices: ['file', 'calendar'] }] },
      { id: 'import' },
    ],
  },

  async run(call, services) {
    const run = subcommands[call.subcommand ?? '']
    if (run !== undefined) return run(call, services)
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

  actions: {
    text: addWithText,
    edited,
    show: showPicked,
    preview: previewPicked,
    pause: pausePicked,
    resume: resumePicked,
    skip: skipPicked,
    remove: removePicked,
    undo: undoRemoval,
    import: importAll,
    page: turnPage,
  },
}
