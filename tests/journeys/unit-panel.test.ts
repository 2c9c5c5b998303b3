import type {
  Caseload,
  Coverage,
  EmployerList,
  Lineage,
  ServiceList,
  Unit,
  UnitList,
} from '@hoanhap/server/contract.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, type VisitedPage } from './support/browser.ts'
import { api, expectCleanRun, visit } from './support/steps.ts'
import { formatCount, formatDay, say, words } from './support/words.ts'

/** One unit from every side: how many people, which work and services, and where it comes from. */
describe('the panel of a unit', () => {
  const url = inject('demoUrl')
  let browser: Browser
  let visited: VisitedPage
  let page: Page
  let unit: Unit
  beforeAll(async () => {
    browser = await launchBrowser()
    visited = await visit(browser, url, { username: 'planner', path: '/?view=table&place=province:07' })
    page = visited.page
    unit = await richestCommune()
    await page.goto(`${url}/?place=province:07&unit=commune:${unit.code}&view=table`)
    await panel().getByRole('heading', { name: unit.name }).waitFor()
  })
  afterEach(() => expectCleanRun(visited.watch))
  afterAll(() => browser.close())

  const panel = () => page.getByRole('region', { name: words.panel.right })

  /** A commune with a shown count, several employers and services. */
  async function richestCommune(): Promise<Unit> {
    const { rows } = await api<Coverage>(page, '/coverage?level=commune')
    const shown = new Set((await api<Caseload>(page, '/caseload?level=commune')).rows.flatMap(shownId))
    const rich = rows
      .filter(({ unitId, parentCode, services }) => shown.has(unitId) && parentCode === '07' && services > 1)
      .sort((a, b) => b.employers - a.employers)[0]
    const { items } = await api<UnitList>(page, '/units?level=commune&parent=07&limit=1000')
    return items.find(({ id }) => id === rich?.unitId) as Unit
  }

  it('shows code, validity, population and the released count with its rate', async () => {
    const { rows } = await api<Caseload>(page, `/caseload?level=commune&unit=${unit.code}`)
    const count = rows[0]?.count ?? 0
    await panel().getByText(formatCount(count, 'vi'), { exact: true }).first().waitFor()
    const text = (await panel().textContent()) ?? ''
    expect(text).toContain(say(words.unit.code, { code: unit.code }))
    expect(text).toContain(formatDay(unit.validFrom ?? '', 'vi'))
    expect(text).toContain(
      say(words.unit.population_other, { shown: formatCount(unit.population ?? 0, 'vi') }),
    )
    const rate = (1000 * count) / (unit.population ?? 1)
    expect(text).toContain(say(words.figure.perThousand, { rate: rate.toFixed(1).replace('.', ',') }))
  })

  it('lists the employers of the API with their openings', async () => {
    const { features } = await api<EmployerList>(page, `/employers?unit=${unit.code}&limit=1000`)
    const openings = features.reduce(
      (sum, { properties }) => sum + (properties.accepting ? properties.openings : 0),
      0,
    )
    const shown = say(words.unit.openings_other, { shown: formatCount(openings, 'vi') })
    await panel().getByText(shown, { exact: true }).first().waitFor()
    const all = say(words.unit.jobsAll_other, { count: features.length })
    if (features.length > 3) await panel().getByRole('button', { name: all }).click()
    for (const { properties } of features) await panel().getByText(properties.name).first().waitFor()
  })

  it('counts the services present by kind, and says which kinds are missing', async () => {
    const { features } = await api<ServiceList>(page, `/services?unit=${unit.code}&limit=1000`)
    for (const [kind, name] of Object.entries(words.service)) {
      const count = features.filter(({ properties }) => properties.kind === kind).length
      const cell = panel().getByRole('listitem').filter({ hasText: name }).first()
      expect(await cell.textContent()).toBe(`${name}${count > 0 ? count : words.unit.servicesNone}`)
    }
  })

  it('tells the lineage in words with the names of the API, and goes to a former unit', async () => {
    const lineage = await api<Lineage>(page, `/units/${unit.id}/lineage`)
    await panel().getByRole('heading', { name: words.unit.lineageFrom }).waitFor()
    const all = say(words.unit.lineageAll_other, { count: lineage.predecessors.length })
    const more = panel().getByRole('button', { name: all })
    if (await more.count()) await more.click()
    const text = ((await panel().textContent()) ?? '').toLocaleLowerCase('vi')
    for (const { unit: old } of lineage.predecessors) {
      const bare = old.name.slice(old.type.length + 1)
      expect(text).toContain((/^\d+$/.test(bare) ? old.name : bare).toLocaleLowerCase('vi'))
    }
    const shares = new Set(lineage.predecessors.map(({ share }) => share))
    if (shares.has('whole')) expect(text).toContain(words.unit.whole.toLocaleLowerCase('vi'))
    if (shares.has('part')) expect(text).toContain(words.unit.part.toLocaleLowerCase('vi'))
    for (const { kind, date, document } of lineage.events) {
      expect(text).toContain(`${words.event[kind]} · ${formatDay(date, 'vi')}`.toLocaleLowerCase('vi'))
      expect(text).toContain((document ?? words.unit.noDocument).toLocaleLowerCase('vi'))
    }
  })

  it('says that a unit did not exist on the chosen day', async () => {
    await page.goto(`${url}/?place=province:07&unit=commune:99999&view=table`)
    const today = (await api<Caseload>(page, '/caseload?level=province')).asOf
    await panel()
      .getByText(say(words.unit.notFound, { day: formatDay(today, 'vi') }))
      .waitFor()
  })
})

function shownId({ unitId, count }: Caseload['rows'][number]): number[] {
  return count === null || count < 10 ? [] : [unitId]
}
