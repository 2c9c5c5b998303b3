import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, openPage } from './support/browser.ts'
import { camera, DEMO_PASSWORD, expectCleanRun, follow, settledMap, steady, visit } from './support/steps.ts'
import { words } from './support/words.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** The rules that look at colours: all that another shade can break, as nothing else of a page differs. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Which rules are tried: all of these tags, or these and no other. */
interface RunOnly {
  type: 'tag' | 'rule'
  values: string[]
}

/** Everybody can use the page: with a keyboard, a screen reader, in light and dark, without motion. */
describe('accessibility', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const rowsThere = (page: Page) => page.locator('tbody tr').first().waitFor()
  const presenceThere = (page: Page) => page.locator('.presence-table tbody tr').first().waitFor()
  const tradesThere = (page: Page) => page.locator('.trades-table tbody tr').first().waitFor()
  const sideThere = async (page: Page) => {
    await settledMap(page, 'before')
    await settledMap(page, 'after')
  }
  const casesThere = async (page: Page) => {
    await page.locator('.case-row').first().waitFor()
    await settledMap(page, 'cases')
  }
  const openFile = async (page: Page) => {
    await page.locator('.case-row').first().click()
    await page.getByText(words.cases.timeline.title, { exact: true }).waitFor()
  }
  const openForm = async (page: Page) => {
    await page.getByRole('button', { name: words.cases.create.start, exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: words.cases.create.save, exact: true }).click()
    await form.getByText(words.cases.refused.required).first().waitFor()
  }
  const giveReason = async (page: Page) => {
    await page.getByLabel(words.police.reason, { exact: true }).fill('Rà soát danh sách')
    await page.getByRole('button', { name: words.police.open }).click()
    await rowsThere(page)
  }
  const startThere = (page: Page) => page.getByRole('heading', { name: words.imports.start.title }).waitFor()
  const queueThere = async (page: Page) => {
    await page.locator('.address-line').first().waitFor()
    await settledMap(page, 'unplaced')
  }
  const CITY = '/?place=province:07&unit=province:07'
  const GAP = '/gap?place=province:07'

  /**
   * Somebody, and what the person comes to, one after the other in place; without an address it is reached on the page
   * before. `there` waits for something that no page before it has.
   */
  interface Visitor {
    username?: string
    options?: BrowserContextOptions
    sees: { name: string; path?: string; there: (page: Page) => Promise<unknown> }[]
  }
  const VISITORS: [string, Visitor][] = [
    [
      'whoever signs in',
      {
        sees: [
          {
            name: 'the sign-in',
            path: '/',
            there: (page) => page.getByRole('heading', { name: words.signIn.title }).waitFor(),
          },
        ],
      },
    ],
    [
      'whoever signs in on a phone',
      {
        options: PHONE,
        sees: [
          {
            name: 'the sign-in',
            path: '/',
            there: (page) => page.getByLabel(words.signIn.username).waitFor(),
          },
        ],
      },
    ],
    [
      'a city official',
      {
        username: 'city_official',
        sees: [
          { name: 'the map', path: CITY, there: settledMap },
          { name: 'the table', path: `${CITY}&view=table`, there: rowsThere },
          { name: 'the maps side by side', path: '/?place=province:07&view=side', there: sideThere },
        ],
      },
    ],
    [
      'a city official on a phone',
      {
        username: 'city_official',
        options: PHONE,
        sees: [{ name: 'the map', path: CITY, there: settledMap }],
      },
    ],
    [
      'a planner',
      {
        username: 'planner',
        sees: [
          { name: 'the map of the gap', path: GAP, there: settledMap },
          { name: 'the gap as a table', path: `${GAP}&view=table`, there: rowsThere },
          { name: 'which services are there', path: `${GAP}&view=presence`, there: presenceThere },
          { name: 'people and openings by trade', path: `${GAP}&view=trades`, there: tradesThere },
        ],
      },
    ],
    [
      'a planner on a phone',
      { username: 'planner', options: PHONE, sees: [{ name: 'the gap', path: GAP, there: settledMap }] },
    ],
    [
      'a social officer',
      {
        username: 'social_officer_commune',
        sees: [
          { name: 'list and map of cases', path: '/cases', there: casesThere },
          { name: 'the form for a new case', there: openForm },
          {
            name: 'a case',
            there: async (page) => {
              await page.keyboard.press('Escape')
              await openFile(page)
            },
          },
        ],
      },
    ],
    [
      'a social officer who brings lists in',
      {
        username: 'social_officer',
        sees: [
          { name: 'the start of an import', path: '/imports', there: startThere },
          {
            name: 'a list of addresses that is still to be written',
            path: '/addresses',
            there: (page) => page.getByLabel(words.addresses.start.paste).waitFor(),
          },
          { name: 'people not mapped', path: '/unplaced', there: queueThere },
        ],
      },
    ],
    [
      'a social officer on a phone',
      {
        username: 'social_officer_commune',
        options: PHONE,
        sees: [
          {
            name: 'the list of cases',
            path: '/cases',
            there: (page) => page.locator('.case-row').first().waitFor(),
          },
          { name: 'a case', there: openFile },
        ],
      },
    ],
    [
      'the police of a commune',
      {
        username: 'police_officer',
        sees: [
          {
            name: 'the question for a reason',
            path: '/list',
            there: (page) => page.getByRole('button', { name: words.police.open }).waitFor(),
          },
          { name: 'the list', there: giveReason },
        ],
      },
    ],
    [
      'an administrator',
      { username: 'admin', sees: [{ name: 'the accounts', path: '/accounts', there: rowsThere }] },
    ],
    ['an auditor', { username: 'auditor', sees: [{ name: 'the log', path: '/audit', there: rowsThere }] }],
  ]

  it.each(VISITORS)('%s meets no fault that axe finds, in light and dark', async (_who, visitor) => {
    const { username, options, sees } = visitor
    const { page, watch, close } = username
      ? await visit(browser, url, { username, path: sees[0]?.path, options })
      : await openPage(browser, url, options)
    for (const [index, { name, path, there }] of sees.entries()) {
      await show(page, 'light')
      if (path && index > 0) await follow(page, path)
      else if (path && !username) await page.goto(`${url}${path}`)
      await there(page)
      expect(await faults(page, { type: 'tag', values: RULES }), name).toEqual([])
      await show(page, 'dark')
      expect(await faults(page, { type: 'rule', values: COLOUR_RULES }), `${name} in dark`).toEqual([])
    }
    expectCleanRun(watch)
    await close()
  })

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

/**
 * What axe finds on a page, in one line each. The page has no frames, so that no second page is needed to sum them up.
 * Whatever passes is not described element by element: that took two thirds of the time.
 */
async function faults(page: Page, runOnly: RunOnly): Promise<string[]> {
  const asking = new AxeBuilder({ page }).setLegacyMode().options({ runOnly, resultTypes: ['violations'] })
  const { violations } = await asking.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
  )
}

/** Changes the shade that the system prefers, and waits until the page has followed. */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await steady(page, () => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}
