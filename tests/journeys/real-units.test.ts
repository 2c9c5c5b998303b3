import type { EmployerList, UnitDates, UnitList } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { realTemplate } from '../support/loaded-packs.ts'
import { requireRealPack } from '../support/real-pack.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { launchBrowser, type VisitedPage } from './support/browser.ts'
import { expectDrawn } from './support/compare.ts'
import { expectedFigures } from './support/expected.ts'
import { api, drawnUnits, expectCleanRun, follow, mapLabels, settledMap, visit } from './support/steps.ts'
import { formatCount, say, words } from './support/words.ts'

const BEFORE = '2025-06-30'

/** The country as it is: 63 provinces, 696 districts and 10,047 communes became 34 and 3,321. */
describe('the real units with made-up people', () => {
  let server: TestServer
  let browser: Browser
  let visited: VisitedPage
  let page: Page
  beforeAll(async () => {
    requireRealPack()
    server = await testServer({ template: realTemplate })
    browser = await launchBrowser()
    const options = { username: 'city_official', path: '/?place=province:01' }
    visited = await visit(browser, server.origin, options)
    page = visited.page
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const panel = () => page.getByRole('region', { name: words.panel.right })
  const open = (search: string) => follow(page, `/${search}`)

  it('shows Hà Nội by commune, former district and province, with employers on it', async () => {
    const commune = { theme: 'caseload', level: 'commune', place: '01' } as const
    const drawn = await expectDrawn(page, await expectedFigures(page, commune))
    expect(drawn.size).toBe(126)
    const { features } = await api<EmployerList>(page, '/employers?unit=01&limit=1000')
    expect(features.length).toBeGreaterThan(0)
    const numbers = async () => (await mapLabels(page)).filter((label) => /^\d+$/.test(label)).length
    await expect.poll(numbers, { message: 'squares with a number of places' }).toBeGreaterThan(0)
    await page.getByRole('radio', { name: words.level.district, exact: true }).click()
    const districts = await expectDrawn(page, await expectedFigures(page, { ...commune, level: 'district' }))
    expect(districts.size).toBe(30)
    await page.getByRole('radio', { name: words.level.province, exact: true }).click()
    await expect
      .poll(async () => [...(await drawnUnits(page)).values()].map(({ code }) => code))
      .toEqual(['01'])
  })

  it('says how many units there are today and were before', async () => {
    const { changes } = await api<UnitDates>(page, '/units/dates')
    const reform = changes.find(({ date }) => date === '2025-07-01')
    expect(reform?.counts.before).toEqual({ province: 63, district: 696, commune: 10_047 })
    await page.keyboard.press('d')
    const days = page.getByRole('dialog', { name: words.top.unitsOnTitle })
    const told = [
      ['province', 63, 34],
      ['district', 696, 0],
      ['commune', 10_047, 3321],
    ] as const
    for (const [level, before, after] of told) {
      const gaps = {
        level: words.level[`${level}Full`],
        before: formatCount(before, 'vi'),
        after: formatCount(after, 'vi'),
      }
      await days.getByText(say(words.top.changeFromTo, gaps)).waitFor()
    }
    await page.keyboard.press('Escape')
  })

  it.each([
    ['?level=commune&view=table', words.level.communeCount_other, '3.321'],
    ['?level=province&view=table', words.level.provinceCount_other, '34'],
    [`?level=commune&view=table&asOf=${BEFORE}`, words.level.communeCount_other, '10.047'],
    [`?level=district&view=table&asOf=${BEFORE}`, words.level.districtCount_other, '696'],
    [`?level=province&view=table&asOf=${BEFORE}`, words.level.provinceCount_other, '63'],
  ])('counts the units of the whole country on %s', async (search, text, shown) => {
    await open(search)
    const status = page.getByRole('region', { name: words.status.label })
    await status.getByText(say(text, { shown })).waitFor()
  })

  it('draws Hà Nội on the units before, side by side with those of today', async () => {
    await open('?place=province:01&view=side')
    const asked = { theme: 'caseload', level: 'commune', place: '01' } as const
    await expectDrawn(page, await expectedFigures(page, { ...asked, asOf: BEFORE }), 'before')
    await expectDrawn(page, await expectedFigures(page, asked), 'after')
  })

  it('draws Quảng Ninh', async () => {
    await open('?place=province:22')
    const expected = await expectedFigures(page, { theme: 'caseload', level: 'commune', place: '22' })
    expect((await expectDrawn(page, expected)).size).toBe(54)
  })

  it('knows 00004 as phường Trúc Bạch and then as phường Ba Đình', async () => {
    const search = page.getByRole('combobox', { name: words.top.search })
    await search.fill('truc bach')
    await page.getByRole('option').filter({ hasText: '00004' }).click()
    await page.waitForURL(/asOf=2025-06-30/)
    await panel().getByRole('heading', { name: 'Phường Trúc Bạch' }).waitFor()
    await settledMap(page)
    await search.fill('00004')
    await page.getByRole('option').filter({ hasText: 'Ba Đình' }).first().click()
    await page.waitForURL((address) => !address.search.includes('asOf'))
    await panel().getByRole('heading', { name: 'Phường Ba Đình' }).waitFor()
  })

  it.each([
    ['2026-04-29', 'Tỉnh Đồng Nai'],
    ['2026-04-30', 'Thành phố Đồng Nai'],
  ])('on %s there is %s', async (asOf, name) => {
    await open(`?place=province:75&asOf=${asOf}&view=table&unit=province:75`)
    await panel().getByRole('heading', { name }).waitFor()
    const { items } = await api<UnitList>(page, `/units?level=province&asOf=${asOf}`)
    expect(items.find(({ code }) => code === '75')?.name).toBe(name)
  })
})
