import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser } from './support/browser.ts'
import { expectCleanRun, settledMap, signIn, visit } from './support/steps.ts'
import { say, words } from './support/words.ts'

/** Whoever sits down next at the same machine sees nothing of the one before. */
describe('signing out', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const signInButton = (page: Page) => page.getByRole('button', { name: words.signIn.submit, exact: true })

  async function signOut(page: Page, displayName: string): Promise<void> {
    await page.getByRole('button', { name: say(words.top.account, { name: displayName }) }).click()
    await page.getByRole('menuitem', { name: words.top.signOut }).click()
    await signInButton(page).waitFor()
  }

  it('empties every cache: the next account asks the server for everything again', async () => {
    const path = '/?place=province:07&unit=commune:01801'
    const { page, watch, close } = await visit(browser, url, { username: 'city_official', path })
    await settledMap(page)
    const first = asked(page)
    await page.reload()
    await settledMap(page)
    await signOut(page, 'Lãnh đạo thành phố')
    const maps = () => page.evaluate(() => window.__map?.length ?? 0)
    await expect.poll(maps, { message: 'maps that are left' }).toBe(0)
    expect([...first]).toEqual(expect.arrayContaining(DATA))
    const second = asked(page)
    await signIn(page, 'planner')
    await settledMap(page)
    const notAsked = () => DATA.filter((data) => !second.has(data))
    await expect.poll(notAsked, { message: 'not asked for again' }).toEqual([])
    expect(
      await page
        .getByRole('button', { name: say(words.top.account, { name: 'Lãnh đạo thành phố' }) })
        .count(),
    ).toBe(0)
    expectCleanRun(watch)
    await close()
  })

  it('shows no data with Back, and none when the page is loaded again', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'city_official',
      path: '/?view=table&place=province:07',
    })
    await page.locator('tbody tr[data-unit]').first().waitFor()
    await page.getByRole('radio', { name: words.level.district }).click()
    await page.waitForURL(/level=district/)
    await signOut(page, 'Lãnh đạo thành phố')
    await page.goBack()
    await signInButton(page).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(0)
    await page.reload()
    await signInButton(page).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(0)
    expectCleanRun(watch)
    await close()
  })

  it('signs out every page of the browser at its next request', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'city_official',
      path: '/?view=table&place=province:07',
    })
    await page.locator('tbody tr[data-unit]').first().waitFor()
    const other = await page.context().newPage()
    await other.goto(`${url}/?view=table&place=province:07`)
    await signOut(other, 'Lãnh đạo thành phố')
    await page.getByRole('radio', { name: words.level.district }).click()
    await signInButton(page).waitFor()
    expectCleanRun(watch)
    await close()
  })
})

const DATA = ['caseload', 'coverage', 'units', 'releases', 'employers', 'services']

/** The kinds of data that a page asks for from now on. */
function asked(page: Page): Set<string> {
  const kinds = new Set<string>()
  page.on('request', (request) => {
    const kind = /\/api\/v1\/(\w+)/.exec(request.url())?.[1]
    if (kind) kinds.add(kind)
  })
  return kinds
}
