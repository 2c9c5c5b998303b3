import type { CaseFacets, CaseList, CaseRecord, LegalRules } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, nextStatuses, ruleFor } from '../../web/src/features/cases/model/legal-choices.ts'
import { demoUrl, launchBrowser } from './support/browser.ts'
import { api, expectCleanRun, expectSays, visit } from './support/steps.ts'
import { formatCount, formatDay, say, startingWith, words } from './support/words.ts'

const { cases } = words
const REASON = 'Gọi hỏi thăm theo lịch hẹn'

/** A social affairs officer finds who needs something, opens one file, and writes down what was done. */
describe('a social officer works with cases', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const list = (page: Page) => page.getByRole('region', { name: cases.list.label })
  const file = (page: Page) => page.getByRole('region', { name: cases.file.label })
  const dialog = (page: Page) => page.getByRole('dialog')

  it('filters two communes, typed without diacritics, and sees list = map = total', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'social_officer', path: '/cases' })
    const { units } = await api<CaseFacets>(page, '/caseload/facets')
    const [first, second] = units
      .filter(({ level, count }) => level === 'commune' && (count ?? 0) > 1 && (count ?? 0) < 190)
      .slice(0, 2)
    if (!first || !second) throw new Error('the scope has fewer than two communes with people')
    const input = page.getByRole('combobox', { name: words.filters.communes })
    for (const { code, name } of [first, second]) {
      await input.fill(withoutMarks(name))
      await page
        .getByRole('option', { name: startingWith(name) })
        .filter({ hasText: code })
        .click()
    }
    await page.waitForURL(new RegExp(`unit=${first.code},${second.code}`))
    const filter = `unit=${first.code}&unit=${second.code}`
    const facets = await api<CaseFacets>(page, `/caseload/facets?${filter}`)
    const { total, items } = await api<CaseList>(page, `/cases?${filter}&limit=1000`)
    const located = facets.located.count ?? 0
    expect(facets.total.count).toBe(total)
    expect(items.every(({ name }) => name === undefined)).toBe(true)
    await expectSays(list(page), say(cases.list.people_other, { shown: formatCount(total, 'vi') }))
    await expect.poll(() => list(page).locator('.case-row').count()).toBe(total)
    await expect
      .poll(() => peopleOn(page), { message: 'people on the map' })
      .toMatchObject({ count: located, points: 0 })
    const people = { people: formatCount(total, 'vi'), located: formatCount(located, 'vi') }
    await expectSays(page.locator('.status-line'), say(cases.statusLine.located, people))
    await page.reload()
    await expect.poll(() => list(page).locator('.case-row').count()).toBe(total)
    expectCleanRun(watch)
    await close()
  })

  it('opens a file of a wider scope only with a reason, and asks again the next time', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'social_officer', path: '/cases' })
    // Nobody but the worker of the commune opens the file of who may be under 18.
    const { items } = await api<CaseList>(page, '/cases?limit=20')
    const id = items.find(({ minor }) => !minor)?.id ?? Number.NaN
    const row = list(page).locator(`.case-row[data-case="${id}"]`)
    await expectSays(row, say(cases.file.number, { number: id }))
    await row.click()
    await dialog(page).getByLabel(cases.reason.label, { exact: true }).fill('xem')
    await dialog(page).getByRole('button', { name: cases.reason.open }).click()
    await dialog(page)
      .getByText(say(cases.reason.length, { least: 5, most: 200 }))
      .waitFor()
    await dialog(page).getByLabel(cases.reason.label, { exact: true }).fill(REASON)
    await dialog(page).getByRole('button', { name: cases.reason.open }).click()
    await file(page).getByText(cases.identity.phone).waitFor()
    const shown = (await file(page).getByRole('heading', { level: 2 }).textContent()) ?? ''
    await nothingLeaks(page, [REASON, shown])
    await file(page).getByRole('button', { name: cases.file.close }).click()
    await row.click()
    await dialog(page)
      .getByRole('heading', { name: say(cases.reason.openTitle, { number: id }) })
      .waitFor()
    expectCleanRun(watch)
    await close()
  })

  it('assesses support need: ticks needs, sees why, overrides with a reason', async () => {
    const { page, watch, close } = await openedInCommune(browser, url, ({ closedOn }) => !closedOn)
    await file(page)
      .getByRole('button', { name: new RegExp(`^(${cases.need.assess}|${cases.need.again})$`) })
      .click()
    const boxes = dialog(page).getByRole('checkbox')
    for (const box of await boxes.all()) await box.uncheck()
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await expectSays(dialog(page), say(cases.need.because, { points: 6, medium: 4, high: 8 }))
    await dialog(page).getByLabel(cases.need.confirm).selectOption('high')
    await dialog(page).getByRole('button', { name: cases.need.save }).click()
    await dialog(page)
      .getByText(cases.refused.invalid)
      .or(dialog(page).getByText(cases.problem.fields))
      .first()
      .waitFor()
    await dialog(page).getByLabel(cases.need.overrideReason).fill('Vừa mất chỗ ở, cần nơi tạm trú.')
    await dialog(page).getByRole('button', { name: cases.need.save }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await expectSays(file(page), say(cases.need.band, { band: cases.need.bands.high }))
    await expectSays(file(page), say(cases.need.overridden, { reason: 'Vừa mất chỗ ở, cần nơi tạm trú.' }))
    expectCleanRun(watch)
    await close()
  })

  it('changes the legal status with its document, and is told what the document lacks', async () => {
    const visited = await openedInCommune(browser, url, ({ status }) => status === 'voluntary_home')
    const { page, watch, close } = visited
    const rules = await api<LegalRules>(page, '/legal-rules')
    const { today } = await api<{ today: string }>(page, '/units/dates')
    expect(nextStatuses(rules, 'voluntary_home', today)).toContain('ost')
    await file(page).getByRole('button', { name: cases.file.more }).click()
    await page.getByRole('menuitem', { name: cases.statusForm.title }).click()
    const offered = await dialog(page)
      .getByLabel(cases.statusForm.toStatus)
      .locator('option')
      .allTextContents()
    expect(offered.slice(1)).toEqual(
      nextStatuses(rules, 'voluntary_home', today).map((code) => words.value.status[code]),
    )
    await dialog(page).getByLabel(cases.statusForm.toStatus).selectOption('post_rehab')
    const save = dialog(page).getByRole('button', { name: cases.statusForm.save })
    await save.click()
    await dialog(page).getByText(cases.refused.required).first().waitFor()
    await dialog(page).getByLabel(cases.statusForm.number).fill('214/QĐ')
    const rule = ruleFor(rules, 'post_rehab', today)
    const plannedEnd = addMonths(today, rule?.mostMonths ?? 0)
    await dialog(page).getByLabel(cases.statusForm.plannedEnd).fill(plannedEnd)
    await save.click()
    await dialog(page).waitFor({ state: 'detached' })
    await expectSays(
      file(page),
      words.value.status.post_rehab,
      say(cases.tracks.until, { day: formatDay(plannedEnd, 'vi') }),
      say(cases.timeline.decision, { number: '214/QĐ' }),
    )
    expectCleanRun(watch)
    await close()
  })

  it('shows a conflict field by field, and saves what was chosen', async () => {
    const visited = await openedInCommune(browser, url, ({ closedOn }) => !closedOn, /status of 412/)
    const { page, id, watch, close } = visited
    await file(page).getByRole('button', { name: cases.file.more }).click()
    await page.getByRole('menuitem', { name: cases.edit.title }).click()
    // Other than what stands there, also when the journey is walked again over the same data.
    const number = Date.now() % 100_000
    const [mine, theirs] = [`Số ${number}, tổ 4`, `Số ${number}, tổ 7`]
    await dialog(page).getByLabel(cases.field.address).fill(mine)
    await dialog(page).getByLabel(cases.field.phone).fill('0900000999')
    await changeBehind(page, url, id, { address: theirs, tradeLearned: 'sewing' })
    await dialog(page).getByRole('button', { name: cases.edit.save }).click()
    const conflicts = dialog(page).getByRole('region', { name: cases.conflict.title })
    await expectSays(conflicts, cases.field.address, mine, theirs)
    expect(await conflicts.textContent()).not.toContain(cases.field.phone)
    expect(await conflicts.textContent()).not.toContain(cases.field.tradeLearned)
    await conflicts.getByRole('radio', { name: cases.conflict.keepMine }).click()
    await dialog(page).getByRole('button', { name: cases.conflict.save }).click()
    await dialog(page).waitFor({ state: 'detached' })
    const saved = await api<CaseRecord>(page, `/cases/${id}`)
    expect(saved).toMatchObject({ address: mine, phone: '0900000999', tradeLearned: 'sewing' })
    expectCleanRun(watch)
    await close()
  })

  it('keeps a draft when saving fails, also when the form is closed in between', async () => {
    const { page, watch, close } = await openedInCommune(
      browser,
      url,
      ({ closedOn }) => !closedOn,
      /INTERNET_DISCONNECTED/,
    )
    await file(page).getByRole('button', { name: cases.service.short.meeting }).click()
    await dialog(page).getByLabel(cases.service.note).fill('Hẹn gặp lại thứ sáu.')
    await page.route('**/services', (route) => route.abort('internetdisconnected'))
    await dialog(page).getByRole('button', { name: cases.service.save, exact: true }).click()
    await dialog(page).getByText(cases.problem.offline).waitFor()
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    await page.unroute('**/services')
    await page.keyboard.press('g')
    expect(await dialog(page).getByLabel(cases.service.note).inputValue()).toBe('Hẹn gặp lại thứ sáu.')
    await dialog(page).getByRole('button', { name: cases.service.save, exact: true }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await expectSays(file(page), 'Hẹn gặp lại thứ sáu.')
    await nothingLeaks(page, ['Hẹn gặp lại thứ sáu.'])
    expectCleanRun(watch)
    await close()
  })

  it('clears the queue of people without a point: the map gains whom the queue loses', async () => {
    const visited = await visit(browser, url, { username: 'social_officer_commune', path: '/cases' })
    const { page, watch, close } = visited
    await expect.poll(async () => (await peopleOn(page))?.count ?? 0).toBeGreaterThan(0)
    const before = (await peopleOn(page))?.count ?? 0
    await page.getByRole('button', { name: cases.map.queue }).click()
    await page.waitForURL(/located=false/)
    const { total } = await api<CaseList>(page, '/cases?located=false')
    await expect.poll(() => list(page).locator('.case-row').count()).toBe(total)
    await list(page).locator('.case-row').first().click()
    await file(page).getByRole('button', { name: cases.file.more }).click()
    await page.getByRole('menuitem', { name: cases.place.title }).click()
    await page.getByRole('button', { name: cases.place.centre }).click()
    await page.getByRole('button', { name: cases.place.save }).click()
    await page.getByRole('region', { name: cases.place.title }).waitFor({ state: 'detached' })
    await expect.poll(() => list(page).locator('.case-row').count()).toBe(total - 1)
    await page.getByRole('button', { name: cases.map.showAll }).click()
    await expect.poll(async () => (await peopleOn(page))?.count).toBe(before + 1)
    expectCleanRun(watch)
    await close()
  })

  it('walks the list with J and K, hides names with H, and opens nothing by walking', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'social_officer_commune',
      path: '/cases',
    })
    const names = list(page).locator('.case-row-name strong')
    await names.first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-case'))
    expect(await focused()).toBe(await list(page).locator('.case-row').first().getAttribute('data-case'))
    expect(new URL(page.url()).searchParams.has('case')).toBe(false)
    const full = (await names.first().textContent()) ?? ''
    await page.keyboard.press('h')
    await expect.poll(() => names.first().textContent()).toMatch(/^(\p{Lu}\.)+$/u)
    expect((await page.textContent('main')) ?? '').not.toContain(full)
    expectCleanRun(watch)
    await close()
  })

  it('shows who receives referrals only people who agreed, and how to reach them', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'employment_officer',
      path: '/cases',
    })
    const { total } = await api<CaseList>(page, '/cases?limit=1')
    await expectSays(list(page), formatCount(total, 'vi'))
    await list(page).locator('.case-row').first().click()
    await dialog(page).getByLabel(cases.reason.label, { exact: true }).fill('Giới thiệu nơi đang tuyển')
    await dialog(page).getByRole('button', { name: cases.reason.open }).click()
    await expectSays(file(page), cases.identity.phone, cases.tracks.work)
    const shown = (await file(page).textContent()) ?? ''
    for (const hidden of [
      cases.identity.address,
      cases.identity.idNumber,
      cases.timeline.title,
      cases.tracks.legal,
    ]) {
      expect(shown).not.toContain(hidden)
    }
    expectCleanRun(watch)
    await close()
  })

  it.each(['city_official', 'planner', 'police_officer', 'auditor'])(
    'has no place for %s',
    async (username) => {
      const { page, watch, close } = await visit(browser, url, { username, path: '/cases' })
      await page.getByRole('heading', { name: words.pages.notAllowed }).waitFor()
      await page.getByRole('link', { name: words.pages.toMap }).click()
      await page.getByRole('navigation', { name: words.nav.main }).waitFor()
      expect(await page.getByRole('link', { name: words.nav.cases, exact: true }).count()).toBe(0)
      expectCleanRun(watch)
      await close()
    },
  )

  /** A file of the officer of one commune, opened through its address; no reason is asked there. */
  async function openedInCommune(
    browser: Browser,
    url: string,
    fits: (record: CaseRecord) => boolean,
    provoked = /status of 400/,
  ) {
    const visited = await visit(browser, url, {
      username: 'social_officer_commune',
      path: '/cases',
      provoked,
    })
    const { items } = await api<CaseList>(visited.page, '/cases?limit=1000')
    const id = items.find(fits)?.id
    if (id === undefined) throw new Error('the commune has no such file')
    await visited.page.goto(`${url}/cases?case=${id}`)
    await file(visited.page).getByText(cases.identity.phone).waitFor()
    return { ...visited, id }
  }
})

/** How many people the map shows, once it stands still. */
function peopleOn(page: Page): Promise<{ count: number; points: number } | undefined> {
  return page.evaluate(() => {
    const map = window.__map?.find(({ id }) => id === 'cases')
    return map?.idle() ? map.people() : undefined
  })
}

/** Somebody else changes the file while the form is open. */
async function changeBehind(page: Page, url: string, id: number, change: object): Promise<void> {
  const { request } = page.context()
  const read = await request.get(`${url}/api/v1/cases/${id}`)
  const headers = { 'if-match': read.headers().etag ?? '' }
  const answer = await request.patch(`${url}/api/v1/cases/${id}`, { data: change, headers })
  expect(answer.status()).toBe(200)
}

/** Nothing that was read or typed stands in the address, the title or what the browser keeps. */
async function nothingLeaks(page: Page, secrets: readonly string[]): Promise<void> {
  const kept = await page.evaluate(() =>
    JSON.stringify([
      location.href,
      document.title,
      { ...localStorage },
      { ...sessionStorage },
      history.state,
    ]),
  )
  for (const secret of secrets) {
    expect(kept).not.toContain(secret)
    expect(kept).not.toContain(encodeURIComponent(secret))
  }
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase()
}
