import type { AccountList, UnitList } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, openPage } from './support/browser.ts'
import {
  api,
  DEMO_PASSWORD,
  expectCleanRun,
  follow,
  pixelOf,
  settledMap,
  signIn,
  steady,
  visit,
} from './support/steps.ts'
import { en, textsOf, words } from './support/words.ts'

/** On the street with a phone, and for a reader of English. */
describe('on a phone', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each([390, 320])(
    '%i px wide: nothing scrolls sideways, the sheet stops, the map answers a tap',
    async (width) => {
      const form = { viewport: { width, height: width === 390 ? 844 : 640 }, hasTouch: true, isMobile: true }
      const { page, watch, close } = await openPage(browser, url, form)
      await page.goto(`${url}/?place=province:07&layers=figures,-names,-services,-employers`)
      await expectNoSidewaysScroll(page)
      await signIn(page, 'city_official')
      await settledMap(page)
      await expectNoSidewaysScroll(page)
      await tapACommune(page)
      await expectStops(page)
      await follow(page, '/?place=province:07&view=table')
      await page.locator('tbody tr[data-unit]').first().waitFor()
      await expectNoSidewaysScroll(page)
      expectCleanRun(watch)
      await close()
    },
  )

  async function tapACommune(page: Page): Promise<void> {
    const { items } = await api<UnitList>(page, '/units?level=commune&parent=07&limit=1000')
    const size = ({ bbox }: (typeof items)[number]) => (bbox ? (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]) : 0)
    const largest = [...items].sort((a, b) => size(b) - size(a))[0]
    const { x, y } = await pixelOf(page, largest?.centroid ?? [0, 0])
    await page.touchscreen.tap(x, y)
    await page.waitForURL(new RegExp(`unit=commune:${largest?.code}`))
    await page.getByRole('heading', { name: largest?.name ?? '' }).waitFor()
  }

  async function expectStops(page: Page): Promise<void> {
    const sheet = page.locator('[data-stop]')
    const handle = sheet.getByRole('button', { name: words.panel.sheet })
    const heights = new Map<string, number>()
    for (let press = 0; press < 3; press += 1) {
      const stop = (await sheet.getAttribute('data-stop')) ?? ''
      const top = await steady(page, async () => (await sheet.boundingBox())?.y ?? 0)
      expect(Math.round(top)).toBeGreaterThanOrEqual(0)
      heights.set(stop, top)
      await handle.tap()
      await expect.poll(() => sheet.getAttribute('data-stop')).not.toBe(stop)
    }
    expect([...heights.keys()].sort()).toEqual(['full', 'half', 'low'])
    expect(heights.get('full')).toBeLessThan(heights.get('half') ?? 0)
    expect(heights.get('half')).toBeLessThan(heights.get('low') ?? 0)
    await expectNoSidewaysScroll(page)
  }
})

describe('in English', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('has not one Vietnamese word of the page left', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await page.goto(`${url}/?place=province:07&unit=province:07`)
    await page.getByRole('heading', { name: words.signIn.title }).waitFor()
    expect(await vietnameseOn(page), 'in Vietnamese there are some').toContain(words.signIn.title)
    await page.getByRole('radio', { name: 'English' }).click()
    await page.getByRole('heading', { name: en.signIn.title }).waitFor()
    expect(await vietnameseOn(page)).toEqual([])
    await page.getByLabel(en.signIn.username).fill('city_official')
    await page.getByLabel(en.signIn.password, { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: en.signIn.submit, exact: true }).click()
    await settledMap(page)
    expect(await vietnameseOn(page), 'the map').toEqual([])
    await page.keyboard.press('d')
    await page.getByRole('dialog', { name: en.top.unitsOnTitle }).waitFor()
    expect(await vietnameseOn(page), 'the days').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('m')
    await page.locator('tbody tr[data-unit]').first().waitFor()
    expect(await vietnameseOn(page), 'the table').toEqual([])
    await page.getByRole('radio', { name: en.view.side }).click()
    await settledMap(page, 'after')
    expect(await vietnameseOn(page), 'side by side').toEqual([])
    expectCleanRun(watch)
    await close()
  })

  it.each([
    ['admin', '/accounts', en.accounts.title],
    ['auditor', '/audit', en.audit.title],
    ['planner', '/accounts', en.pages.notAllowed],
    ['planner', '/nowhere', en.pages.unknown],
  ])('%s on %s', async (username, path, title) => {
    const { page, watch, close } = await visit(browser, url, { username, path: '/nowhere' })
    await page.evaluate(() => localStorage.setItem('hoa-nhap.language', 'en'))
    await page.goto(`${url}${path}`)
    await page.getByRole('heading', { name: title }).waitFor()
    // Names that people gave accounts are data, in whatever language.
    const names = username === 'admin' ? await accountNames(page) : []
    expect((await vietnameseOn(page)).filter((text) => !names.includes(text))).toEqual([])
    expectCleanRun(watch)
    await close()
  })
})

async function accountNames(page: Page): Promise<string[]> {
  const { items } = await api<AccountList>(page, '/accounts?limit=1000')
  return items.map(({ displayName }) => displayName)
}

/** The texts of the page, seen or read aloud, that are Vietnamese words of the page. */
async function vietnameseOn(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name)?.trim() ?? '')
    return [...new Set(texts)].filter(Boolean)
  })
  return shown.filter((text) => VIETNAMESE.some((pattern) => pattern.test(text)))
}

const ENGLISH = new Set(textsOf(en))
/** Whole texts of the Vietnamese book; a gap may hold anything, and one that is all gap says nothing. */
const VIETNAMESE = textsOf(words)
  .filter((text) => !ENGLISH.has(text) && /\p{L}{3}/u.test(text.replace(/\{\{\w+\}\}/g, '')))
  .map((text) => new RegExp(`^${escaped(text).replace(/\\\{\\\{\w+\\\}\\\}/g, '.+')}$`, 'u'))

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window_ ?? 0)
}
