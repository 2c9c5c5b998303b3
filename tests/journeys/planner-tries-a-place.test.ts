import {
  DETOUR_FACTOR,
  type ScoreSummary,
  scoreCommunes,
  summariseScores,
} from '@hoanhap/geo/access/score-communes.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Access, EmployerList, Scenario, ScenarioList } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settledAt } from '../../web/src/features/gap-planner/reckoning/reckoning.ts'
import { formatCount, formatDecimal, formatPercent } from '../../web/src/i18n/formats.ts'
import type { MapHandle } from '../../web/src/map/test-handle.ts'
import { demoUrl, launchBrowser } from './support/browser.ts'
import { api, expectCleanRun, pixelOf, settledMap, visit } from './support/steps.ts'
import { say, words } from './support/words.ts'

const { trial } = words
const NAME = `Xưởng thử ${Date.now().toString(36)}`
const CHANGED = `${NAME}, đổi ở nơi khác`
const BESIDE = `${NAME}, bản thứ hai`
const CATCHMENT_KM = 10
const OPENINGS = 10

/** A planner tries an employer where nobody has one; others see it with the figures that they may see. */
describe('a new employer is tried, kept and shared', () => {
  const url = demoUrl()
  let browser: Browser
  let link: string
  let place: readonly [number, number]
  let figuresOfPlanner: string[]
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const shown = (page: Page) => page.locator('.trial-figures dd strong').allTextContents()
  const tried = (page: Page) =>
    page.evaluate(() => window.__map?.find((one: MapHandle) => one.id === 'main')?.tried() ?? [])

  it('a planner drags it into a commune without work in reach, and the figures follow', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'planner', path: '/gap' })
    await settledMap(page)
    const from = await reachable(page, ({ covered }) => covered === true)
    const to = await reachable(
      page,
      ({ coveredShare, demand }) => (coveredShare ?? 1) <= 0.5 && (demand ?? 0) > 0,
    )
    await page.getByRole('button', { name: trial.place.work, exact: true }).click()
    const first = await pixelOf(page, from)
    await page.mouse.click(first.x, first.y)
    await page.getByText(trial.notKept, { exact: true }).waitFor()
    await expect.poll(() => tried(page)).toMatchObject([{ id: -1, drawn: true }])
    expect(await shown(page)).toEqual(
      await expected(
        page,
        (await tried(page)).map(({ position }) => position),
      ),
    )
    await dragUntilTaken(page, to)
    const [now] = await tried(page)
    place = now?.position ?? [0, 0]
    await expect.poll(() => shown(page)).toEqual(await expected(page, [place]))
    await page
      .getByText(trial.helps_other.split('{{')[0]?.trim() ?? '')
      .first()
      .waitFor()
    const coverage = page.locator('.trial-figures .trial-change').first()
    expect(await coverage.textContent()).toMatch(/^\+/)
    expect(new URL(page.url()).searchParams.get('scenario')).toBeNull()
    await page.getByRole('button', { name: trial.keep, exact: true }).click()
    await page.getByLabel(trial.name).fill(NAME)
    await page.getByRole('button', { name: trial.keepNew, exact: true }).click()
    await page.waitForURL(/[?&]scenario=\d+/)
    await page.getByText(trial.kept, { exact: true }).waitFor()
    figuresOfPlanner = await shown(page)
    link = `/gap?scenario=${new URL(page.url()).searchParams.get('scenario')}`
    expectCleanRun(watch)
    await close()
  })

  it('only the question and the edits are stored', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'city_official', path: link })
    const kept = await api<Scenario>(page, link.replace('/gap?scenario=', '/scenarios/'))
    expect(kept).toEqual({
      ...{ id: kept.id, name: NAME, by: kept.by, mine: false, savedAt: kept.savedAt, version: 1 },
      parameters: {
        service: 'employer',
        trade: null,
        catchmentKm: 10,
        decay: 'gaussian',
        steps: '2',
        asOf: null,
      },
      edits: [{ kind: 'add', location: place, capacity: OPENINGS }],
    })
    expectCleanRun(watch)
    await close()
  })

  it('a city official opens the link, reads whose it is and sees the same figures', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'city_official', path: link })
    await page.getByRole('heading', { name: NAME }).waitFor()
    await expect.poll(() => shown(page)).toEqual(figuresOfPlanner)
    await page.getByText(trial.ownPlane).waitFor()
    await expect.poll(() => tried(page)).toMatchObject([{ id: -1, position: place, drawn: true }])
    expectCleanRun(watch)
    await close()
  })

  it('a social officer opens it too, on exact figures of the own area', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'social_officer', path: link })
    await page.getByRole('heading', { name: NAME }).waitFor()
    const own = await api<Access>(page, `/access?catchmentKm=${CATCHMENT_KM}`)
    expect([own.plane, own.rows.some(({ demandState }) => demandState === 'value')]).toEqual([
      'register',
      true,
    ])
    await expect.poll(() => shown(page)).toEqual(await expected(page, [place]))
    expectCleanRun(watch)
    await close()
  })

  it('whoever may not keep scenarios opens it, and finds no way to keep one', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'auditor', path: link })
    await page.getByRole('heading', { name: NAME }).waitFor()
    await page.getByRole('button', { name: trial.undo, exact: true }).waitFor()
    expect(await page.getByRole('button', { name: trial.keep, exact: true }).count()).toBe(0)
    expectCleanRun(watch)
    await close()
  })

  it('whoever changed it in between is not overwritten: the second change is told, and kept beside', async () => {
    const { page, watch, close } = await visit(browser, url, {
      ...{ username: 'planner', path: link },
      provoked: /status of 412/,
    })
    await expect.poll(() => shown(page)).toEqual(figuresOfPlanner)
    await page.locator('.trial-edit').click()
    await page.getByRole('button', { name: trial.more, exact: true }).click()
    await page.getByText(trial.notKept, { exact: true }).waitFor()
    const address = link.replace('/gap?scenario=', '/api/v1/scenarios/')
    const elsewhere = await page.evaluate(
      async ([at, changed]) => {
        const body = JSON.stringify({ name: changed })
        const headers = { 'content-type': 'application/json', 'If-Match': '"v1"' }
        return (await fetch(at, { method: 'PATCH', headers, body })).status
      },
      [address, CHANGED] as const,
    )
    expect(elsewhere).toBe(200)
    await page.getByRole('button', { name: trial.keep, exact: true }).click()
    await page.getByRole('button', { name: trial.keepChange, exact: true }).click()
    await page.getByText(trial.problem.stale).waitFor()
    expect(await page.getByRole('button', { name: trial.keepChange, exact: true }).count()).toBe(0)
    await page.getByLabel(trial.name).fill(BESIDE)
    await page.getByRole('button', { name: trial.keepNew, exact: true }).click()
    await page.getByRole('heading', { name: BESIDE }).waitFor()
    const first = await api<Scenario>(page, address.replace('/api/v1', ''))
    expect([first.name, first.version]).toEqual([CHANGED, 2])
    expect(first.edits).toEqual([{ kind: 'add', location: place, capacity: OPENINGS }])
    const { items } = await api<ScenarioList>(page, '/scenarios')
    const beside = items.find(({ name }) => name === BESIDE)
    expect(beside?.edits).toEqual([{ kind: 'add', location: place, capacity: OPENINGS + 1 }])
    const removed = await page.evaluate(async (id) => {
      const headers = { 'If-Match': '"v1"' }
      return (await fetch(`/api/v1/scenarios/${id}`, { method: 'DELETE', headers })).status
    }, beside?.id)
    expect(removed).toBe(204)
    expectCleanRun(watch)
    await close()
  })

  it('the planner takes a step back by key and by button, then removes what was kept', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'planner', path: link })
    await expect.poll(() => shown(page)).toEqual(figuresOfPlanner)
    await page.locator('.trial-edit').click()
    await page.locator('[data-map="main"] canvas').focus()
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('+')
    await page.getByText(trial.notKept, { exact: true }).waitFor()
    await expect.poll(() => shown(page).then((figures) => figures.at(-1))).not.toBe(figuresOfPlanner.at(-1))
    await page.getByRole('link', { name: words.nav.map, exact: true }).click()
    await page
      .getByRole('dialog', { name: trial.discardTitle })
      .getByRole('button', { name: trial.goOn, exact: true })
      .click()
    expect(new URL(page.url()).pathname).toBe('/gap')
    await page.getByRole('button', { name: trial.undo, exact: true }).click()
    await page.getByRole('button', { name: trial.undo, exact: true }).click()
    await expect.poll(() => shown(page)).toEqual(figuresOfPlanner)
    await page.getByRole('button', { name: trial.scenarios, exact: true }).click()
    await page.getByRole('button', { name: say(trial.removeNamed, { name: CHANGED }) }).click()
    await page.getByRole('button', { name: trial.remove, exact: true }).click()
    await expect.poll(() => page.getByRole('dialog').getByText(CHANGED).count()).toBe(0)
    expectCleanRun(watch)
    await close()
  })

  /** A commune of this kind that no panel covers: where on the window its point lies. */
  async function reachable(page: Page, wanted: (row: Access['rows'][number]) => boolean) {
    const { rows } = await api<Access>(page, `/access?catchmentKm=${CATCHMENT_KM}`)
    for (const { location } of rows.filter((row) => row.location !== null && wanted(row))) {
      const pixel = await pixelOf(page, location as LonLat)
      const isFree = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.classList.contains('maplibregl-canvas') ?? false,
        pixel,
      )
      if (isFree) return location as LonLat
    }
    throw new Error('no such commune can be seen')
  }

  async function dragUntilTaken(page: Page, target: LonLat) {
    const at = async () => String((await tried(page))[0]?.position)
    const start = await at()
    await page.locator('[data-map="main"] [data-drags-places]').waitFor({ state: 'attached' })
    await expect
      .poll(async () => {
        const from = await pixelOf(page, (await tried(page))[0]?.position ?? target)
        const to = await pixelOf(page, target)
        await page.mouse.move(from.x, from.y)
        await page.mouse.down()
        await page.mouse.move(from.x + 6, from.y + 6)
        await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
        await page.mouse.move(to.x, to.y)
        await page.mouse.up()
        return at()
      })
      .not.toBe(start)
  }

  /** The four figures as the page writes them, from the caller's own answers and nothing but geo. */
  async function expected(page: Page, added: readonly (readonly [number, number])[]): Promise<string[]> {
    const { rows, parameters } = await api<Access>(page, `/access?catchmentKm=${CATCHMENT_KM}`)
    const { features, next } = await api<EmployerList>(page, '/employers?accepting=true&limit=1000')
    expect([next, parameters.detourFactor]).toEqual([undefined, DETOUR_FACTOR])
    const employers = features.flatMap(({ geometry, properties: { openings } }) =>
      geometry && openings > 0 ? [{ point: geometry.coordinates, capacity: openings }] : [],
    )
    const communes = rows.flatMap((row) => {
      const { demand, demandLow, demandHigh } = row
      const known = demand === null ? null : { people: demand, low: demandLow ?? 0, high: demandHigh ?? 0 }
      const settled = settledAt(row)
      return settled ? [{ ...settled, demand: known }] : []
    })
    expect(parameters.demandAt).toBe('populationPoints')
    const places = [...employers, ...added.map((point) => ({ point, capacity: OPENINGS }))]
    const settings = { catchmentKm: CATCHMENT_KM, decay: 'gaussian', threeStep: false } as const
    const summary = summariseScores(scoreCommunes(communes, places, settings))
    return written(
      summary,
      places.reduce((sum, { capacity }) => sum + capacity, 0),
    )
  }
})

function written({ coverageShare, withoutPlace, gini }: ScoreSummary, capacity: number): string[] {
  return [
    formatPercent(100 * (coverageShare ?? Number.NaN), 'vi'),
    formatCount(withoutPlace, 'vi'),
    formatDecimal(gini ?? Number.NaN, 2, 'vi'),
    formatCount(capacity, 'vi'),
  ]
}
