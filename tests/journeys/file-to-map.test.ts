import { buffer } from 'node:stream/consumers'
import type { CaseFacets, ImportState, Session, UnitList } from '@hoanhap/server/contract.ts'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser } from './support/browser.ts'
import {
  type Home,
  type PersonRow,
  PHONE_HEADER,
  peopleRows,
  peopleWorkbook,
} from './support/people-workbook.ts'
import { api, expectCleanRun, expectSays, settledMap, visit } from './support/steps.ts'
import { formatCount, say, words } from './support/words.ts'

const { imports } = words
const PEOPLE = 24
/** Of the file: a title, an empty row and the names of the columns stand above. */
const FIRST_ROW = 4

/** What is wrong with which person of the list, by the code of what the page finds. */
const MISTAKES: readonly {
  person: number
  change: PersonRow
  code: keyof typeof imports.finding
}[] = [
  { person: 3, change: { 'Ngày sinh': '30/02/1990' }, code: 'day_does_not_exist' },
  { person: 7, change: { 'Giới tính': 'x' }, code: 'unknown_choice' },
  { person: 11, change: { [PHONE_HEADER]: '12' }, code: 'not_a_phone' },
  { person: 15, change: { 'Họ và tên': '' }, code: 'required' },
]
const GOOD = PEOPLE - MISTAKES.length

/** An office's own list, mistakes included, becomes people on the map: nobody is lost on the way and nobody comes twice. */
describe('from a file to the map', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('maps the columns, gives wrong rows back, takes the good ones in, then the corrected list, and counts everybody', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'social_officer_commune',
      path: '/imports',
    })
    const batch = `HS${Date.now().toString(36)}`
    const rows = peopleRows(PEOPLE, batch, await homeOf(page))
    const before = await api<CaseFacets>(page, '/caseload/facets')

    await send(page, 'Danh sách người đang được hỗ trợ, tháng 11 năm 2026.xlsx', withMistakes(rows))
    await mapColumns(page)
    await expectCounts(page, { inserted: GOOD, unchanged: 0, rejected: MISTAKES.length })
    await toldEveryMistake(page)
    expect((await api<CaseFacets>(page, '/caseload/facets')).total).toEqual(before.total)
    await expectRejects(page, batch)
    await write(page, GOOD)
    await expectReceipt(page)

    await button(page, imports.another).click()
    await send(page, 'Danh sách đã sửa.xlsx', rows)
    // Every column is remembered, so that nobody is asked again.
    await expectCounts(page, { inserted: MISTAKES.length, unchanged: GOOD, rejected: 0 })
    await write(page, MISTAKES.length)
    await page.getByText(imports.receipt.all).waitFor()

    await page.getByRole('link', { name: imports.receipt.toCases }).click()
    await settledMap(page, 'cases')
    const located = (before.located.count ?? 0) + PEOPLE
    await expect
      .poll(() => page.evaluate(() => window.__map?.find(({ id }) => id === 'cases')?.people().count))
      .toBe(located)
    const shown = formatCount((before.total.count ?? 0) + PEOPLE, 'vi')
    const list = page.getByRole('region', { name: words.cases.list.label })
    await expectSays(list, say(words.cases.list.people_other, { shown }))
    expectCleanRun(watch)
    await close()
  })
})

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true })
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name, exact: true })
}

function withMistakes(rows: readonly PersonRow[]): PersonRow[] {
  return rows.map((row, index) => {
    const mistake = MISTAKES.find(({ person }) => person === index)
    return mistake ? { ...row, ...mistake.change } : row
  })
}

async function send(page: Page, name: string, list: readonly PersonRow[]): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: await peopleWorkbook(list) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('checkbox').check()
  await button(page, imports.start.send).click()
}

