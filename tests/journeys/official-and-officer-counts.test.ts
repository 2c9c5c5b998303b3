import { addMonths } from '@hoanhap/geo/day.ts'
import type { CaseFacets, CaseList, Caseload } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser } from './support/browser.ts'
import { api, expectCleanRun, expectSays, settledMap, steady, visit } from './support/steps.ts'
import { formatCount, say, startingWith, words } from './support/words.ts'

const { filters } = words

/** The same people, counted twice: an official reads what was released, a social officer the records of the own area. */
describe('counts of an official and of a social officer', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const left = (page: Page) => page.getByRole('region', { name: words.panel.left })
  const right = (page: Page) => page.getByRole('region', { name: words.panel.right })
  const status = (page: Page) => page.getByRole('region', { name: words.status.label })
  const grid = (page: Page) => page.getByRole('grid')

  it('an official goes from the country to a commune and reads a small number rightly', async () => {
    const path = '/?level=province&layers=figures,-names,-services,-employers'
    const { page, watch, close } = await visit(browser, url, { username: 'city_official', path })
    await settledMap(page)
    const { rows } = await api<Caseload>(page, '/caseload?level=commune')
    const small = rows.find(({ display, parentCode }) => display === '<10' && parentCode === '07')
    const { rows: provinces } = await api<Caseload>(page, '/caseload?level=province')
    const province = provinces.find(({ code }) => code === '07')
    if (!small || !province) throw new Error('the demo pack has no commune of fewer than ten')
    await right(page).getByText(words.unit.nothingChosen).waitFor()
    await page.getByRole('combobox', { name: words.top.search }).fill(province.name)
    await page
      .getByRole('option', { name: startingWith(province.name) })
      .first()
      .click()
    await page.waitForURL(/place=province:07/)
    await settledMap(page)
    await page.keyboard.press('m')
    const row = grid(page).locator(`tr[data-unit="${small.unitId}"]`)
    const scroller = page.locator('.table-scroll')
    await expect
      .poll(async () => {
        await scroller.evaluate((box) => box.scrollBy(0, 250))
        return row.count()
      })
      .toBe(1)
    await expectSays(row.locator('td.column-people'), '<10')
    await row.click()
    await page.waitForURL(new RegExp(`unit=commune:${small.code}`))
    await expectSays(right(page), small.name, '<10', words.map.smallNote)
    await expect.poll(() => left(page).getByText(filters.title).count()).toBe(0)
    expectCleanRun(watch)
    await close()
  })

  it('a filter of people in a link is left out for whoever reads releases; chosen rows are not', async () => {
    const path = '/?place=province:07&sex=female&status=post_rehab'
    const { page, watch, close } = await visit(browser, url, { username: 'planner', path })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.reload()
    await settledMap(page)
    await left(page).getByText(filters.rowsTitle).waitFor()
    const answers = asked
      .map((address) => new URL(address))
      .filter(({ pathname }) => pathname.startsWith('/api/'))
    const ofPeople = answers.filter(({ href }) => /[?&](sex|status)=|facets|tiles\/cases/.test(href))
    expect(ofPeople.map(({ href }) => href)).toEqual([])
    expectCleanRun(watch)
    await close()
  })

  it('a social officer filters two communes and sees the same total on the map, in the table and in the list', async () => {
    const path = '/?layers=figures,-names,-services,-employers,cases'
    const { page, watch, close } = await visit(browser, url, { username: 'social_officer', path })
    const { units } = await api<CaseFacets>(page, '/caseload/facets')
    const [first, second] = units.filter(({ level, count }) => level === 'commune' && (count ?? 0) > 12)
    if (!first || !second) throw new Error('the scope has fewer than two communes with people')
    const input = left(page).getByRole('combobox', { name: filters.communes })
    for (const { code, name } of [first, second]) {
      await input.fill(withoutMarks(name))
      await page
        .getByRole('option', { name: startingWith(name) })
        .first()
        .click()
      await page.waitForURL(new RegExp(`communes=[\\d,]*${code}`))
    }
    await left(page).locator('summary').filter({ hasText: words.by.sex }).click()
    await left(page)
      .getByRole('checkbox', { name: startingWith(words.value.sex.male) })
      .check()
    await page.waitForURL(/sex=male/)

    const query = `unit=${first.code}&unit=${second.code}&sex=male`
    const list = await api<CaseList>(page, `/cases?${query}&limit=1`)
    const counted = await api<Caseload>(page, `/caseload?level=commune&${query}`)
    expect(counted.total.count).toBe(list.total)
    const shown = formatCount(list.total, 'vi')

    const drawn = await settledMap(page)
    expect([...drawn.keys()].sort()).toEqual(counted.rows.map(({ unitId }) => unitId).sort())
    await expectSays(left(page), say(filters.found_other, { shown }))
    await expectSays(status(page), say(words.status.total, { people: shown, units: '' }).split(',')[0] ?? '')
    const located = list.total - (counted.notMapped.noPoint ?? 0)
    const people = () => page.evaluate(() => window.__map?.find(({ id }) => id === 'main')?.people().count)
    await expect.poll(people, { message: 'people on the map' }).toBe(located)

    const { facets } = await api<CaseFacets>(page, `/caseload/facets?${query}`)
    const value = (sex: 'male' | 'female') =>
      left(page).locator('.check-line').filter({ hasText: words.value.sex[sex] }).locator('.digits')
    for (const sex of ['male', 'female'] as const)
      await expectSays(value(sex), formatCount(facets.sex[sex]?.count ?? 0, 'vi'))

    await throughMonths(page, query)
    await lookIntoCircles(page)

    await page.getByRole('radio', { name: words.view.table }).check()
    await expectSays(grid(page).locator('tfoot'), shown)
    const cells = grid(page).locator('tbody td.column-people')
    const sum = async () =>
      (await cells.allInnerTexts()).reduce((all, text) => all + Number(text.replaceAll('.', '')), 0)
    await expect.poll(sum, { message: 'the rows of the table' }).toBe(list.total)

    await page.getByRole('link', { name: filters.showList }).click()
    await page.waitForURL(/\/cases\?/)
    await expect
      .poll(() => page.locator('.status-words [data-total]').getAttribute('data-total'))
      .toBe(String(list.total))
    expectCleanRun(watch)
    await close()
  })

  it('outside the own scope a filtered figure says why it is missing', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'social_officer_commune',
      path: '/?place=province:07&sex=male',
    })
    const { rows } = await api<Caseload>(page, '/caseload?level=commune&sex=male')
    const outside = rows.find(({ plane, parentCode }) => plane === 'release' && parentCode === '07')
    if (!outside) throw new Error('the scope of a commune holds the whole province')
    await settledMap(page)
    await page.goto(`${url}/?place=province:07&sex=male&unit=commune:${outside.code}`)
    await expectSays(right(page), outside.name, filters.why.outsideScope)
    expectCleanRun(watch)
    await close()
  })
})

