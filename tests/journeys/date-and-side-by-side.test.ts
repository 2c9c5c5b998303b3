import type { UnitDates, UnitList } from '@hoanhap/server/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { expectDrawn } from './support/compare.ts'
import { expectedFigures } from './support/expected.ts'
import {
  api,
  camera,
  drawnUnits,
  expectCleanRun,
  follow,
  settledMap,
  showDayBefore,
  visit,
} from './support/steps.ts'
import { formatCount, say, words } from './support/words.ts'

const BEFORE = '2025-06-30'
const BEFORE_WORDS = '30/06/2025'
const CITY = { theme: 'caseload', level: 'commune', place: '07' } as const

/** The same release on the units of another date: in place, said in words, marked as estimated. */
describe('the date of the units', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  beforeAll(async () => {
    browser = await launchBrowser()
    const options = { reducedMotion: 'no-preference' } as const
    visited = await visit(browser, url, { username: 'city_official', path: '/?place=province:07', options })
    await settledMap(visited.page)
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  it('says what changed on each day, in counts and by which document', async () => {
    const { page } = visited
    const { changes } = await api<UnitDates>(page, '/units/dates')
    await page.keyboard.press('d')
    const days = page.getByRole('dialog', { name: words.top.unitsOnTitle })
    await days.getByText(words.top.today).waitFor()
    for (const { counts, documents } of changes) {
      for (const level of ['province', 'district', 'commune'] as const) {
        const [before, after] = [counts.before[level], counts.after[level]]
        if (before === after) continue
        const shown = { before: formatCount(before, 'vi'), after: formatCount(after, 'vi') }
        await days
          .getByText(say(words.top.changeFromTo, { level: words.level[`${level}Full`], ...shown }))
          .waitFor()
      }
      for (const document of documents) await days.getByText(document, { exact: false }).waitFor()
    }
    await page.keyboard.press('Escape')
    await days.waitFor({ state: 'detached' })
  })

  it('redraws in place on the units before, every figure an estimate, and comes back with Back', async () => {
    const { page } = visited
    const today = await expectedFigures(page, CITY)
    const now = await expectDrawn(page, today)
    const look = await camera(page)
    await showDayBefore(page, BEFORE_WORDS)
    await page.waitForURL(new RegExp(`asOf=${BEFORE}`))
    const expected = await expectedFigures(page, { ...CITY, asOf: BEFORE })
    const before = await expectDrawn(page, expected)
    expect(await camera(page), 'the camera stays').toEqual(look)
    expect(before.size).toBeGreaterThan(now.size)
    expect([...before.keys()].some((id) => now.has(id))).toBe(false)
    expect([...expected.values()].some(({ state }) => state === 'estimated')).toBe(true)
    expect([...expected.values()].every(({ state }) => state !== 'value')).toBe(true)
    await page.goBack()
    await expectDrawn(page, today)
    expect(page.url()).not.toContain('asOf')
  })

  it('redraws on the units of 2026-04-29 and of the day after', async () => {
    const { page } = visited
    for (const asOf of ['2026-04-29', '2026-04-30']) {
      await follow(page, `/?place=province:07&asOf=${asOf}`)
      await expectDrawn(page, await expectedFigures(page, { ...CITY, asOf }))
    }
    const dayBefore = await idsOn('2026-04-29')
    const dayAfter = await idsOn('2026-04-30')
    expect(dayAfter.filter((id) => !dayBefore.includes(id)).length).toBeGreaterThan(0)
  })

  async function idsOn(asOf: string): Promise<number[]> {
    const units = ['commune', 'province'].map((level) =>
      api<UnitList>(visited.page, `/units?level=${level}&limit=1000&asOf=${asOf}`),
    )
    return (await Promise.all(units)).flatMap(({ items }) => items.map(({ id }) => id))
  }

  it('shows before and after side by side, each drawn as its own answer, with one camera', async () => {
    const { page } = visited
    await follow(page, '/?place=province:07')
    await page.getByRole('radio', { name: words.view.side }).click()
    await expectDrawn(page, await expectedFigures(page, { ...CITY, asOf: BEFORE }), 'before')
    await expectDrawn(page, await expectedFigures(page, CITY), 'after')
    await expectOneCamera()
  })

  it('moves both maps when one is dragged', async () => {
    const { page } = visited
    const look = await camera(page, 'before')
    const box = await page.locator('[data-map="before"] canvas').boundingBox()
    if (!box) throw new Error('there is no map on the left')
    await page.mouse.move(box.x + 200, box.y + 300)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 250, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => camera(page, 'after')).not.toEqual(look)
    await settledMap(page, 'before')
    await settledMap(page, 'after')
    await expectOneCamera()
  })

  it('changes the day of the left map only', async () => {
    const { page } = visited
    const after = await drawnUnits(page, 'after')
    await page.getByRole('button', { name: new RegExp(`^${words.side.chooseDay}: `) }).click()
    await page.getByRole('menuitemradio', { name: '29/04/2026' }).click()
    await page.waitForURL(/compare=2026-04-29/)
    const wanted = new Set(await idsOn('2026-04-29'))
    await expect
      .poll(async () => [...(await drawnUnits(page, 'before')).keys()].filter((id) => !wanted.has(id)).length)
      .toBe(0)
    await expect.poll(async () => (await drawnUnits(page, 'after')).size).toBe(after.size)
  })

  async function expectOneCamera(): Promise<void> {
    await expect
      .poll(async () => JSON.stringify(await camera(visited.page, 'before')))
      .toBe(JSON.stringify(await camera(visited.page, 'after')))
  }
})