/** Chooses the column that nobody could know; two columns of one meaning are refused on the way. */
async function mapColumns(page: Page): Promise<void> {
  await heading(page, imports.columns.title).waitFor()
  const means = (header: string) => page.getByLabel(say(imports.columns.meansOf, { column: header }))
  expect(await means('Họ và tên').inputValue()).toBe('name')
  expect(await means('STT').inputValue()).toBe('')
  await means(PHONE_HEADER).selectOption('phone')
  await means('STT').selectOption('name')
  await page.getByText(imports.columns.doubled).waitFor()
  expect(await button(page, imports.columns.check).isDisabled()).toBe(true)
  await means('STT').selectOption('')
  await button(page, imports.columns.check).click()
}

/** The page and the API say the same, and no row is missing from the sum. */
async function expectCounts(page: Page, wanted: Record<string, number>): Promise<void> {
  await heading(page, imports.check.title).waitFor()
  const shown = async (outcome: string) => {
    const count = page.locator(`.counts-list [data-outcome="${outcome}"][data-count]`)
    return Number(await count.getAttribute('data-count'))
  }
  for (const [outcome, count] of Object.entries(wanted)) {
    await expect.poll(() => shown(outcome), { message: outcome }).toBe(count)
  }
  const state = await api<ImportState>(page, `/imports/${importIn(page)}`)
  expect(state.rowsRead).toBe(PEOPLE)
  expect(state.inserted + state.updated + state.unchanged + state.rejected).toBe(PEOPLE)
}

async function toldEveryMistake(page: Page): Promise<void> {
  for (const { person, code } of MISTAKES) {
    const { what, fix } = imports.finding[code]
    const row = say(imports.rowsOnly, { numbers: formatCount(FIRST_ROW + person, 'vi') })
    await expectSays(page.locator(`[data-finding="${code}"]`), what, fix, row)
  }
}

/** Exactly the wrong rows come back, as they were written. */
async function expectRejects(page: Page, batch: string): Promise<void> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: imports.check.rejects }).click(),
  ])
  const text = textOf(await buffer(await saved.createReadStream()))
  for (let person = 0; person < PEOPLE; person += 1) {
    const isWrong = MISTAKES.some((mistake) => mistake.person === person)
    expect(text.includes(`>${batch}-${person + 1}<`), `person ${person}`).toBe(isWrong)
  }
  expect(text).toContain('30/02/1990')
}

async function write(page: Page, count: number): Promise<void> {
  const shown = formatCount(count, 'vi')
  await button(page, say(imports.check.apply_other, { shown })).click()
  await heading(page, say(imports.receipt.title_other, { shown })).waitFor()
}

async function expectReceipt(page: Page): Promise<void> {
  const { receipt } = await api<ImportState>(page, `/imports/${importIn(page)}`)
  expect(receipt?.ledgerHash).toMatch(/^[0-9a-f]{64}$/)
  const proof = page.getByRole('region', { name: imports.receipt.proof })
  await expectSays(proof, receipt?.fileHash ?? '', receipt?.ledgerHash ?? '', receipt?.signature ?? '')
}

/** Where the officer works: the inner point of the commune, and its address as people write it. */
async function homeOf(page: Page): Promise<Home> {
  const { scope } = await api<Session>(page, '/session')
  const { items } = await api<UnitList>(page, '/units?level=commune&limit=1000')
  const provinces = await api<UnitList>(page, '/units?level=province&limit=1000')
  const commune = items.find(({ code }) => code === scope[0]?.code)
  const province = provinces.items.find(({ code }) => code === commune?.parentCode)
  if (!commune?.centroid || !province) throw new Error('the officer has no commune with a boundary')
  return {
    address: `${commune.name}, ${province.name}`,
    unitCode: commune.code,
    position: commune.centroid,
  }
}

function importIn(page: Page): string {
  return new URL(page.url()).searchParams.get('import') ?? ''
}

/** All text of a workbook, as its files hold it. */
function textOf(workbook: Buffer): string {
  const parts = Object.entries(unzipSync(workbook)).filter(([name]) => name.endsWith('.xml'))
  return parts.map(([, content]) => strFromU8(content)).join('\n')
}
