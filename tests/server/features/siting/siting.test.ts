import { haversineKm } from '@hoanhap/geo/units.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access, AccessRow } from '../../../../server/features/access/schemas.ts'
import type { Siting } from '../../../../server/features/siting/schemas.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from '../access/country-with-employers.ts'

const RADIUS_KM = 22

let server: TestServer
let communes: AccessRow[]
beforeAll(async () => {
  ;({ server } = await countryWithEmployers('siting'))
  const { rows } = await access(`catchmentKm=${RADIUS_KM}`)
  communes = rows.filter(({ location }) => location !== null)
})
afterAll(() => server?.close())

async function access(query: string): Promise<Access> {
  return (await (await server.as('planner')).get(`/access?${query}`)).body
}

async function site(body: object, who = 'planner'): Promise<Siting> {
  const asked = { service: 'employer', radiusKm: RADIUS_KM, p: 2, ...body }
  const answer = await (await server.as(who)).post('/siting', asked)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** People whom places at these communes reach and no employer does. */
function reachedBy(sites: readonly AccessRow[], keepExisting = true): number {
  const isNear = (a: AccessRow, b: AccessRow) =>
    haversineKm(a.location ?? [0, 0], b.location ?? [90, 0]) * 1.3 <= RADIUS_KM
  return communes
    .filter((commune) => !(keepExisting && commune.covered) && sites.some((one) => isNear(commune, one)))
    .reduce((sum, { demand }) => sum + (demand ?? 0), 0)
}

function bestPair(keepExisting: boolean): number {
  const pairs = communes.flatMap((one, i) => communes.slice(i + 1).map((other) => [one, other]))
  return Math.max(...pairs.map((pair) => reachedBy(pair, keepExisting)))
}

const rowOf = (code: string | null) => communes.find((commune) => commune.code === code) as AccessRow

describe('new places', () => {
  test.each([true, false])(
    'reach as many people as the best pair of communes (existing kept: %s)',
    async (keepExisting) => {
      const { sites, status, gap, demandTotal, coverage } = await site({ service: 'legal_aid', keepExisting })
      expect([status, gap]).toEqual(['optimal', 0])
      const sum = sites.reduce((all, { newlyCovered }) => all + newlyCovered, 0)
      expect(Math.abs(sum - bestPair(false))).toBeLessThan(0.5)
      expect(
        Math.abs(
          reachedBy(
            sites.map(({ code }) => rowOf(code)),
            false,
          ) - sum,
        ),
      ).toBeLessThan(0.5)
      expect([coverage.before, coverage.after]).toEqual([0, expect.closeTo(sum / demandTotal, 3)])
    },
  )

  test('beside existing employers reach those whom these do not', async () => {
    const before = (await access(`catchmentKm=${RADIUS_KM}`)).summary.coverageShare
    const { sites, coverage } = await site({ trade: undefined })
    expect(coverage.before).toBeCloseTo(before ?? Number.NaN, 3)
    const sum = sites.reduce((all, { newlyCovered }) => all + newlyCovered, 0)
    expect(Math.abs(sum - bestPair(true))).toBeLessThan(0.5)
  })

  test('come with the curve of how many people each further one reaches', async () => {
    const { coverage, sites } = await site({ p: 5, service: 'legal_aid' })
    const { byP } = coverage
    expect(byP.length).toBeLessThanOrEqual(5)
    expect([...byP].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(byP)
    expect(coverage.after ?? 0).toBeGreaterThanOrEqual((byP.at(-1) ?? 0) - 1e-9)
    expect(sites.map(({ newlyCovered }) => newlyCovered)).toEqual(
      [...sites.map(({ newlyCovered }) => newlyCovered)].sort((a, b) => b - a),
    )
  })

  test('stand only in the units that are asked for', async () => {
    const province = communes[0]?.parentCode ?? ''
    const { sites, parameters } = await site({ p: 1, service: 'legal_aid', unit: [province] })
    expect(sites.map(({ code }) => rowOf(code).parentCode)).toEqual([province])
    expect(parameters.candidates).toBe(communes.filter(({ parentCode }) => parentCode === province).length)
  })

  test('stand nowhere in the units that are left out', async () => {
    const everywhere = await site({ p: 3, service: 'legal_aid' })
    const [first] = everywhere.sites
    const left = await site({ p: 3, service: 'legal_aid', exclude: [first?.code] })
    expect(left.sites.map(({ code }) => code)).not.toContain(first?.code)
    expect(left.parameters.candidates).toBe(everywhere.parameters.candidates - 1)
  })

  test('are sought beside places that are only tried, and where existing ones are thought away', async () => {
    const [first, second] = (await site({ p: 2, service: 'legal_aid' })).sites
    const next = await site({ p: 1, service: 'legal_aid', added: [first?.location] })
    expect(next.coverage.before).toBeCloseTo((first?.newlyCovered ?? 0) / next.demandTotal, 3)
    expect(next.sites[0]?.newlyCovered).toBeGreaterThanOrEqual((second?.newlyCovered ?? 0) - 0.1)
    const employers = (await (await server.as('planner')).get('/employers?accepting=true&limit=1000')).body
    const removed = employers.features.map(({ properties }: { properties: { id: number } }) => properties.id)
    const alone = await site({ removed })
    expect([alone.parameters.existing, alone.coverage.before]).toEqual([0, 0])
    expect(alone.sites).toEqual((await site({ keepExisting: false })).sites)
  })

  test('stand at the points that are asked for, in the commune around each', async () => {
    const [one, two] = [communes[0], communes[3]] as [AccessRow, AccessRow]
    const candidates = [
      { location: [3, 48], name: 'Ngoài nước' },
      { location: one.location, name: 'Đất trống bên chợ' },
      { location: two.location },
    ]
    const { sites, parameters } = await site({ p: 2, service: 'legal_aid', candidates })
    expect(parameters.candidates).toBe(3)
    expect(sites.map(({ candidate, code }) => [candidate, code]).sort()).toEqual([
      [1, one.code],
      [2, two.code],
    ])
    expect(sites.find(({ candidate }) => candidate === 1)?.name).toBe('Đất trống bên chợ')
    const without = await site({ p: 1, service: 'legal_aid', candidates, exclude: [one.code] })
    expect(without.sites.map(({ candidate }) => candidate)).toEqual([2])
  })

  test('cost together no more than the budget', async () => {
    const points = communes.slice(0, 6)
    const candidates = points.map(({ location }, index) => ({ location, cost: 10 + index }))
    const { sites, status } = await site({ p: 6, service: 'legal_aid', candidates, budget: 25 })
    expect(status).toBe('optimal')
    expect(sites.reduce((sum, { cost }) => sum + (cost ?? Number.NaN), 0)).toBeLessThanOrEqual(25)
    const affordable = points.flatMap((one, i) => [
      [one],
      ...points.slice(i + 1).flatMap((other, j) => (10 + i + (11 + i + j) <= 25 ? [[one, other]] : [])),
    ])
    const sum = sites.reduce((all, { newlyCovered }) => all + newlyCovered, 0)
    expect(sum).toBeCloseTo(Math.max(...affordable.map((choice) => reachedBy(choice, false))), 0)
  })

  test('are the same for everybody without records', async () => {
    const { sites } = await site({})
    expect((await site({}, 'city_official')).sites).toEqual(sites)
    expect((await site({}, 'police_officer')).sites).toEqual(sites)
  })
})

describe('the shortest ways', () => {
  const wayTo = (commune: AccessRow, sites: readonly AccessRow[]) =>
    Math.min(
      ...sites.map(({ location }) => haversineKm(commune.location ?? [0, 0], location ?? [0, 0]) * 1.3),
    )

  /** Mean way of the people in need to the nearest of these communes. */
  function meanWay(sites: readonly AccessRow[]): number {
    const people = communes.reduce((sum, { demand }) => sum + (demand ?? 0), 0)
    return communes.reduce((sum, one) => sum + (one.demand ?? 0) * wayTo(one, sites), 0) / people
  }

  test('are as short as those to the best pair of communes', async () => {
    const found = await site({ service: 'legal_aid', objective: 'distance' })
    expect([found.status, found.gap, found.sites.length]).toEqual(['optimal', 0, 2])
    const pairs = communes.flatMap((one, i) => communes.slice(i + 1).map((other) => [one, other]))
    expect(found.ways.after ?? 0).toBeCloseTo(Math.min(...pairs.map(meanWay)), 2)
    expect(found.ways.after ?? 0).toBeCloseTo(meanWay(found.sites.map(({ code }) => rowOf(code))), 2)
    expect([found.ways.before, found.sites[0]?.shortensKm]).toEqual([null, null])
  })

  test('beside places that stay are shorter by what each site says, and by greed never longer', async () => {
    const { ways, sites } = await site({ objective: 'distance', p: 4 })
    const shortened = sites.reduce((sum, { shortensKm }) => sum + (shortensKm ?? Number.NaN), 0)
    expect((ways.before ?? 0) - shortened).toBeCloseTo(ways.after ?? 0, 2)
    expect([...ways.byP].sort((a, b) => (b ?? 0) - (a ?? 0))).toEqual(ways.byP)
    expect(ways.after ?? 0).toBeLessThanOrEqual((ways.byP.at(-1) ?? 0) + 0.001)
  })
})

test('while places are sought no connection is held', async () => {
  const planner = await server.as('planner')
  const { pool } = server.db.knex.client
  const asked = { service: 'legal_aid', radiusKm: 60, p: 12, objective: 'distance' }
  let [read, isDone] = [false, false]
  let freeSince: number | null = null
  const seeking = planner.post('/siting', asked).finally(() => {
    isDone = true
  })
  while (!isDone) {
    const isHeld = pool.numUsed() > 0
    read ||= isHeld
    freeSince = isHeld ? null : (freeSince ?? performance.now())
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect([(await seeking).status, read]).toEqual([200, true])
  // A thread alone takes longer to start than this.
  expect(performance.now() - (freeSince ?? Number.POSITIVE_INFINITY)).toBeGreaterThan(60)
})

test.each([
  [{ p: 0 }, 'p'],
  [{ p: 50 }, 'p'],
  [{ radiusKm: 0 }, 'radiusKm'],
  [{ service: 'school' }, 'service'],
  [{ service: 'ost_clinic', trade: 'welding' }, 'trade'],
  [{ trade: 'no_such_trade' }, 'trade'],
  [{ unit: ['99999'] }, 'unit'],
  [{ exclude: ['99999'] }, 'exclude'],
  [{ objective: 'beauty' }, 'objective'],
  [{ candidates: [] }, 'candidates'],
  [{ candidates: [{ location: [106, 91] }] }, 'candidates.0.location.1'],
  [{ candidates: [{ location: [106, 16] }] }, 'p'],
  [{ candidates: [{ location: [106, 16] }], p: 1, budget: 5 }, 'candidates'],
  [{ budget: 5 }, 'candidates'],
  [{ candidates: [{ location: [106, 16], cost: 1 }], p: 1, budget: 5, objective: 'distance' }, 'budget'],
  [{ candidates: [{ location: [106, 16] }], p: 1, unit: ['01'] }, 'unit'],
])('%o is refused, naming %s', async (change, path) => {
  const asked = { service: 'employer', radiusKm: RADIUS_KM, p: 2, ...change }
  const { status, body } = await (await server.as('planner')).post('/siting', asked)
  expect([status, body.errors[0].path]).toEqual([400, path])
})
