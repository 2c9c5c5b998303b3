import type { Caseload, Session } from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser } from './support/browser.ts'
import { api, expectCleanRun, expectSays, visit } from './support/steps.ts'
import { words } from './support/words.ts'

const { police } = words
const REASON = `Rà soát danh sách tháng này ${Date.now().toString(36)}`

/** Who keeps no cases: the police of a commune, a planner, an auditor. */
describe('a list for the police, nothing for a planner, the log for an auditor', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const rows = (page: Page) => page.locator('.police-table tbody tr')

  it('police state a reason and read the list of their commune, which holds nothing else about anybody', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'police_officer', path: '/list' })
    await page.getByLabel(police.reason, { exact: true }).fill('xem')
    await page.getByRole('button', { name: police.open }).click()
    await page.getByText(police.reasonShort).waitFor()
    await page.getByLabel(police.reason, { exact: true }).fill(REASON)
    await page.getByRole('button', { name: police.open }).click()
    await rows(page).first().waitFor()
    const heads = await page.locator('.police-table thead th').allTextContents()
    expect(heads).toEqual([police.name, police.birthYear, police.status, police.decision, police.plannedEnd])
    expect(await page.locator('.police-table :is(a, button)').count()).toBe(0)
    expect(page.url()).not.toContain('reason')
    await page.reload()
    await page.getByRole('button', { name: police.open }).waitFor()
    expect(await rows(page).count()).toBe(0)
    expectCleanRun(watch)
    await close()
  })

  it('police read released figures of every commune, their own included', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'police_officer', path: '/list' })
    const { scope } = await api<Session>(page, '/session')
    const { rows: cells } = await api<Caseload>(page, '/caseload?level=commune')
    expect(cells.map(({ code }) => code)).toContain(scope[0]?.code)
    expect(new Set(cells.map(({ plane }) => plane))).toEqual(new Set(['release']))
    expectCleanRun(watch)
    await close()
  })

  it('a planner comes to no person, by no page and by no address', async () => {
    const options = { username: 'planner', path: '/cases', provoked: /status of 403/ }
    const { page, watch, close } = await visit(browser, url, options)
    for (const path of ['/cases', '/list', '/cases?case=1']) {
      await page.goto(`${url}${path}`)
      await page.getByText(words.pages.notAllowed).waitFor()
    }
    const asked = [
      '/cases',
      '/cases/1',
      '/cases/1/id-number',
      '/caseload/facets',
      '/tiles/cases/8/204/115.mvt',
    ]
    const statuses = await page.evaluate(async (paths) => {
      const answers = paths.map((path) => fetch(`/api/v1${path}`, { headers: { 'x-reason': 'to plan' } }))
      return (await Promise.all(answers)).map(({ status }) => status)
    }, asked)
    expect(statuses).toEqual(asked.map(() => 403))
    expectCleanRun(watch)
    await close()
  })

  it('an auditor finds who looked, and why', async () => {
    const { page, watch, close } = await visit(browser, url, { username: 'auditor', path: '/audit' })
    await page.getByLabel(words.audit.filterWho, { exact: true }).fill('police_officer')
    const looked = page.getByRole('row').filter({ hasText: REASON })
    await expectSays(looked.first(), 'police_officer', words.audit.did.casesRead, words.audit.done)
    await page.getByLabel(words.audit.filterWho, { exact: true }).fill('planner')
    const refused = page.getByRole('row').filter({ hasText: words.audit.refused })
    await expectSays(refused.first(), 'planner')
    expectCleanRun(watch)
    await close()
  })
})
