import { buffer } from 'node:stream/consumers'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Access, Siting } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../support/read-workbook.ts'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { api, mapLabels, pixelOf, settledMap, visit } from './support/steps.ts'
import { say, words } from './support/words.ts'

const url = demoUrl()
const { siting, app } = words

let browser: Browser
let visited: VisitedPage
let page: Page
let answer: Siting

beforeAll(async () => {
  browser = await launchBrowser()
  visited = await visit(browser, url, { username: 'planner', path: '/gap' })
  page = visited.page
  await settledMap(page)
})
afterAll(() => browser?.close())

/** Chooses from the menu of exports and reads the file. */
async function exported(item: string): Promise<Buffer> {
  await page.getByRole('button', { name: siting.export.menu, exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: item }).click()
  return buffer(await (await download).createReadStream())
}

describe('a planner asks where the next three places help most', () => {
  test('and sees them ranked, with what each adds and the proof', async () => {
    const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/siting'))
    await page.getByRole('button', { name: siting.find, exact: true }).click()
    answer = await (await asked).json()
    expect(answer.status).toBe('optimal')
    await page.locator('.siting-proof[data-proof="optimal"]').waitFor()
    const names = await page.locator('.site-list .site-name').allTextContents()
    expect(names).toEqual(answer.sites.map(({ name }) => name))
    expect(names.length).toBeGreaterThan(0)
  })

  test('as pins with their rank on the map', async () => {
    const ranks = answer.sites.map((_, index) => String(index + 1))
    await expect
      .poll(() => page.evaluate(() => window.__map?.find(({ id }) => id === 'main')?.labels() ?? []))
      .toEqual(expect.arrayContaining(ranks))
  })

  test('with a curve whose values are there as text', async () => {
    const table = page.locator('.siting-curve table')
    const chosen = table.locator('tbody tr').nth(answer.sites.length)
    expect(await chosen.textContent()).toContain(siting.curveChosen)
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(1)
  })
})

describe('takes the result away', () => {
  test('as a workbook with figures, parameters and proposals, and no number behind a hidden count', async () => {
    const file = await exported(siting.export.workbook)
    const sheets = readWorkbook(file)
    const { communes, parameters, proposals } = siting.export.sheet
    const rows = sheets.get(communes) ?? []
    const head = rows.find(([first]) => first === siting.export.column.code) ?? []
    const need = head.indexOf(siting.export.column.need)
    const state = head.indexOf(siting.export.column.needState)
    const told = rows.slice(rows.indexOf(head) + 1)
    expect(told.length).toBeGreaterThan(10)
    const hidden = told.filter((row) => row[state] === siting.export.state.suppressed)
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.filter((row) => typeof row[need] === 'number')).toEqual([])
    expect(sheets.get(parameters)?.map(([term]) => term)).toContain(siting.export.log.catchment)
    expect(sheets.get(proposals)?.map((row) => row[1])).toContain(answer.sites[0]?.name)
    expect(rows.flat()).toContain(siting.export.synthetic)
  })

  test('as a map file', async () => {
    const file = await exported(siting.export.geojson)
    const collection = JSON.parse(file.toString('utf8'))
    expect(collection).toMatchObject({ type: 'FeatureCollection', synthetic: true, parameters: { edits: 0 } })
    const proposals = collection.features.filter(
      ({ properties }: { properties: { kind: string } }) => properties.kind === 'proposal',
    )
    expect(proposals).toHaveLength(answer.sites.length)
  })

  test('as exactly one page A4 with map, scale, north, legend, table and source', async () => {
    await page.getByRole('button', { name: siting.export.menu, exact: true }).click()
    await page.getByRole('menuitem', { name: siting.export.report }).click()
    const report = page.locator('.report-page')
    await report.locator('.report-map img').waitFor()
    await page.emulateMedia({ media: 'print' })
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/)
    const text = await report.textContent()
    const { report: printed } = siting
    for (const wanted of [printed.country, printed.motto, printed.title, printed.worst, printed.proposals])
      expect(text).toContain(wanted)
    expect(text).toContain(siting.export.synthetic)
    expect(text).toMatch(/\d km/)
    expect(await report.locator('.report-table tbody tr').count()).toBe(5)
    expect(await report.locator('.report-north').count()).toBe(1)
    // Nothing of the page is cut off: the last line ends above the edge of the sheet.
    const spare = await report.evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight)
    expect(spare).toBeLessThanOrEqual(0)
    await page.emulateMedia({ media: 'screen' })
    await page.locator('.report-tools').getByRole('button', { name: app.close }).click()
    await report.waitFor({ state: 'detached' })
  })
})

