import type { Access, AccessRow, UnitList } from '@hoanhap/server/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { formatDecimal } from '../../web/src/i18n/formats.ts'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { expectDrawn } from './support/compare.ts'
import type { Expected } from './support/expected.ts'
import { api, expectCleanRun, expectSays, openedPlace, pick, settledMap, visit } from './support/steps.ts'
import { say, words } from './support/words.ts'

/** What a planner asks: jobs in welding within so many kilometres. */
const TRADE = 'welding'

/** Map, ranking and table of the gap planner say what the API answers to the same question. */
describe('a planner looks for where jobs are missing', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  let place: string
  beforeAll(async () => {
    browser = await launchBrowser()
    visited = await visit(browser, url, { username: 'planner', path: '/' })
    await visited.page.getByRole('link', { name: words.nav.gap }).click()
    place = await openedPlace(visited.page)
    await settledMap(visited.page)
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  /** The communes of the place as the API scores them. */
  async function answered(question: string): Promise<AccessRow[]> {
    const { items } = await api<UnitList>(visited.page, `/units?level=commune&limit=1000&parent=${place}`)
    const drawable = new Set(items.filter(({ bbox }) => bbox !== null).map(({ id }) => id))
    const { rows } = await api<Access>(visited.page, `/access?level=commune&${question}`)
    return rows.filter(({ unitId }) => drawable.has(unitId))
  }

  async function tradeName(): Promise<string> {
    const { items } = await api<{ items: { code: string; name: string }[] }>(visited.page, '/trades')
    return items.find(({ code }) => code === TRADE)?.name ?? ''
  }

  it('paints the communes by openings within reach of a trade, as the API has them', async () => {
    const { page } = visited
    await pick(page, words.gap.trade, await tradeName())
    await page.waitForURL(/trade=welding/)
    const rows = await answered(`trade=${TRADE}`)
    expect(new Set(rows.map(gapOf)).size, 'the demo has different scores').toBeGreaterThan(5)
    await expectDrawn(
      page,
      new Map(rows.map((row) => [row.unitId, { state: stateOf(row), value: gapOf(row) }])),
    )
  })

  it('names the five worst, most missing first and then most people', async () => {
    const rows = worstFirst(await answered(`trade=${TRADE}`))
    const names = visited.page.getByRole('table', { name: words.gap.ranking.title }).getByRole('rowheader')
    const wanted = rows.slice(0, 5).map(({ name }) => name)
    await expect.poll(async () => (await names.allInnerTexts()).slice(0, 5)).toEqual(wanted)
  })

  it('chooses a commune from the list and shows how its score comes about', async () => {
    const { page } = visited
    const rows = worstFirst(await answered(`trade=${TRADE}`))
    const covered = rows.find(({ covered }) => covered) as AccessRow
    await page.getByRole('radio', { name: words.view.table }).click()
    await page.getByRole('rowheader', { name: covered.name, exact: true }).click()
    const chosen = page.getByRole('region', { name: words.gap.chosen })
    const figure = formatDecimal(gapOf(covered) ?? Number.NaN, 1, 'vi')
    await expectSays(chosen, covered.name, say(words.gap.words.work.gap, { figure }))
    await chosen.getByRole('button', { name: words.gap.calculation.ofThis }).click()
    const dialog = page.getByRole('dialog')
    await expectSays(dialog, formatDecimal(covered.score ?? Number.NaN, 4, 'vi'), figure)
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: words.view.map }).click()
    await settledMap(page)
  })

  it('follows the slider: the farther people go, the same as the API', async () => {
    const { page } = visited
    const slider = page.getByRole('slider', { name: words.gap.reach })
    await slider.focus()
    for (let presses = 0; presses < 10; presses++) await slider.press('ArrowRight')
    await page.waitForURL(/km=15(&|$)/)
    const rows = await answered(`trade=${TRADE}&catchmentKm=15`)
    await expectDrawn(
      page,
      new Map(rows.map((row) => [row.unitId, { state: stateOf(row), value: gapOf(row) }])),
    )
  })

  it('paints the way to the nearest place beside it, with one camera', async () => {
    const { page } = visited
    await page.getByRole('button', { name: words.gap.compare }).click()
    const rows = await answered(`trade=${TRADE}&catchmentKm=15`)
    const nearest: Expected = new Map(
      rows.map(({ unitId, nearestKm }) => [
        unitId,
        nearestKm === null
          ? { state: 'noData', value: null }
          : { state: 'value', value: Number(nearestKm.toFixed(1)) },
      ]),
    )
    await expectDrawn(page, nearest, 'second')
    await expectDrawn(
      page,
      new Map(rows.map((row) => [row.unitId, { state: stateOf(row), value: gapOf(row) }])),
      'first',
    )
    await page.getByRole('button', { name: words.gap.oneMap }).click()
    await settledMap(page)
  })
})

/** Openings within reach of 100 people as the page writes them. */
function gapOf({ score, demandState }: AccessRow): number | null {
  return score === null || demandState === 'noData' ? null : Math.round(score * 1000) / 10
}

function stateOf({ score, demandState }: AccessRow): 'value' | 'estimated' | 'noData' {
  if (score === null || demandState === 'noData') return 'noData'
  return demandState === 'value' ? 'value' : 'estimated'
}

function worstFirst(rows: readonly AccessRow[]): AccessRow[] {
  return rows
    .filter(({ demand }) => (demand ?? 0) > 0)
    .sort(
      (a, b) =>
        (gapOf(a) ?? 0) - (gapOf(b) ?? 0) ||
        (b.demand ?? 0) - (a.demand ?? 0) ||
        a.name.localeCompare(b.name, 'vi') ||
        a.unitId - b.unitId,
    )
}
