/** /remind edit: changes what the options name; without options, a form for text, days and zone. */
import type { Call, Reply } from '../../discord/command.ts'
import { longestText, type Reminder, reminderKinds } from '../../reminders/reminder.ts'
import { postableChannel } from '../postable-channel.ts'
import { readZone } from '../read-zone.ts'
import type { Services } from '../services.ts'
import { readText } from './add.ts'
import { readWhen } from './read-when.ts'
import { readRules } from './rule-options.ts'
import { type Edit, save } from './save.ts'
import { showCard } from './show.ts'
import { requireTested } from './words.ts'

export async function edit(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const { reminder: id, ...rest } = call.options
  const reminder = await requireTested(call, services, id)
  if (Object.keys(rest).length === 0) return editForm(call, services, reminder)
  const now = services.clock()
  const kind = reminderKinds.find((known) => known === rest.what)
  const changed = await save(call, services, reminder.id, (before) => {
    const zone = rest.zone === undefined ? before.zone : readZone(String(rest.zone), library, now)
    const change: Edit = { zone, rules: readRules(call, before.rules, { library, zone, now }) }
    if (typeof rest.when === 'string') {
      change.schedule = readWhen(rest.when, zone, library, now).schedule
    }
    if (rest.channel !== undefined) change.channelId = postableChannel(call, library)
    // Own words need the form; another kind has none.
    if (kind !== undefined && kind !== 'custom') Object.assign(change, { kind, text: null })
    return change
  })
  const said = library.say('commands.remind.edit.done')
  return { say: showCard(await tested(call, services, changed), library, said), to: 'asker' }
}

function editForm(call: Call, services: Services, reminder: Reminder): Reply {
  const { say } = services.library(call.locale)
  const when = 'cron' in reminder.schedule ? '' : reminder.schedule.once.replace('T', ' ')
  return {
    ask: {
      title: say('commands.remind.edit.form'),
      submit: ['remind', 'edited', reminder.id],
      fields: [
        ...(reminder.kind === 'custom'
          ? [
              {
                id: 'text',
                label: say('commands.remind.form.text'),
                value: reminder.text ?? '',
                long: true,
                maxLength: longestText,
              },
            ]
          : []),
        {
          id: 'when',
          label: say('commands.remind.edit.form-when'),
          description: say('commands.remind.edit.form-when-note'),
          value: when,
          required: false,
          maxLength: 100,
        },
        {
          id: 'zone',
          label: say('commands.remind.form.zone'),
          value: reminder.zone,
          maxLength: 60,
        },
      ],
    },
  }
}

/** args: the reminder's id. */
export async function edited(call: Call, services: Services): Promise<Reply> {
  const library = services.library(call.locale)
  const now = services.clock()
  const typedWhen = (call.fields.when ?? '').trim()
  const changed = await save(call, services, call.args[0], (before) => {
    const zone = readZone(call.fields.zone ?? before.zone, library, now)
    const change: Edit = { zone }
    if (typedWhen !== '') change.schedule = readWhen(typedWhen, zone, library, now).schedule
    if (before.kind === 'custom') change.text = readText(call.fields.text, library)
    return change
  })
  const said = library.say('commands.remind.edit.done')
  return { say: showCard(changed, library, said), to: 'asker' }
}

/** Another channel may be what it needed to go on. */
async function tested(call: Call, services: Services, reminder: Reminder): Promise<Reminder> {
  return reminder.suspended === null ? reminder : requireTested(call, services, reminder.id)
}
