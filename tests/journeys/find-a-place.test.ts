import type { Unit, UnitList } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { expectDrawn } from './support/compare.ts'
import { expectedFigures } from './support/expected.ts'
import { api, drawnUnits, expectCleanRun, pixelOf, settledMap, visit } from './support/steps.ts'
import { say, startingWith, words } from './support/words.ts'

const NO_MARKERS = 'layers=figures,-names,-services,-employers'

/** From the country to a commune and back, by hand and by name, and the address that tells a colleague. */
describe('finding a place', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    visited = await visit(browser, url, { username: 'city_official', path: `/?level=province&${NO_MARKERS}` })
    page = visited.page
    await settledMap(page)
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  const line = () => page.getByRole('navigation', { name: words.top.breadcrumb })
  const crumb = (name: string) => line().getByRole('button', { name, exact: true })
  const parameter = (name: string) => new URL(page.url()).searchParams.get(name)
  const search = () => page.getByRole('combobox', { name: words.top.search })

  it('goes down by double click: country, province, commune; and up by the breadcrumb', async () => {
    const { items: provinces } = await api<UnitList>(page, '/units?level=province')
    const city = provinces[0] as Unit
    const { x, y } = await pixelOf(page, city.centroid as [number, number])
    await page.mouse.dblclick(x, y)
    await page.waitForURL(/place=province:07/)
    const expected = await expectedFigures(page, { theme: 'caseload', level: 'commune', place: '07' })
    await expectDrawn(page, expected)
    const { items } = await api<UnitList>(page, '/units?level=commune&parent=07&limit=1000')
    const commune = items[0] as Unit
    const at = await pixelOf(page, commune.centroid as [number, number])
    await page.mouse.click(at.x, at.y)
    await page.waitForURL(new RegExp(`unit=commune:${commune.code}`))
    await crumb(commune.name).waitFor()
    await page.getByRole('heading', { name: commune.name }).waitFor()
    await crumb(words.top.country).click()
    await page.waitForURL((address) => !address.search.includes('place='))
    await expectDrawn(page, await expectedFigures(page, { theme: 'caseload', level: 'province' }))
  })

  it('walks the same steps with Back and Forward', async () => {
    await page.goBack()
    await page.waitForURL(/unit=commune:/)
    await page.goBack()
    await page.waitForURL((address) => !address.search.includes('unit='))
    expect(parameter('place')).toBe('province:07')
    await settledMap(page)
    await page.goForward()
    await page.waitForURL(/unit=commune:/)
    await settledMap(page)
  })

  it('finds a city written without marks and capitals', async () => {
    await search().fill('hai lam')
    await page
      .getByRole('option', { name: startingWith('Thành phố Hải Lam') })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/place=province:07/)
    await page.getByRole('heading', { name: 'Thành phố Hải Lam' }).waitFor()
  })

  it('finds a former unit, marked with its end, and goes to its date', async () => {
    const { items } = await api<UnitList>(page, '/units?level=commune&asOf=2025-06-30&limit=1000')
    const former = items.find(({ type, validTo }) => type === 'Xã' && validTo === '2025-06-30') as Unit
    await search().fill(former.name)
    const tag = say(words.unit.untilOnly, { day: '30/06/2025' })
    const found = page.getByRole('option').filter({ hasText: former.code }).filter({ hasText: tag })
    await found.click()
    await page.waitForURL(/asOf=2025-06-30/)
    expect(parameter('unit')).toBe(`commune:${former.code}`)
    await page.getByRole('heading', { name: former.name }).waitFor()
    await expect.poll(async () => (await drawnUnits(page)).has(former.id)).toBe(true)
  })

  it('says so when nothing has that name', async () => {
    await search().fill('zzzz')
    await page.getByText(words.top.searchEmpty).last().waitFor()
    await search().fill('')
    await page.keyboard.press('Escape')
  })

  it('keeps everything when the page is loaded again, and a colleague sees the same by the link', async () => {
    const link = `${url}/?place=province:07&unit=commune:${await firstCommune()}&theme=rate&level=commune&method=naturalBreaks&classes=4&period=2026-Q2`
    await page.goto(link)
    const shown = await settledMap(page)
    await page.reload()
    await expect.poll(() => drawnUnits(page)).toEqual(shown)
    const other = await visit(browser, url, { username: 'employment_officer', path: link.slice(url.length) })
    await expect.poll(() => drawnUnits(other.page)).toEqual(shown)
    await expect.poll(() => new URL(other.page.url()).search).toBe(new URL(page.url()).search)
    expectCleanRun(other.watch)
    await other.close()
  })

  async function firstCommune(): Promise<string> {
    const { items } = await api<UnitList>(page, '/units?level=commune&parent=07&limit=1')
    return items[0]?.code ?? ''
  }

  it('falls back part by part on a link that makes no sense', async () => {
    await page.goto(
      `${url}/?place=province:07&unit=%3Cscript%3E&theme=nonsense&level=street&asOf=2025-02-30&at=1,2&sort=-&layers=x,,&breaks=9,1&classes=99`,
    )
    await expectDrawn(page, await expectedFigures(page, { theme: 'caseload', level: 'commune', place: '07' }))
  })
})
