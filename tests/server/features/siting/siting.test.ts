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

const rowOf = (code: string) => communes.find((commune) => commune.code === code) as AccessRow

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

  test('are the same for everybody without records', async () => {
    const { sites } = await site({})
    expect((await site({}, 'city_official')).sites).toEqual(sites)
    expect((await site({}, 'police_officer')).sites).toEqual(sites)
  })
})

test.each([
  [{ p: 0 }, 'p'],
  [{ p: 50 }, 'p'],
  [{ radiusKm: 0 }, 'radiusKm'],
  [{ service: 'school' }, 'service'],
  [{ service: 'ost_clinic', trade: 'welding' }, 'trade'],
  [{ trade: 'no_such_trade' }, 'trade'],
  [{ unit: ['99999'] }, 'unit'],
])('%o is refused, naming %s', async (change, path) => {
  const asked = { service: 'employer', radiusKm: RADIUS_KM, p: 2, ...change }
  const { status, body } = await (await server.as('planner')).post('/siting', asked)
  expect([status, body.errors[0].path]).toEqual([400, path])
})
