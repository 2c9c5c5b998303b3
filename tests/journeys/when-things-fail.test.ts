import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, openPage, type VisitedPage } from './support/browser.ts'
import { expectDrawn } from './support/compare.ts'
import { expectedFigures } from './support/expected.ts'
import { drawnUnits, expectCleanRun, settledMap, showDayBefore, signIn, visit } from './support/steps.ts'
import { formatPeriod, say, words } from './support/words.ts'

const PROBLEM = { type: 'about:blank', title: 'Broken', status: 500, code: 'internal', detail: 'broken' }
const broken = (route: Route) =>
  route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(PROBLEM) })
const offline = (route: Route) => route.abort('internetdisconnected')

/** A failure is said where it happened, with a way out, and what was right before stays. */
describe('when things fail', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const openCity = (provoked: RegExp): Promise<VisitedPage> =>
    visit(browser, url, { username: 'city_official', path: '/?place=province:07', provoked })

  it.each([
    ['the server fails', broken, /status of 500/],
    ['the connection is lost', offline, /ERR_INTERNET_DISCONNECTED/],
  ])('%s: the map keeps its drawing and says so; trying again recovers', async (_name, fault, provoked) => {
    const { page, watch, close } = await openCity(provoked)
    const before = await settledMap(page)
    await page.route('**/api/v1/caseload?*', fault)
    await showDayBefore(page, '30/06/2025')
    await page.getByText(words.map.failed).waitFor()
    await expect.poll(() => drawnUnits(page), { message: 'the old drawing stays' }).toEqual(before)
    await page.unroute('**/api/v1/caseload?*')
    await page.getByRole('alert').filter({ hasText: words.map.failed }).getByRole('button').click()
    const asked = { theme: 'caseload', level: 'commune', place: '07', asOf: '2025-06-30' } as const
    await expectDrawn(page, await expectedFigures(page, asked))
    await page.getByText(words.map.failed).waitFor({ state: 'detached' })
    expectCleanRun(watch)
    await close()
  })

  it('a panel that fails says so alone; trying again recovers', async () => {
    const { page, watch, close } = await openCity(/status of 500/)
    await settledMap(page)
    await page.route('**/api/v1/units/*/lineage', broken)
    await page.keyboard.press('m')
    const row = page.locator('tbody tr[data-unit]').first()
    await row.click()
    const panel = page.getByRole('region', { name: words.panel.right })
    const alert = panel.getByRole('alert')
    await alert.getByText(words.app.loadFailed).waitFor()
    await expect.poll(() => alert.count()).toBe(1)
    await page.unroute('**/api/v1/units/*/lineage')
    await alert.getByRole('button', { name: words.app.retry }).click()
    await panel.getByText(words.unit.lineageFrom).waitFor()
    expectCleanRun(watch)
    await close()
  })

  it('a quarter without a release is said, and the nearest one is a press away', async () => {
    const path = '/?place=province:07&period=2020-Q1'
    const { page, watch, close } = await visit(browser, url, {
      username: 'planner',
      path,
      provoked: /status of 404/,
    })
    await page.getByText(words.map.empty).first().waitFor()
    const nearest = say(words.map.showNearest, { period: formatPeriod('2025-Q4', 'vi') })
    await page.getByRole('button', { name: nearest }).click()
    await page.waitForURL(/period=2025-Q4/)
    await expect
      .poll(async () => [...(await drawnUnits(page)).values()].some(({ state }) => state === 'value'))
      .toBe(true)
    expectCleanRun(watch)
    await close()
  })

  it('waits on the starting page while the server starts, and opens by itself', async () => {
    const { page, watch, close } = await openPage(browser, url, {}, /status of 503/)
    const starting = {
      status: 'starting',
      version: '0',
      database: null,
      pack: null,
      progress: '42 %',
      demoAccounts: false,
    }
    const busy = (route: Route) => route.fulfill({ status: 503, json: starting })
    await page.route('**/api/v1/health', busy)
    await page.route('**/api/v1/session', (route) =>
      route.fulfill({ status: 503, json: { ...PROBLEM, status: 503 } }),
    )
    await page.goto(url)
    await page.getByRole('heading', { name: words.app.starting }).waitFor()
    await page.unroute('**/api/v1/health')
    await page.unroute('**/api/v1/session')
    await page.getByRole('heading', { name: words.signIn.title }).waitFor()
    expectCleanRun(watch)
    await close()
  })

  it('refuses a wrong password in words that tell nothing more, and an unknown page with a way back', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await page.goto(`${url}/nowhere`)
    await signIn(page, 'planner', 'wrong-password')
    await page.getByText(words.signIn.wrong).waitFor()
    await signIn(page, 'planner')
    await page.getByRole('heading', { name: words.pages.unknown }).waitFor()
    await page.getByRole('link', { name: words.pages.toMap }).click()
    await settledMap(page)
    expectCleanRun(watch)
    await close()
  })
})
