import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** The browser of this run, for one file; closing it closes the pages of that file only. */
export function launchBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'))
}

/** Where the server of this worker answers. */
export function demoUrl(): string {
  const urls = inject('demoUrls')
  const url = urls[(Number(process.env.VITEST_POOL_ID) - 1) % urls.length]
  if (!url) throw new Error('this worker has no server')
  return url
}

/** What must stay empty during every journey. */
export interface Watch {
  consoleErrors: string[]
  outsideRequests: string[]
  serverErrors: string[]
}

/** A quarter of the pixels that a screen has: no journey looks at one, and software draws each. */
const USUAL = {
  viewport: { width: 1360, height: 800 },
  deviceScaleFactor: 0.5,
  locale: 'vi-VN',
  reducedMotion: 'reduce',
} as const satisfies BrowserContextOptions

/** A page of its own (no shared cookies) with a record of everything that should not happen on it. */
export interface VisitedPage {
  page: Page
  watch: Watch
  close(): Promise<void>
}

/**
 * Opens an empty page that watches itself. Motion is cut unless a journey is about it: software draws slowly.
 * `provoked` matches the console's lines about failures that the journey brings about on purpose.
 */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  provoked = /$^/,
): Promise<VisitedPage> {
  const context = await browser.newContext({ ...USUAL, ...options })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const watch: Watch = { consoleErrors: [], outsideRequests: [], serverErrors: [] }
  const isFault = (text: string) => !isExpectedRefusal(text) && !provoked.test(text)
  page.on('console', (message) => {
    if (message.type() === 'error' && isFault(message.text())) watch.consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => watch.consoleErrors.push(error.stack ?? String(error)))
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(`${url}/`) && !/^(data|blob|about):/.test(address))
      watch.outsideRequests.push(address)
  })
  page.on('response', (response) => {
    const text = `status of ${response.status()} ${response.url()}`
    if (response.status() >= 500 && isFault(text)) watch.serverErrors.push(text)
  })
  return { page, watch, close: () => context.close() }
}

/** Chromium logs every 4xx as an error; asking who is signed in before anyone is, is not one. */
function isExpectedRefusal(text: string): boolean {
  return /status of 401/.test(text)
}