test('a proposal goes into the trial', async () => {
  const [first] = answer.sites
  const name = siting.tryOne.replace('{{name}}', first?.name ?? '')
  await page.getByRole('button', { name, exact: true }).click()
  await page.locator('.site-tried').first().waitFor()
  expect(await page.locator('.site-rank[data-tried]').count()).toBe(1)
})

describe('a planner asks which of a few points of their own help most for the money', () => {
  const COSTS = [100, 200, 300]

  test('puts them on the map, each with a letter', async () => {
    await page.getByRole('radio', { name: siting.fromPoints, exact: true }).check()
    await page.getByRole('button', { name: siting.draw, exact: true }).click()
    for (const point of await pointsInSight(COSTS.length)) {
      const { x, y } = await pixelOf(page, point)
      await page.mouse.click(x, y)
    }
    await page.getByRole('button', { name: siting.stopDrawing, exact: true }).click()
    await expect.poll(() => mapLabels(page)).toEqual(expect.arrayContaining(['A', 'B', 'C']))
  })

  test('is told that a budget needs the cost of each', async () => {
    await page.getByLabel(siting.budget, { exact: true }).fill('300')
    await page.getByText(siting.needsCosts).waitFor()
    expect(await page.getByRole('button', { name: siting.find, exact: true }).isDisabled()).toBe(true)
    for (const [index, cost] of COSTS.entries()) {
      const label = say(siting.costOf, { label: 'ABC'[index] ?? '' })
      await page.getByLabel(label, { exact: true }).fill(String(cost))
    }
  })

  test('and reads what is spent, never more than the budget', async () => {
    const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/siting'))
    await page.getByRole('button', { name: siting.find, exact: true }).click()
    const found: Siting = await (await asked).json()
    expect(found.parameters).toMatchObject({ budget: 300, candidates: 3 })
    expect([found.status, found.sites.length > 0]).toEqual(['optimal', true])
    const spent = found.sites.reduce((sum, { cost }) => sum + (cost ?? Number.NaN), 0)
    expect([found.spent, spent <= 300]).toEqual([spent, true])
    await page.getByText(say(siting.spentOf, { spent: String(spent), budget: '300' })).waitFor()
    const names = await page.locator('.site-list .site-name').allTextContents()
    found.sites.forEach(({ name }, index) => {
      expect(names[index]).toContain(name)
    })
  })

  /** Points of the communes that have least within reach, where no panel lies over the map. */
  async function pointsInSight(count: number): Promise<LonLat[]> {
    const { rows } = await api<Access>(page, '/access?catchmentKm=10')
    const wanted = rows
      .filter(({ location, demand }) => location !== null && (demand ?? 0) > 0)
      .sort((a, b) => (a.coveredShare ?? 0) - (b.coveredShare ?? 0))
    const found: LonLat[] = []
    for (const { location } of wanted) {
      const pixel = await pixelOf(page, location as LonLat)
      const isFree = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.classList.contains('maplibregl-canvas') ?? false,
        pixel,
      )
      if (isFree) found.push(location as LonLat)
      if (found.length === count) return found
    }
    throw new Error('too few communes can be seen')
  }
})

test('a link to what is where opens where the map would, and not at the whole country', async () => {
  await page.goto(`${url}/gap?view=presence`)
  await page.waitForURL(/[?&]place=province/)
  const place = new URL(page.url()).searchParams.get('place')
  await page.goto(`${url}/gap`)
  await page.waitForURL(/[?&]place=province/)
  expect(new URL(page.url()).searchParams.get('place')).toBe(place)
})

test('nothing went wrong on the way', () => {
  expect(visited.watch).toEqual({ consoleErrors: [], outsideRequests: [], serverErrors: [] })
})
