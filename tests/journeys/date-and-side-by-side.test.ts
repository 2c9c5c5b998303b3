import type { Caseload } from '@hoanhap/server/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { expectDrawnAsAnswered } from './support/compare.ts'
import { api, drawnUnits, expectCleanRun, openMap, settledMap } from './support/steps.ts'

const BEFORE = '2025-06-30'

/** The same release on the units of another date: in place, said in words, marked as estimated. */
describe('the date of the units', () => {
  const url = inject('demoUrl')
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('redraws in place and says what changed', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await openMap(page, url, 'city_official')
    const now = await drawnUnits(page)
    await page.keyboard.press('d')
    await expect.poll(() => page.getByText('Nghị quyết', { exact: false }).first().isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Xem ngày trước đó, 30/06/2025' }).click()
    await settledMap(page)
    const answer = await api<Caseload>(page, `/caseload?level=commune&asOf=${BEFORE}`)
    const before = await drawnUnits(page)
    expectDrawnAsAnswered(before, answer)
    expect(before.size).toBeGreaterThan(now.size)
    expect([...before.keys()].some((id) => now.has(id))).toBe(false)
    expect([...before.values()].every(({ state }) => state !== 'value')).toBe(true)
    expect(page.url()).toContain(`asOf=${BEFORE}`)
    expectCleanRun(watch)
    await close()
  })

  it('goes back to the day before with the Back button', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await openMap(page, url, 'city_official')
    const today = new Set((await drawnUnits(page)).keys())
    await page.keyboard.press('d')
    await page.getByRole('button', { name: 'Xem ngày trước đó, 30/06/2025' }).click()
    await settledMap(page)
    await page.goBack()
    await settledMap(page)
    expect(new Set((await drawnUnits(page)).keys())).toEqual(today)
    expectCleanRun(watch)
    await close()
  })

  it('shows before and after 2025-07-01 side by side, each drawn as its own answer', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await openMap(page, url, 'city_official')
    await page.getByRole('radio', { name: 'Song song' }).click()
    await settledMap(page, 'before')
    await settledMap(page, 'after')
    expectDrawnAsAnswered(
      await drawnUnits(page, 'before'),
      await api<Caseload>(page, `/caseload?level=commune&asOf=${BEFORE}`),
    )
    expectDrawnAsAnswered(
      await drawnUnits(page, 'after'),
      await api<Caseload>(page, '/caseload?level=commune'),
    )
    const [left, right] = await page.evaluate(() => (window.__map ?? []).map((map) => map.camera()))
    expect(left).toEqual(right)
    expectCleanRun(watch)
    await close()
  })
})
