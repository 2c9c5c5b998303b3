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
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoUrl, launchBrowser, type VisitedPage } from './support/browser.ts'
import { api, expectCleanRun, expectSays, follow, visit } from './support/steps.ts'
import { formatCount, formatDay, say, words } from './support/words.ts'

/** One unit from every side: how many people, which work and services, and where it comes from. */
describe('the panel of a unit', () => {
  const url = demoUrl()
  let browser: Browser
  let visited: VisitedPage
  let page: Page
  let unit: Unit
  beforeAll(async () => {
    browser = await launchBrowser()
    visited = await visit(browser, url, { username: 'planner', path: '/?view=table&place=province:07' })
    page = visited.page
    unit = await richestCommune()
    await follow(page, `/?place=province:07&unit=commune:${unit.code}&view=table`)
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
    const rate = (1000 * count) / (unit.population ?? 1)
    await expectSays(
      panel(),
      say(words.unit.code, { code: unit.code }),
      formatDay(unit.validFrom ?? '', 'vi'),
      say(words.unit.population_other, { shown: formatCount(unit.population ?? 0, 'vi') }),
      say(words.figure.perThousand, { rate: rate.toFixed(1).replace('.', ',') }),
    )
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
      const wanted = `${name}${count > 0 ? count : words.unit.servicesNone}`
      await expect.poll(() => cell.textContent()).toBe(wanted)
    }
  })

  it('tells the lineage in words with the names of the API, and goes to a former unit', async () => {
    const lineage = await api<Lineage>(page, `/units/${unit.id}/lineage`)
    await panel().getByRole('heading', { name: words.unit.lineageFrom }).waitFor()
    const all = say(words.unit.lineageAll_other, { count: lineage.predecessors.length })
    const more = panel().getByRole('button', { name: all })
    if (await more.count()) await more.click()
    const told = [
      ...lineage.predecessors.flatMap(predecessorInWords),
      ...lineage.events.flatMap(eventInWords),
    ]
    expect(told.length).toBeGreaterThan(0)
    const missing = async () => {
      const text = ((await panel().textContent()) ?? '').toLocaleLowerCase('vi')
      return told.filter((wanted) => !text.includes(wanted.toLocaleLowerCase('vi')))
    }
    await expect.poll(missing, { message: 'not told' }).toEqual([])
  })

  it('says that a unit did not exist on the chosen day', async () => {
    await follow(page, '/?place=province:07&unit=commune:99999&view=table')
    const today = (await api<Caseload>(page, '/caseload?level=province')).asOf
    await panel()
      .getByText(say(words.unit.notFound, { day: formatDay(today, 'vi') }))
      .waitFor()
  })
})

/** The name without its type, unless it is a number, and which share of it came here. */
function predecessorInWords({ unit, share }: Lineage['predecessors'][number]): string[] {
  const bare = unit.name.slice(unit.type.length + 1)
  return [/^\d+$/.test(bare) ? unit.name : bare, words.unit[share]]
}

function eventInWords({ kind, date, document }: Lineage['events'][number]): string[] {
  return [`${words.event[kind]} · ${formatDay(date, 'vi')}`, document ?? words.unit.noDocument]
}

function shownId({ unitId, count }: Caseload['rows'][number]): number[] {
  return count === null || count < 10 ? [] : [unitId]
}
