import type { Caseload } from '@hoanhap/server/contract.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { expectDrawnAsAnswered } from './support/compare.ts'
import { api, drawnUnits, expectCleanRun, mapLabels, openMap, settledMap } from './support/steps.ts'

/** A city official opens the map, reads it by commune, former district and province, and trusts what is drawn. */
describe('an official reads the caseload map', () => {
  const url = inject('demoUrl')
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('draws by commune, former district and province exactly what the API answers', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await openMap(page, url, 'city_official')
    for (const level of ['commune', 'district', 'province']) {
      await page.goto(`${url}/?level=${level}&place=`)
      await settledMap(page)
      const answer = await api<Caseload>(page, `/caseload?level=${level}`)
      const drawn = await drawnUnits(page)
      expectDrawnAsAnswered(drawn, answer)
      expect(drawn.size, `${level}: every unit is on the screen`).toBe(answer.rows.length)
    }
    expectCleanRun(watch)
    await close()
  })

  it('names both archipelagos and the sea on the national view', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await openMap(page, url, 'city_official', '?place=country')
    const labels = (await mapLabels(page)).join(' ')
    expect(labels).toContain('Hoàng Sa')
    expect(labels).toContain('Trường Sa')
    expect(labels).toContain('Biển Đông')
    expectCleanRun(watch)
    await close()
  })

  it('shows the synthetic mark and the release in words', async () => {
    const { page, watch, close } = await openPage(browser, url)
    await openMap(page, url, 'city_official')
    await expect.poll(() => page.getByText('Dữ liệu giả lập').first().isVisible()).toBe(true)
    await expect
      .poll(() =>
        page
          .getByText(/Bản phát hành quý I{1,3}V?\/20\d\d/)
          .first()
          .isVisible(),
      )
      .toBe(true)
    expectCleanRun(watch)
    await close()
  })
})
