import { type Browser, type CDPSession, chromium, type Locator, type Page } from 'playwright-core'
import { startBrowser } from '../journeys/support/start-browser.ts'
import { say, words } from '../journeys/support/words.ts'
import { resting, showing, watchLongTasks, whenShown } from './when-shown.ts'

/**
 * `npm run bench:page -- http://127.0.0.1:8080`: how long a reader of a server that runs already waits, in the browser
 * of this machine: from the sign-in to the first useful map, and from a click to the first frame of another level or
 * day. Then, for whoever keeps records, how the page stands up to months that play and to circles that split: how long
 * its main thread was busy at a stretch, and how often for longer than 50 ms. Nothing is asserted.
 */

const SIGN_INS = 5
const ROUNDS = 4
const DAY_BEFORE = '30/06/2025'
/** What is prepared ahead is ready by then: the wait is that of a reader, who looks before he clicks. */
const LOOKING_MS = 3000
const PLAYING_MS = 12_000
const SPLITS = 3

const url = process.argv[2] ?? 'http://127.0.0.1:8080'
const server = await startBrowser()
const browser = await chromium.connect(server.wsEndpoint())
try {
  const waits = []
  for (let time = 0; time < SIGN_INS; time += 1) waits.push(await signIn(browser))
  report('sign-in to the first useful map', waits)
  const page = await openMap(browser)
  report('another level', await switchLevels(page))
  report('the units of another day', await switchDays(page))
  await page.context().close()
  const officer = await openMap(browser, 'social_officer')
  reportBusy('a month that plays', await playMonths(officer))
  reportBusy('circles that split', await splitCircles(officer))
} finally {
  await browser.close()
  await server.close()
}

async function openForm(from: Browser, account = 'city_official'): Promise<Page> {
  const page = await from.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  // Functions that are sent into the page name themselves with a helper of the loader, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.goto(url)
  await page.getByLabel(words.signIn.username).fill(account)
  await page.getByLabel(words.signIn.password, { exact: true }).fill('hoa-nhap-demo')
  await page.waitForTimeout(LOOKING_MS)
  return page
}

async function signIn(from: Browser): Promise<number> {
  const page = await openForm(from)
  const started = performance.now()
  await page.getByRole('button', { name: words.signIn.submit, exact: true }).click()
  await page.waitForFunction(() => window.__map?.some((map) => map.drawn().length > 0), undefined, {
    polling: 20,
  })
  const milliseconds = performance.now() - started
  await page.context().close()
  return milliseconds
}

async function openMap(from: Browser, account?: string): Promise<Page> {
  const page = await openForm(from, account)
  await page.getByRole('button', { name: words.signIn.submit, exact: true }).click()
  await page.waitForFunction(showing)
  await page.waitForTimeout(2 * LOOKING_MS)
  return page
}

async function switchLevels(page: Page): Promise<number[]> {
  const waits = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const level of ['district', 'province', 'commune'] as const) {
      waits.push(await clicked(page, page.getByRole('radio', { name: words.level[level], exact: true })))
    }
  }
  return waits
}

async function switchDays(page: Page): Promise<number[]> {
  const days = page.getByRole('dialog', { name: words.top.unitsOnTitle })
  const names = [say(words.top.dayBefore, { day: DAY_BEFORE }), words.top.today]
  const waits = []
  for (let turn = 0; turn < 2 * ROUNDS; turn += 1) {
    await page.keyboard.press('d')
    await days.waitFor()
    await page.waitForTimeout(LOOKING_MS / 3)
    waits.push(await clicked(page, days.getByRole('button', { name: names[turn % 2] })))
  }
  return waits
}

/** What kept the main thread while something moved, in milliseconds. */
interface Busy {
  /** Steps that were seen. */
  steps: number
  /** The stretches of more than 50 ms without a pause. */
  long: number[]
  /** All work of the main thread. */
  total: number
}

async function playMonths(page: Page): Promise<Busy> {
  await page.getByRole('button', { name: words.filters.time.show }).click()
  await page.getByRole('button', { name: words.filters.time.play }).click()
  const months = page.getByRole('slider', { name: words.filters.time.month })
  const shown = () => months.inputValue()
  await page.waitForTimeout(LOOKING_MS)
  const busy = await watched(page, shown, () => page.waitForTimeout(PLAYING_MS))
  await page.getByRole('button', { name: words.filters.time.leave }).click()
  await page.waitForFunction(showing)
  return busy
}

/** Comes closer by one zoom after the other, until every circle has fallen apart a few times. */
async function splitCircles(page: Page): Promise<Busy> {
  const closer = page.getByRole('button', { name: words.map.zoomIn, exact: true })
  let zooms = 0
  return watched(
    page,
    async () => String(zooms),
    async () => {
      for (; zooms < SPLITS; zooms += 1) {
        await closer.click()
        await page.waitForTimeout(LOOKING_MS / 3)
        await page.waitForFunction(resting, undefined, { polling: 200 })
      }
    },
  )
}

async function watched(page: Page, step: () => Promise<string>, work: () => Promise<void>): Promise<Busy> {
  const metrics = await page.context().newCDPSession(page)
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = [Number(await step()), await taskTime(metrics)] as const
  const watch = await page.evaluateHandle(watchLongTasks)
  await work()
  const long = await watch.evaluate((stop) => stop())
  const after = [Number(await step()), await taskTime(metrics)] as const
  await metrics.detach()
  return { steps: after[0] - before[0], long, total: after[1] - before[1] }
}

/** Processor time of the page's main thread so far, in milliseconds. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

/** Milliseconds from the click to the frame that shows what was asked for, with the pixels on the canvas. */
async function clicked(page: Page, control: Locator): Promise<number> {
  const milliseconds = await control.evaluate(whenShown)
  await page.waitForFunction(showing)
  await page.waitForTimeout(LOOKING_MS)
  return milliseconds
}

function report(what: string, milliseconds: readonly number[]): void {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)
  console.log(`${what.padEnd(34)} median ${at(0.5)} ms, least ${at(0)}, most ${at(1)}, of ${sorted.length}`)
}

function reportBusy(what: string, { steps, long, total }: Busy): void {
  const longest = long.length === 0 ? 'none over 50 ms' : `longest ${Math.round(Math.max(...long))} ms`
  console.log(
    `${what.padEnd(34)} ${steps} times, ${Math.round(total / steps)} ms each; ${longest}, over 50 ms ${long.length}`,
  )
}