/** The months of the register: chosen by key, exact for each, played and paused, and undone. */
async function throughMonths(page: Page, query: string): Promise<void> {
  const { time } = filters
  const located = async (days: string) => {
    const { located } = await api<CaseFacets>(page, `/caseload/facets?${query}&${days}`)
    return located.count
  }
  const restingPeople = () =>
    page.evaluate(() => {
      const map = window.__map?.find(({ id }) => id === 'main')
      return map?.idle() ? map.people().count : null
    })
  const link = () => new URL(page.url()).searchParams
  await page.getByRole('button', { name: time.show }).click()
  const bar = page.getByRole('region', { name: time.label })
  const slider = bar.getByRole('slider', { name: time.month })
  await slider.press('ArrowLeft')
  await slider.press('ArrowLeft')
  const first = (await slider.getAttribute('max')) ?? ''
  await expect.poll(() => slider.inputValue()).toBe(String(Number(first) - 2))
  await expect.poll(() => link().get('to')).toMatch(/^\d{4}-\d{2}-01$/)
  const until = link().get('to')
  await expect.poll(restingPeople, { message: 'people up to a month' }).toBe(await located(`to=${until}`))

  await bar.getByRole('radio', { name: time.in }).check()
  await expect.poll(() => link().get('from')).not.toBeNull()
  const month = `from=${link().get('from')}&to=${link().get('to')}`
  await expect.poll(restingPeople, { message: 'people of a month' }).toBe(await located(month))

  await bar.getByRole('button', { name: time.play }).click()
  await expect.poll(() => slider.inputValue(), { message: 'the last month is reached' }).toBe(first)
  await bar.getByRole('button', { name: time.play }).waitFor()
  expect(link().get('from')).toBe(addMonths(`${until}`, 1))
  await page.goBack()
  await expect.poll(() => link().get('from')).toBeNull()
  await bar.getByRole('button', { name: time.leave }).click()
  await expect.poll(() => link().get('to')).toBeNull()
}

/** A circle comes closer until it falls apart; what never does is listed by unit, without a name. */
async function lookIntoCircles(page: Page): Promise<void> {
  const circles = () =>
    page.evaluate(() => {
      const map = window.__map?.find(({ id }) => id === 'main')
      const canvas = document.querySelector('[data-map="main"] canvas')
      if (!map?.idle() || !canvas) return null
      const { x: left, y: top } = canvas.getBoundingClientRect()
      const inSight = ({ x, y }: { x: number; y: number }) =>
        document.elementFromPoint(left + x, top + y) === canvas
      return { zoom: map.camera().zoom, all: map.circles().filter(inSight) }
    })
  const resting = async () => {
    await expect.poll(circles, { message: 'the circles rest' }).not.toBeNull()
    const now = await steady(page, circles)
    if (!now) throw new Error('the map moves')
    return now
  }
  const click = async ({ x, y }: { x: number; y: number }) => {
    const box = await page.locator('[data-map="main"] canvas').boundingBox()
    await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y)
  }
  const before = await resting()
  const largest = before.all.reduce((most, one) => (one.count > most.count ? one : most))
  await click(largest)
  await expect.poll(async () => (await circles())?.zoom ?? 0).toBeGreaterThan(before.zoom)
  const after = await resting()
  expect(Number.isInteger(after.zoom)).toBe(true)
  expect(after.all.length).toBeGreaterThan(1)

  const middle = { x: largest.x, y: largest.y }
  const card = page.locator('.places-card')
  for (let look = after; (await card.count()) === 0; look = await resting()) {
    const smallest = look.all
      .filter(({ count }) => count === Math.min(...look.all.map((one) => one.count)))
      .sort((a, b) => Math.hypot(a.x - middle.x, a.y - middle.y) - Math.hypot(b.x - middle.x, b.y - middle.y))
    await click(smallest[0] ?? middle)
    await expect
      .poll(async () => (await card.count()) > 0 || ((await circles())?.zoom ?? 0) > look.zoom)
      .toBe(true)
  }
  await card.locator('.spot-row').first().waitFor()
  const number = startingWith(say(words.cases.file.number, { number: '' }))
  for (const row of await card.locator('.spot-row').allInnerTexts()) expect(row).toMatch(number)
  await page.keyboard.press('Escape')
  await expect.poll(() => card.count()).toBe(0)
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()
}
