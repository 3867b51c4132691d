/** A process that claims a reminder and then does nothing, to be killed by a test. */
import { openStorage } from '../../src/storage/open.ts'
import { draft, start } from './drafts.ts'

const [file = ''] = process.argv.slice(2)
const { reminders } = openStorage({ file })
await reminders.add(draft(), { limit: 25 })
const claims = await reminders.claimDue({ now: start, leaseSeconds: 30, most: 10 })
process.send?.(claims.length)
setInterval(() => {}, 1000)
