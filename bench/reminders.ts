/**
 * `npm run bench`: the targets of the reminders, measured, beside one node-cron task a reminder.
 * `npm run bench -- --due 1000` makes the burst shorter. It takes about five minutes in full.
 */
import { parseArgs } from 'node:util'
import { measureBatches } from './reminders/batches.ts'
import { measureBurst } from './reminders/burst.ts'
import { measureIdleTick } from './reminders/idle-tick.ts'
import { measureNodeCron } from './reminders/node-cron.ts'

const { values } = parseArgs({
  options: {
    due: { type: 'string', default: '5000' },
    stored: { type: 'string', default: '1000000' },
  },
})
const print = (text: string) => void process.stdout.write(`${text}\n`)
const row = (measure: string, target: string, measured: string) =>
  print(`| ${measure} | ${target} | ${measured} |`)
const ms = (value: number) => `${value.toFixed(2)} ms`

print('| measure | target | measured |\n|---|---|---|')

const stored = Number(values.stored)
const idle = await measureIdleTick(stored)
row(`tick, ${stored} stored, none due`, '≤ 1 ms p99', `p50 ${ms(idle.p50)}, p99 ${ms(idle.p99)}`)

const batches = await measureBatches()
row('claim, build and settle one, in batches', '≤ 150 µs mean', `${batches.toFixed(0)} µs`)

const burst = await measureBurst(Number(values.due))
const share = (burst.perSecond / burst.budget) * 100
row(
  `${values.due} due at once`,
  `≥ 97 % of ${burst.budget}/s`,
  `${burst.perSecond.toFixed(1)}/s (${share.toFixed(1)} %)`,
)
row('… of them posted once each', 'all', `${burst.once} of ${values.due}`)
row('… refusals (429) meanwhile', '0', String(burst.refused))
row('… due meanwhile elsewhere, longest wait', '≤ 2 s', `${burst.longestWait.toFixed(2)} s`)
row('… commands answered meanwhile', '≤ 300 ms p99', `p99 ${ms(burst.commandP99)}`)
row(
  '… lateness of what nothing else holds up',
  '0 to 60 s',
  `${burst.earliest.toFixed(2)} s at the earliest`,
)

print('\nBaseline: one node-cron task a reminder')
print('| measure | measured |\n|---|---|')
const baseline = await measureNodeCron()
print(
  `| creating ${baseline.tasks} tasks | ${ms(baseline.createMs)}, ${baseline.megabytes.toFixed(0)} MB |`,
)
print(`| all due in the same second | ${baseline.ran} ran, ${baseline.missed} missed |`)
print(`| longest stall of the event loop | ${ms(baseline.stallMs)} |`)
