/** The one list of commands: it feeds the router, the registration with Discord, /help and the tests. */
import { about } from './about.ts'
import { ask } from './ask.ts'
import { backCareAnswer } from './back-care-answer.ts'
import { help } from './help.ts'
import { remind } from './remind.ts'
import type { Command } from './services.ts'
import { settings } from './settings.ts'
import { tip } from './tip.ts'

export const commands: readonly Command[] = [
  ask,
  backCareAnswer,
  tip,
  remind,
  settings,
  help,
  about,
]
