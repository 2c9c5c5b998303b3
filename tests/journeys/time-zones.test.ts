import type { Caseload, ReleaseList, UnitDates } from '@hoanhap/server/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, openPage } from './support/browser.ts'
import { api, DEMO_PASSWORD, expectCleanRun, expectSays } from './support/steps.ts'
import { formatDay, formatDayOf, say, words } from './support/words.ts'

const ZONES = ['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Asia/Kolkata']
/** Half past six in the evening in London: already the new year in Hà Nội, still the old one in Los Angeles. */
const YEARS_END = new Date('2026-12-31T18:30:00Z')

/** Whatever the clock and the zone of the reader, the days are those of the server. */
describe('days under four time zones', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each(ZONES)('%s at the end of the year', async (timezoneId) => {
    const { page, watch, close } = await openPage(browser, url, { timezoneId })
    await page.clock.setFixedTime(YEARS_END)
    const data = { username: 'planner', password: DEMO_PASSWORD }
    await page.context().request.post(`${url}/api/v1/session`, { data })
    await page.goto(`${url}/?place=province:07&view=table`)
    await page.locator('tbody tr[data-unit]').first().waitFor()
    const { today, changes } = await api<UnitDates>(page, '/units/dates')
    const { items } = await api<ReleaseList>(page, '/releases')
    const { asOf } = await api<Caseload>(page, '/caseload?level=province')
    expect(asOf).toBe(today)
    const status = page.getByRole('region', { name: words.status.label })
    await status.getByText(say(words.status.unitsOf, { day: formatDay(today, 'vi') })).waitFor()
    const created = formatDayOf(items[0]?.createdAt ?? '', 'vi')
    await expectSays(status, say(words.status.createdAt, { day: created }))
    await page.keyboard.press('d')
    const days = page.getByRole('dialog', { name: words.top.unitsOnTitle })
    for (const { date } of changes)
      await days
        .getByRole('button', { name: say(words.top.changeOn, { day: formatDay(date, 'vi') }) })
        .waitFor()
    await expect.poll(() => days.locator('input[type=date]').inputValue()).toBe(today)
    expectCleanRun(watch)
    await close()
  })
})
