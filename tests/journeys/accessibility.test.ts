import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { camera, DEMO_PASSWORD, expectCleanRun, settledMap, visit } from './support/steps.ts'
import { words } from './support/words.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Everybody can use the page: with a keyboard, a screen reader, in light and dark, without motion. */
describe('accessibility', () => {
  const url = inject('demoUrl')
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const rowsThere = (page: Page) => page.locator('tbody tr').first().waitFor()
  const sideThere = async (page: Page) => {
    await settledMap(page, 'before')
    await settledMap(page, 'after')
  }
  const CITY = '/?place=province:07&unit=province:07'
  const PAGES: [string, string | null, string, (page: Page) => Promise<unknown>, object?][] = [
    ['the sign-in', null, '/', (page) => page.getByRole('heading', { name: words.signIn.title }).waitFor()],
    ['the map', 'city_official', CITY, settledMap],
    ['the table', 'city_official', `${CITY}&view=table`, rowsThere],
    ['the maps side by side', 'city_official', '/?place=province:07&view=side', sideThere],
    ['the accounts', 'admin', '/accounts', rowsThere],
    ['the log', 'auditor', '/audit', rowsThere],
    ['the map on a phone', 'city_official', CITY, settledMap, PHONE],
    ['the sign-in on a phone', null, '/', (page) => page.getByLabel(words.signIn.username).waitFor(), PHONE],
  ]

  it.each(PAGES)(
    '%s has no fault that axe finds, in light and dark',
    async (_name, username, path, there, form) => {
      const { page, watch, close } = username
        ? await visit(browser, url, { username, path, options: form })
        : await openPage(browser, url, form)
      if (!username) await page.goto(`${url}${path}`)
      await there(page)
      expect(await faults(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      if (username) await there(page)
      expect(await faults(page), 'in dark').toEqual([])
      expectCleanRun(watch)
      await close()
    },
  )

  it('leads from the sign-in to a chosen commune with the keyboard alone', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await page.goto(`${url}/?place=province:07`)
    await page.getByLabel(words.signIn.username).waitFor()
    await tabTo(page, 'input[name=username]')
    await page.keyboard.type('planner')
    await tabTo(page, 'input[name=password]')
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await settledMap(page)
    await tabTo(page, '[data-map] canvas')
    await page.keyboard.press('ArrowRight')
    const said = page.locator('[data-map] output')
    await expect.poll(() => said.textContent()).not.toBe('')
    const first = await said.textContent()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => said.textContent()).not.toBe(first)
    const name = (await said.textContent())?.split(',')[0] ?? ''
    await page.keyboard.press('Space')
    await page.waitForURL(/unit=commune:/)
    await page.getByRole('region', { name: words.panel.right }).getByRole('heading', { name }).waitFor()
    expectCleanRun(watch)
    await close()
  })

  it('moves the camera at once for readers who asked for less motion', async () => {
    const still = await visit(browser, url, { username: 'planner', path: '/?place=province:07' })
    await settledMap(still.page)
    const before = (await camera(still.page))?.zoom ?? 0
    const after = await still.page.evaluate((label) => {
      document.querySelector<HTMLButtonElement>(`[data-map] button[aria-label="${label}"]`)?.click()
      return window.__map?.[0]?.camera().zoom
    }, words.map.zoomIn)
    expect(after).toBeCloseTo(before + 1, 6)
    expectCleanRun(still.watch)
    await still.close()
  })
})

/** What axe finds on a page, in one line each. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
  )
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}
