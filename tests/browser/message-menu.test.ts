/** The menu of a message on the chat page: by right click, by button, by keys alone, and on a phone. */
import { expect, test } from 'vitest'
import { startClub } from '../end-to-end/club.ts'
import { openPage, startBrowser } from './browser.ts'

const { discord } = await startClub()
const { general } = discord.channels
const browser = await startBrowser()
const url = `${discord.url}/?as=${discord.people.member.id}&channel=${general.id}`

test('a member answers a message from its menu, and shares the answer', async () => {
  const question = discord.people.organiser.say(general.id, 'how long should I hold a stretch?')
  const { page, errors } = await openPage(browser, url)
  const log = page.getByRole('log')
  const asked = log.locator(`[data-message-id="${question.id}"]`)

  await asked.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Back-care answer' }).click()
  const answer = log.getByRole('article').last()
  await answer.getByText('Only you can see this').waitFor()
  expect(await answer.textContent()).toMatch(/used Back-care answer[\s\S]*second/)
  expect(await answer.getByRole('button', { name: /^Apps for/ }).count()).toBe(0)

  await answer.getByRole('button', { name: 'Share in channel' }).click()
  const shared = log.getByRole('article').filter({ hasText: 'Shared by' })
  await shared.waitFor()
  expect(await shared.textContent()).not.toContain('Only you can see this')
  expect(errors).toEqual([])
  await page.close()
})

test('the menu works by keys alone, and closes without doing anything', async () => {
  const question = discord.people.organiser.say(general.id, 'is foam rolling good for my back')
  const { page, errors } = await openPage(browser, url)
  const asked = page.getByRole('log').locator(`[data-message-id="${question.id}"]`)
  const button = asked.getByRole('button', { name: /^Apps for the message by/ })
  await button.focus()
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: 'Back-care answer' })
  await item.waitFor()
  expect(await button.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await item.waitFor({ state: 'hidden' })
  expect(await asked.locator('button:focus').getAttribute('aria-haspopup')).toBe('menu')

  await page.keyboard.press('Enter')
  await item.waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('log').getByRole('article').last().getByText(/roll/i).first().waitFor()
  expect(errors).toEqual([])
  await page.close()
})

test('on a phone the menu stays inside the page', async () => {
  const question = discord.people.organiser.say(general.id, 'heat or ice for a sore back?')
  const { page, errors } = await openPage(browser, url, { width: 390, height: 844 })
  const asked = page.getByRole('log').locator(`[data-message-id="${question.id}"]`)
  await asked.getByRole('button', { name: /^Apps for/ }).click()
  const box = await page.getByRole('menu').boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  expect(errors).toEqual([])
  await page.close()
})
