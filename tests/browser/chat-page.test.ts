import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startClub } from '../end-to-end/club.ts'
import { openPage, startBrowser } from './browser.ts'

const { discord } = await startClub({ DEFAULT_TIME_ZONE: 'Europe/London' })
const browser = await startBrowser()

async function type(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Message/ }).fill(text)
}

const lastMessage = (page: Page) => page.getByRole('log').getByRole('article').last()

test('someone asks, reads the answer, sets up a reminder, moves the clock and sees it posted', async () => {
  const { page, errors } = await openPage(browser, discord.url)

  await type(page, '/ask how long should I hold a stretch')
  await page.keyboard.press('Enter')
  await lastMessage(page).getByText('Only you can see this').waitFor()
  expect(await lastMessage(page).innerText()).toMatch(/second[\s\S]*Evidence:[\s\S]*Sources:/)

  await type(page, '/remind add')
  await page
    .getByRole('listbox', { name: 'Commands' })
    .getByRole('option', { name: /^\/remind add/ })
    .click()
  const form = page.getByRole('form', { name: 'Command /remind add' })
  await form.getByRole('combobox', { name: /^what/ }).fill('Stretch')
  await form.getByRole('option', { name: /Stretch or movement/ }).click()
  await form.getByLabel(/^when/).fill('daily 7:30')
  await form.getByRole('button', { name: 'Send' }).click()
  await lastMessage(page).getByText('Reminder added').waitFor()
  expect(await lastMessage(page).innerText()).toContain('Every day at 07:30, London time')

  await page.getByRole('button', { name: /Local clock/ }).click()
  await page.getByRole('button', { name: '+1 day' }).click()
  await page
    .getByRole('log')
    .getByText(/Time to move/)
    .waitFor()

  await lastMessage(page).getByRole('button', { name: 'Tell me more, privately' }).click()
  await lastMessage(page).getByText('Only you can see this').waitFor()
  expect(errors).toEqual([])
  await page.close()
})

test('a plain member sees no organiser commands, and on a phone everything is within reach', async () => {
  const url = `${discord.url}/?as=${discord.people.member.id}`
  const { page, errors } = await openPage(browser, url, { width: 390, height: 844 })
  await type(page, '/')
  const picker = page.getByRole('listbox', { name: 'Commands' })
  await picker.getByRole('option', { name: /^\/ask/ }).waitFor()
  expect(await picker.getByRole('option', { name: /^\/remind/ }).count()).toBe(0)

  await type(page, '/tip')
  await page.keyboard.press('Enter')
  await page
    .getByRole('form', { name: 'Command /tip' })
    .getByRole('button', { name: 'Send' })
    .click()
  await lastMessage(page).getByRole('button', { name: 'Another tip' }).click()
  const widest = await page.evaluate('document.documentElement.scrollWidth')
  expect(widest).toBeLessThanOrEqual(390)

  await page.getByRole('button', { name: 'Show channels' }).click()
  await page
    .getByRole('button', { name: /reminders/ })
    .or(page.getByRole('link', { name: /reminders/ }))
    .first()
    .click()
  expect(errors).toEqual([])
  await page.close()
})

test('an emergency is answered with the emergency card, in words and not by colour alone', async () => {
  const { page, errors } = await openPage(browser, discord.url)
  await type(page, '/ask back pain and i cant feel when i wipe, both legs tingle. stretch?')
  await page.keyboard.press('Enter')
  await lastMessage(page)
    .getByRole('heading', { name: /Get medical help now/ })
    .waitFor()
  expect(await lastMessage(page).innerText()).toContain('999')
  expect(errors).toEqual([])
  await page.close()
})

test('an organiser writes their own reminder in a form, finds it in the list and takes it away again', async () => {
  const { page, errors } = await openPage(browser, discord.url)
  await type(page, '/remind add')
  const commands = page.getByRole('listbox', { name: 'Commands' })
  await commands.getByRole('option', { name: /^\/remind add/ }).click()
  const form = page.getByRole('form', { name: 'Command /remind add' })
  await form.getByRole('combobox', { name: /^what/ }).fill('own')
  await form.getByRole('option', { name: /Your own text/ }).click()
  await form.getByLabel(/^when/).fill('weekdays 18:15')
  await form.getByRole('button', { name: 'Send' }).click()

  const dialog = page.getByRole('dialog', { name: 'Your own reminder' })
  await dialog.getByLabel(/What should it say/).fill('Hills tonight, bring a *light*')
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await lastMessage(page).getByText('Reminder added').waitFor()
  expect(await lastMessage(page).innerText()).toContain('Hills tonight, bring a *light*')

  await type(page, '/remind list')
  await page.keyboard.press('Enter')
  await lastMessage(page)
    .getByText(/reminders? in this server/)
    .waitFor()
  await lastMessage(page).getByRole('combobox').click()
  await lastMessage(page)
    .getByRole('option', { name: /Hills tonight/ })
    .click()
  await lastMessage(page).getByRole('button', { name: 'Remove' }).click()
  await page
    .getByRole('log')
    .getByText(/Reminder removed|will not be posted/)
    .first()
    .waitFor()
  expect(errors).toEqual([])
  await page.close()
})
