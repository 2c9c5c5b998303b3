import type { Caseload, Coverage } from '@hoanhap/server/contract.ts'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { api, expectCleanRun, expectSays, pixelOf, settledMap, visit } from './support/steps.ts'
import { formatCount, formatDay, formatPeriod, words } from './support/words.ts'

/** The table beside the map: the same figures, the same selection, and a file to take away. */
describe('the table of the map', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  let page: Page
  let rows: Caseload['rows']
  let answer: Caseload
  beforeAll(async () => {
    browser = await launchBrowser()
    const path = '/?place=province:07&layers=figures,-names,-services,-employers'
    visited = await visit(browser, url, { username: 'city_official', path })
    page = visited.page
    await settledMap(page)
    answer = await api<Caseload>(page, '/caseload?level=commune')
    rows = answer.rows.filter(({ parentCode }) => parentCode === '07')
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  const table = () => page.getByRole('grid').or(page.getByRole('table')).first()
  const bodyRows = () => table().locator('tbody tr[data-unit]')
  const head = (name: string) => table().getByRole('columnheader', { name })

  /** All rows of the table, scrolled through: unit ids in their order with what the people column says. */
  async function readTable(): Promise<{ id: number; people: string }[]> {
    const seen = new Map<number, { id: number; place: number; people: string }>()
    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, 0))
    await expect
      .poll(async () => {
        const read = await bodyRows().evaluateAll((all) =>
          all.map((row) => ({
            id: Number((row as HTMLElement).dataset.unit),
            place: Number(row.getAttribute('aria-rowindex')),
            people: row.querySelector('td.column-people')?.textContent ?? '',
          })),
        )
        for (const row of read) seen.set(row.id, row)
        await page.locator('.table-scroll').evaluate((box) => box.scrollBy(0, 300))
        return seen.size
      })
      .toBe(rows.length)
    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, 0))
    return [...seen.values()].sort((a, b) => a.place - b.place)
  }

  it('shares the selection with the map, both ways', async () => {
    await page.keyboard.press('m')
    await bodyRows().first().waitFor()
    const id = Number(await bodyRows().nth(2).getAttribute('data-unit'))
    const row = rows.find(({ unitId }) => unitId === id)
    await table().locator(`tbody tr[data-unit="${id}"]`).click()
    await page.waitForURL(new RegExp(`unit=commune:${row?.code}`))
    await page.getByRole('heading', { name: row?.name ?? '' }).waitFor()
    await page.keyboard.press('m')
    await settledMap(page)
    expect(page.url()).toContain(`unit=commune:${row?.code}`)
    const other = await api<{ items: { code: string; centroid: [number, number] }[] }>(
      page,
      '/units?level=commune&parent=07&limit=1000',
    )
    const unit = other.items.find(({ code }) => code !== row?.code)
    const { x, y } = await pixelOf(page, unit?.centroid ?? [0, 0])
    await page.mouse.click(x, y)
    await page.waitForURL(new RegExp(`unit=commune:${unit?.code}`))
    await page.keyboard.press('m')
    const name = rows.find(({ code }) => code === unit?.code)?.name ?? unit?.code ?? ''
    await expectSays(table().locator('tr[aria-selected=true]'), name)
  })

  it('lists every commune with the figure of the API, the hidden ones last', async () => {
    const read = await readTable()
    const byId = new Map(rows.map((row) => [row.unitId, row]))
    expect(read.map(({ people }) => people.trim())).toEqual(read.map(({ id }) => byId.get(id)?.display))
    const counts = read.map(({ id }) => byId.get(id)?.count ?? null)
    const known = counts.filter((count) => count !== null)
    expect(counts.slice(0, known.length)).toEqual([...known].sort((a, b) => b - a))
    expect(counts.slice(known.length).every((count) => count === null)).toBe(true)
  })

  it('sorts by keyboard; hidden figures stay last, whichever way', async () => {
    await head(words.table.people).getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => head(words.table.people).getAttribute('aria-sort')).toBe('ascending')
    const byId = new Map(rows.map((row) => [row.unitId, row]))
    const counts = (await readTable()).map(({ id }) => byId.get(id)?.count ?? null)
    const known = counts.filter((count) => count !== null)
    expect(counts.slice(0, known.length)).toEqual([...known].sort((a, b) => a - b))
    await table().locator('[data-cell="0 0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell')))
      .toBe('1 2')
    await page.keyboard.press('s')
    await expect.poll(() => head(words.table.people).getAttribute('aria-sort')).toBe('descending')
    await expect.poll(() => page.url()).not.toContain('sort=people')
  })

  it('totals the place and says who is not mapped', async () => {
    const city = (await api<Caseload>(page, '/caseload?level=province')).rows.find(
      ({ code }) => code === '07',
    )
    const foot = table().locator('tfoot tr')
    expect(city?.count).toBeGreaterThan(0)
    await expectSays(foot.first(), city?.name ?? '', formatCount(city?.count ?? 0, 'vi'))
    await expectSays(foot.last(), words.table.notMapped)
  })

  it('gives a file with the release, the day, the synthetic mark and every figure of the API', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.table.export }).click(),
    ])
    const text = await textOf(download)
    const lines = text.slice(1).trimEnd().split('\r\n')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(download.suggestedFilename()).toContain(answer.release?.period)
    const top = lines.slice(0, 8).join('\n')
    expect(top).toContain(formatPeriod(answer.release?.period ?? '', 'vi'))
    expect(top).toContain(formatDay(answer.asOf, 'vi'))
    expect(top).toContain(words.table.exportSynthetic)
    const [titles = '', ...body] = lines.slice(
      lines.findIndex((line) => line.startsWith(`${words.table.name},`)),
    )
    const column = (title: string) => columnOf(titles, body, title)
    const counted = ({ code, count, display }: (typeof rows)[number]) => [
      code,
      count === null ? display : String(count),
    ]
    expect(column(words.table.people)).toEqual(Object.fromEntries(rows.map(counted)))
    const coverage = await api<Coverage>(page, '/coverage?level=commune')
    const covered = coverage.rows.filter(({ parentCode }) => parentCode === '07')
    for (const kind of ['employers', 'openings', 'services'] as const)
      expect(column(words.table[kind])).toEqual(
        Object.fromEntries(covered.map((row) => [row.code, String(row[kind])])),
      )
  })
})

async function textOf(download: Download): Promise<string> {
  const chunks = await (await download.createReadStream()).toArray()
  return Buffer.concat(chunks).toString('utf8')
}

/** What the file holds in a column, by the code of the unit. */
function columnOf(titles: string, body: string[], title: string): Record<string, string> {
  const [code, column] = [words.table.code, title].map((name) => titles.split(',').indexOf(name))
  return Object.fromEntries(body.map((line) => [line.split(',')[code ?? -1], line.split(',')[column ?? -1]]))
}
