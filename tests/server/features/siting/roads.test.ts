import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Access, AccessRow, Siting } from '../../../../server/contract.ts'
import { RoadService } from '../../../../server/features/access/road-service.ts'
import { AnswerMemory } from '../../../../server/http/answer-memory.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from '../access/country-with-employers.ts'
import { type RoadServer, roadServer } from '../access/road-server.ts'

const WINDING = 1.8
const RADIUS_KM = 30
/** Soon enough for one that is silent on purpose. */
const IMPATIENT = { tableMs: 300, questionMs: 2000, restMs: 0 }
/** West of it no road leads anywhere. */
const CUT_OFF = 107.2

let server: TestServer
let roads: RoadServer
let communes: AccessRow[]
beforeAll(async () => {
  roads = await roadServer({ winding: WINDING, toRoad: 0, isCutOff: ([lon]) => lon < CUT_OFF })
  ;({ server } = await countryWithEmployers('siting roads'))
  startAnew(null)
  communes = (await access()).rows.filter(({ location }) => location !== null)
})
beforeEach(() => {
  roads.mood = 'well'
  roads.asked.length = 0
  startAnew(new RoadService(roads.url))
})
afterAll(async () => {
  await server?.close()
  await roads?.close()
})

function startAnew(service: RoadService | null): void {
  server.services.roads = service
  server.services.answers = new AnswerMemory()
}

async function access(): Promise<Access> {
  return (await (await server.as('planner')).get(`/access?catchmentKm=${RADIUS_KM}`)).body
}

async function site(body: object): Promise<Siting> {
  const asked = { service: 'legal_aid', radiusKm: RADIUS_KM, p: 2, ...body }
  const answer = await (await server.as('planner')).post('/siting', asked)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

function roadKm(from: LonLat, to: LonLat): number {
  return from[0] < CUT_OFF || to[0] < CUT_OFF ? Number.POSITIVE_INFINITY : haversineKm(from, to) * WINDING
}

const pointOf = ({ location }: AccessRow) => location as [number, number]
const nearestOf = (commune: AccessRow, sites: readonly LonLat[]) =>
  Math.min(...sites.map((one) => roadKm(pointOf(commune), one)))

/** People who reach one of these points by road. */
function reached(sites: readonly LonLat[]): number {
  const near = communes.filter((commune) => nearestOf(commune, sites) <= RADIUS_KM)
  return near.reduce((sum, { demand }) => sum + (demand ?? 0), 0)
}

const pairs = () =>
  communes.flatMap((one, i) => communes.slice(i + 1).map((other) => [pointOf(one), pointOf(other)] as const))

describe('with a routing service', () => {
  test('new places reach as many people by road as the best pair of communes', async () => {
    const { sites, parameters, status, coverage, demandTotal } = await site({})
    expect([parameters.routing, status]).toEqual(['osrm', 'optimal'])
    const best = Math.max(...pairs().map(reached))
    expect(best).toBeGreaterThan(0)
    expect(reached(sites.map(({ location }) => location))).toBeCloseTo(best, 0)
    expect((coverage.after ?? 0) * demandTotal).toBeCloseTo(best, 0)
  })

  test('what is covered before is what the map says by road', async () => {
    const { coverage } = await site({ service: 'employer' })
    expect(coverage.before ?? Number.NaN).toBeCloseTo((await access()).summary.coverageShare ?? 0, 4)
  })

  test('the shortest ways are those by road, of everybody whom a road leads anywhere', async () => {
    const found = await site({ objective: 'distance' })
    expect([found.parameters.routing, found.status]).toEqual(['osrm', 'optimal'])
    const onRoads = communes.filter(({ location }) => (location?.[0] ?? 0) >= CUT_OFF && location)
    const people = onRoads.reduce((sum, { demand }) => sum + (demand ?? 0), 0)
    const mean = (sites: readonly LonLat[]) =>
      onRoads.reduce((sum, one) => sum + (one.demand ?? 0) * nearestOf(one, sites), 0) / people
    const best = Math.min(...pairs().map(mean))
    expect(onRoads.length).toBeLessThan(communes.length)
    expect(found.ways.after ?? Number.NaN).toBeCloseTo(best, 2)
    expect(mean(found.sites.map(({ location }) => location))).toBeCloseTo(best, 2)
  })

  test('a place where no road leads is never proposed before one that people reach', async () => {
    const { sites } = await site({ p: 6, service: 'employer' })
    for (const { location } of sites) expect(location[0]).toBeGreaterThanOrEqual(CUT_OFF)
  })
})

test.each(['broken', 'silent', 'nonsense'] as const)(
  'when the service is %s, ways are great circles, and said to be',
  async (mood) => {
    startAnew(null)
    const { parameters: _, seconds: __, ...without } = await site({ service: 'employer' })
    startAnew(new RoadService(roads.url, IMPATIENT))
    roads.mood = mood
    const { parameters, seconds: ___, ...found } = await site({ service: 'employer' })
    expect(parameters.routing).toBe('greatCircleFallback')
    expect(found).toEqual(without)
  },
)
