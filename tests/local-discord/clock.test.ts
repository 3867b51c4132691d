import { expect, test } from 'vitest'
import { startDiscord } from './bot.ts'

const discord = await startDiscord()

test('time that passes stops at each minute until the listeners are done', async () => {
  const stops: string[] = []
  const forget = discord.onClockMoved(async () => {
    const seen = discord.clock().toString({ smallestUnit: 'second' })
    await Promise.resolve()
    stops.push(seen)
  })
  const before = discord.clock()
  await discord.passTime({ minutes: 10 })
  forget()
  expect(stops).toHaveLength(11)
  expect(stops.slice(0, -1).every((stop) => stop.endsWith(':00Z'))).toBe(true)
  expect(before.until(discord.clock()).total('minutes')).toBeGreaterThanOrEqual(10)
})

test('a jump tells its listeners once', () => {
  let heard = 0
  const forget = discord.onClockMoved(() => {
    heard += 1
  })
  discord.moveClock({ days: 10 })
  forget()
  expect(heard).toBe(1)
})
