import type { Caseload, EmployerList, ServiceList, Unit, UnitList } from '@hoanhap/server/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { expectDrawn, expectLegend } from './support/compare.ts'
import { expectedFigures } from './support/expected.ts'
import {
  api,
  expectCleanRun,
  expectSays,
  follow,
  mapLabels,
  openedPlace,
  pixelOf,
  placesOn,
  settledMap,
  visit,
} from './support/steps.ts'
import { formatPeriod, say, words } from './support/words.ts'

/** A city official opens the map, reads it by commune, former district and province, and trusts what is drawn. */
describe('an official reads the caseload map', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  beforeAll(async () => {
    browser = await launchBrowser()
    visited = await visit(browser, url, { username: 'city_official' })
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  it('opens on the city, by commune, with every commune of it drawn as the API answers', async () => {
    const { page } = visited
    const place = await openedPlace(page)
    const expected = await expectedFigures(page, { theme: 'caseload', level: 'commune', place })
    await expectDrawn(page, expected)
    await expectLegend(page, expected)
  })

  it('says that the data are synthetic, and of which release they are', async () => {
    const { page } = visited
    const { release } = await api<Caseload>(page, '/caseload?level=province')
    const period = formatPeriod(release?.period ?? '', 'vi')
    const line = page.getByRole('region', { name: words.status.label })
    await line.getByText(say(words.status.release, { period })).waitFor()
    await line.getByText(words.app.syntheticEverywhere).waitFor()
    await page.getByText(words.app.synthetic, { exact: true }).first().waitFor()
  })

  it('explains a figure under ten where the pointer stands', async () => {
    const { page } = visited
    await page.goto(`${url}/?place=province:07&layers=figures,-names,-services,-employers`)
    await settledMap(page)
    const { rows } = await api<Caseload>(page, '/caseload?level=commune')
    const small = rows.find(({ display, parentCode }) => display === '<10' && parentCode === '07')
    const { items } = await api<UnitList>(page, '/units?level=commune&parent=07&limit=1000')
    const unit = items.find(({ id }) => id === small?.unitId) as Unit
    const { x, y } = await pixelOf(page, unit.centroid as [number, number])
    await page.mouse.move(x - 3, y)
    await page.mouse.move(x, y)
    const tooltip = page.getByRole('tooltip')
    await tooltip.getByText(words.map.smallNote).waitFor()
    await expectSays(tooltip, unit.name, '<10')
  })

  it('draws every employer and every service, alone or in a cluster with its number', async () => {
    const { page } = visited
    await follow(page, '/?place=province:07&at=108.65,16.6,7.5')
    const employers = await api<EmployerList>(page, '/employers?limit=1000')
    const services = await api<ServiceList>(page, '/services?limit=1000')
    await expect
      .poll(() => placesOn(page))
      .toEqual({ employers: employers.features.length, services: services.features.length })
    await page
      .getByRole('switch', { name: say(words.panel.showLayer, { layer: words.layer.employers }) })
      .click()
    await expect.poll(() => placesOn(page)).toEqual({ employers: 0, services: services.features.length })
  })

  it.each(['district', 'province'] as const)('draws by %s exactly what the API answers', async (level) => {
    const { page } = visited
    const name = level === 'district' ? words.level.district : words.level.province
    await follow(page, '/?place=province:07')
    await page.getByRole('radio', { name, exact: true }).click()
    const place = level === 'district' ? '07' : undefined
    const all = await expectedFigures(page, { theme: 'caseload', level, place })
    // A province holds no province but itself; the city is the first of the demo country.
    const expected = level === 'province' ? new Map([...all].slice(0, 1)) : all
    await expectDrawn(page, expected)
    const states = new Set([...expected.values()].map(({ state }) => state))
    expect(states.has('value'), 'former districts are only ever estimates').toBe(level === 'province')
  })

  it('names both archipelagos and the sea on the national view', async () => {
    const { page } = visited
    await page.goto(`${url}/?level=province&theme=caseload&view=map&asOf=`)
    await settledMap(page)
    const names = ['BIỂN ĐÔNG', 'QUẦN ĐẢO HOÀNG SA', 'QUẦN ĐẢO TRƯỜNG SA']
    const missing = async () => {
      const labels = (await mapLabels(page)).join(' ').toLocaleUpperCase('vi')
      return names.filter((name) => !labels.includes(name))
    }
    await expect.poll(missing, { message: 'names that are not on the map' }).toEqual([])
    await expectDrawn(page, await expectedFigures(page, { theme: 'caseload', level: 'province' }))
  })
})
