/** The one list of commands: it feeds the router, the registration with Discord, /help and the tests. */
import { ask } from './ask.ts'
import { help } from './help.ts'
import { remind } from './remind.ts'
import type { Command } from './services.ts'
import { tip } from './tip.ts'

export const commands: readonly Command[] = [ask, tip, remind, help]
