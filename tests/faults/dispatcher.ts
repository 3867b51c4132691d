/**
 * A process that dispatches reminders as the bot does, and nothing else: the store, the protocol and
 * the REST delivery are the real ones. It starts fast, to be killed often.
 */
import { createDelivery, createDeliveryRest, createProbe } from '../../src/discord/delivery.ts'
import { createPacer } from '../../src/reminders/pacer.ts'
import { sendDue } from '../../src/reminders/send-due.ts'
import { openStorage } from '../../src/storage/open.ts'

const [file = '', apiUrl = '', token = '', perSecond = '200'] = process.argv.slice(2)
const clock = () => Temporal.Now.instant()
const log = { info() {}, warn() {}, error: (fields: object) => process.send?.({ error: fields }) }
const storage = openStorage({ file })
const rest = createDeliveryRest({ apiUrl, token, timeoutMs: 10_000 })
// Faster than Discord allows, so that the test is over sooner.
rest.options.globalRequestsPerSecond = 100_000
await storage.reminders.releaseLeases(clock())
process.send?.('dispatching')
await sendDue({
  store: storage.reminders,
  deliver: createDelivery(rest),
  probe: createProbe(rest, async () => {}),
  unpost: async () => {},
  draw: (_, deck) => {
    const drawn = String(Number(deck?.last ?? 0) + 1)
    return { drawn, deck: { seed: 0, rank: 0, last: drawn } }
  },
  quietHoursOf: async () => null,
  cardFor: ({ id, drawn }, { marker }) => ({
    tone: 'plain',
    title: `${id} ${drawn}`,
    blocks: [],
    buttons: [{ label: 'About', press: ['help', 'reminder', marker] }],
  }),
  clock,
  log,
  installId: storage.installId,
  pace: createPacer(Number(perSecond)),
})
await storage.close()
process.send?.('done')
process.disconnect?.()
