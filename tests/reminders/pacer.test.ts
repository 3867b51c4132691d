/** The spacing of messages. */
import { expect, test } from 'vitest'
import { createPacer } from '../../src/reminders/pacer.ts'

/** Sleeping moves the clock, `lag` milliseconds too far each time. */
function timing(lag: number) {
  let at = 1000
  const sleep = async (milliseconds: number) => {
    at += milliseconds + lag
  }
  return { now: () => at, sleep }
}

test('keeps the rate although timers wake late', async () => {
  const time = timing(1)
  const pace = createPacer(40, time)
  for (let turn = 0; turn < 400; turn += 1) await pace()
  const seconds = (time.now() - 1000) / 1000
  expect(400 / seconds).toBeGreaterThan(39)
  expect(400 / seconds).toBeLessThanOrEqual(40.5)
})

test('a long rest gives no burst', async () => {
  const time = timing(0)
  const pace = createPacer(40, time)
  await pace()
  await time.sleep(60_000)
  const before = time.now()
  for (let turn = 0; turn < 41; turn += 1) await pace()
  expect(time.now() - before).toBeGreaterThanOrEqual(975)
})

test('many who ask at once get their turns one after another', async () => {
  const waits: number[] = []
  const sleep = async (milliseconds: number) => void waits.push(milliseconds)
  const pace = createPacer(40, { now: () => 0, sleep })
  await Promise.all([pace(), pace(), pace(), pace()])
  expect(waits).toEqual([25, 50])
})
