import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { THEMES, type Theme } from '../../web/src/url-state/view-state.ts'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { expectCircles, expectDrawn, expectLegend, valuesByColour } from './support/compare.ts'
import { type Expected, expectedFigures } from './support/expected.ts'
import { drawnUnits, expectCleanRun, pick, settledMap, visit } from './support/steps.ts'
import { startingWith, words } from './support/words.ts'

const METHODS = ['naturalBreaks', 'equalInterval', 'quantile'] as const

/** Whatever the theme and however it is drawn and classified, map and legend say what the API answers. */
describe('every theme of the map', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  beforeAll(async () => {
    browser = await launchBrowser()
    visited = await visit(browser, url, { username: 'planner', path: '/?place=province:07' })
    await settledMap(visited.page)
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  async function expectedOf(theme: Theme): Promise<Expected> {
    const level = theme === 'supportNeed' ? 'province' : 'commune'
    const place = level === 'commune' ? '07' : undefined
    const all = await expectedFigures(visited.page, { theme, level, place })
    return level === 'province' ? new Map([...all].slice(0, 1)) : all
  }

  async function choose(theme: Theme): Promise<void> {
    const { page } = visited
    if (theme === 'rate') return page.getByRole('radio', { name: words.panel.rate }).click()
    await pick(page, words.theme.label, startingWith(words.theme[theme]))
    if (theme === 'supportNeed') return
    await page.getByRole('radio', { name: words.level.commune, exact: true }).click()
  }

  it.each(THEMES)('%s, as areas: states, order of colours and counts of the legend', async (theme) => {
    await choose(theme)
    const expected = await expectedOf(theme)
    await expectDrawn(visited.page, expected)
    await expectLegend(visited.page, expected)
  })

  /** How many units with a figure above zero are drawn in each colour. */
  async function sizesOfClasses(expected: Expected): Promise<number[]> {
    const classes = [...valuesByColour(await drawnUnits(visited.page), expected).values()]
    return classes.filter((values) => Math.max(...values) > 0).map(({ length }) => length)
  }

  it.each(METHODS)('the counts in classes by %s', async (method) => {
    const { page } = visited
    if (method === METHODS[0]) await pick(page, words.theme.label, startingWith(words.theme.caseload))
    const expected = await expectedOf('caseload')
    await page.getByRole('button', { name: words.legend.method }).click()
    await page.getByRole('radio', { name: startingWith(words.legend[method]) }).check()
    await page.keyboard.press('Escape')
    const inClasses = async () => {
      const sizes = await sizesOfClasses(expected)
      return sizes.length >= 3 && (method !== 'quantile' || areNearlyEqual(sizes))
    }
    await expect.poll(inClasses).toBe(true)
    await expectDrawn(page, expected)
    await expectLegend(page, expected)
  })

  it('the counts in classes with thresholds of one’s own', async () => {
    const { page } = visited
    const expected = await expectedOf('caseload')
    await page.getByRole('button', { name: words.legend.method }).click()
    await page.getByRole('radio', { name: startingWith(words.legend.manual) }).check()
    await page.getByLabel(words.legend.breaks).fill('10; 30; 60')
    await page.getByRole('button', { name: words.legend.apply, exact: true }).click()
    await page.waitForURL(/breaks=10,30,60/)
    await page.keyboard.press('Escape')
    const inClass = (low: number, high: number) =>
      [...expected.values()].filter(({ value }) => value !== null && value >= low && value < high).length
    const wanted = [inClass(60, Infinity), inClass(30, 60), inClass(10, 30)].filter(Boolean).sort()
    await expect.poll(async () => (await sizesOfClasses(expected)).sort()).toEqual(wanted)
    await expectDrawn(page, expected)
  })

  it('every theme as circles', async () => {
    const { page } = visited
    await page.goto(`${url}/?place=province:07&draw=circles`)
    for (const theme of ['caseload', 'rate', 'change', 'employers', 'openings'] as const) {
      await choose(theme)
      await expectCircles(page, await expectedOf(theme))
    }
  })
})

/** Classes of equal size, as far as equal figures allow. */
function areNearlyEqual(sizes: number[]): boolean {
  return Math.max(...sizes) - Math.min(...sizes) <= Math.ceil(Math.max(...sizes) / 2)
}
