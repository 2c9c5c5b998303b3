import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

/** Debian's Chromium, drawing WebGL in software. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
}

/** What must stay empty during every journey. */
export interface Watch {
  consoleErrors: string[]
  outsideRequests: string[]
  serverErrors: string[]
}

/** A page of its own (no shared cookies) with a record of everything that should not happen on it. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; watch: Watch; close(): Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const watch: Watch = { consoleErrors: [], outsideRequests: [], serverErrors: [] }
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedRefusal(message.text()))
      watch.consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => watch.consoleErrors.push(String(error)))
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(url) && !/^(data|blob|about):/.test(address)) watch.outsideRequests.push(address)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) watch.serverErrors.push(`${response.status()} ${response.url()}`)
  })
  return { page, watch, close: () => context.close() }
}

/** Chromium logs every 4xx as an error; asking who is signed in before anyone is, is not one. */
function isExpectedRefusal(text: string): boolean {
  return /status of (401|412)/.test(text)
}
