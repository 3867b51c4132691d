/** A real Chromium: the system's where there is one, else the one that `npm ci` brought. */
import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Closed after the test file. */
export async function startBrowser(): Promise<Browser> {
  const system = systemPaths.find((path) => existsSync(path))
  const browser = await chromium.launch({
    executablePath: system ?? (await packaged.executablePath()),
    // As root, as in many containers, Chromium has no sandbox. It loads nothing but our own pages.
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
  afterAll(() => browser.close())
  return browser
}

/** A page that fails the test on any error in its console. */
export async function openPage(browser: Browser, url: string, size = { width: 1280, height: 900 }) {
  const page: Page = await browser.newPage({ viewport: size })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(url)
  return { page, errors }
}
