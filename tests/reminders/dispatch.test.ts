/** When passes run. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Dispatch, startDispatch } from '../../src/reminders/dispatch.ts'

let dispatch: Dispatch | undefined
const errors: string[] = []
const log = {
  info: () => {},
  warn: () => {},
  error: (_: object, text: string) => errors.push(text),
}

beforeEach(() => {
  errors.length = 0
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:30Z') })
})
afterEach(async () => {
  await dispatch?.stop()
  dispatch = undefined
  vi.useRealTimers()
})

/** A pass that lasts until it is released. */
function heldPass() {
  const releases: (() => void)[] = []
  let running = 0
  let most = 0
  const pass = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => releases.push(resolve))
    running -= 1
  }
  return { pass, releases, most: () => most, count: () => releases.length }
}
const turn = () => vi.advanceTimersByTimeAsync(0)

test('passes at the start, then at least every 5 seconds', async () => {
  let passes = 0
  const pass = async () => {
    passes += 1
  }
  dispatch = startDispatch({ pass, daily: async () => {}, log })
  expect(passes).toBe(1)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(passes).toBe(5)
})

test.each([
  ['an hour forward', '2026-11-22T11:00:30Z'],
  ['an hour back', '2026-11-22T09:00:30Z'],
  ['ten days forward', '2026-12-02T10:00:30Z'],
])('goes on after the clock jumps %s', async (_, to) => {
  let passes = 0
  const pass = async () => {
    passes += 1
  }
  dispatch = startDispatch({ pass, daily: async () => {}, log })
  await vi.advanceTimersByTimeAsync(10_000)
  vi.setSystemTime(new Date(to))
  const before = passes
  await vi.advanceTimersByTimeAsync(10_000)
  expect(passes - before).toBeGreaterThanOrEqual(2)
})

test('passes never overlap, and calls during one ask for one more', async () => {
  const held = heldPass()
  dispatch = startDispatch({ pass: held.pass, daily: async () => {}, log })
  const woken = Promise.all([dispatch.wake(), dispatch.wake(), dispatch.wake()])
  await vi.advanceTimersByTimeAsync(120_000)
  expect(held.count()).toBe(1)
  held.releases[0]?.()
  await turn()
  expect(held.count()).toBe(2)
  held.releases[1]?.()
  await woken
  expect(held.count()).toBe(2)
  expect(held.most()).toBe(1)
})

test('waking passes at once', async () => {
  const held = heldPass()
  dispatch = startDispatch({ pass: held.pass, daily: async () => {}, log })
  held.releases[0]?.()
  await turn()
  const woken = dispatch.wake()
  expect(held.count()).toBe(2)
  held.releases[1]?.()
  await woken
})

test('a pass that fails is logged, and the next one comes', async () => {
  let passes = 0
  const pass = () => {
    passes += 1
    throw new Error('the store is gone')
  }
  dispatch = startDispatch({ pass, daily: async () => {}, log })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(errors).toContain('dispatch failed')
  expect(passes).toBe(3)
})

test('stopping waits for the running pass, tells it, and starts no other', async () => {
  const held = heldPass()
  let told: AbortSignal | undefined
  const pass = (signal: AbortSignal) => {
    told = signal
    return held.pass()
  }
  dispatch = startDispatch({ pass, daily: async () => {}, log })
  void dispatch.wake()
  let stopped = false
  const stopping = dispatch.stop().then(() => {
    stopped = true
  })
  await turn()
  expect(told?.aborted).toBe(true)
  expect(stopped).toBe(false)
  held.releases[0]?.()
  await stopping
  await vi.advanceTimersByTimeAsync(120_000)
  await dispatch.wake()
  expect(held.count()).toBe(1)
})

test('keeps house once a day', async () => {
  let times = 0
  const daily = async () => {
    times += 1
    throw new Error('disk full')
  }
  dispatch = startDispatch({ pass: async () => {}, daily, log })
  await vi.advanceTimersByTimeAsync(2 * 86_400_000)
  expect(times).toBe(2)
  expect(errors).toEqual(['housekeeping failed', 'housekeeping failed'])
})
