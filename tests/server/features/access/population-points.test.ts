import { type Origin, scoreCommunes, summariseScores } from '@hoanhap/geo/access/score-communes.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { haversineKm } from '@hoanhap/geo/units.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access, AccessRow, Siting } from '../../../../server/contract.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import { RoadService } from '../../../../server/features/access/road-service.ts'
import { AnswerMemory } from '../../../../server/http/answer-memory.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from './country-with-employers.ts'
import { roadServer } from './road-server.ts'

const RADIUS_KM = 18

let server: TestServer
let before: Access
let after: Access
let employers: { point: [number, number]; capacity: number }[]
beforeAll(async () => {
  ;({ server } = await countryWithEmployers('population points'))
  before = await ask()
  await spreadPeople(before.rows.filter(({ location }) => location !== null))
  server.services.answers = new AnswerMemory()
  after = await ask()
  employers = await openEmployers()
})
afterAll(() => server?.close())

async function ask(query = `catchmentKm=${RADIUS_KM}`): Promise<Access> {
  const answer = await (await server.as('planner')).get(`/access?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** Every second commune gets one to four points around its own, with 100, 200 ... people. */
async function spreadPeople(rows: readonly AccessRow[]): Promise<void> {
  const random = seededRandom('points')
  const points = rows.flatMap(({ unitId, location }, index) =>
    Array.from({ length: index % 2 === 0 ? 1 + (index % 4) : 0 }, (_, at) => ({
      unit_id: unitId,
      location: `SRID=4326;POINT(${location?.map((degrees) => degrees + (random() - 0.5) / 4).join(' ')})`,
      population: 100 * (at + 1),
    })),
  )
  await asLoader(server.db, (trx) =>
    trx.raw(
      `insert into population_point (unit_id, location, population) select unit_id, location, population
       from jsonb_to_recordset(?::jsonb) as given(unit_id int, location geometry, population int)`,
      [JSON.stringify(points)],
    ),
  )
}

async function openEmployers() {
  const { body } = await (await server.as('planner')).get('/employers?accepting=true&limit=1000')
  return body.features.map(
    ({
      geometry,
      properties,
    }: {
      geometry: { coordinates: [number, number] }
      properties: { vacancies: { openings: number }[] }
    }) => ({
      point: geometry.coordinates,
      capacity: properties.vacancies.reduce((sum, { openings }) => sum + openings, 0),
    }),
  )
}

/** The communes of an answer as whoever reckons on with it has them. */
function originsOf(rows: readonly AccessRow[]): (Origin & { row: AccessRow })[] {
  return rows.flatMap((row) => {
    const { location, populationPoints, demand, demandLow, demandHigh } = row
    if (!location) return []
    const points = populationPoints?.map(([lon, lat, share]) => ({ point: [lon, lat] as const, share }))
    const known = demand === null ? null : { people: demand, low: demandLow ?? 0, high: demandHigh ?? 0 }
    return [{ row, point: location, populationPoints: points, demand: known }]
  })
}

const located = (rows: readonly AccessRow[]) => rows.filter(({ location }) => location !== null)

describe('people are spread over the points where they live', () => {
  test('which the answer says, with their shares', () => {
    expect([before.parameters.demandAt, after.parameters.demandAt]).toEqual([
      'innerPoint',
      'populationPoints',
    ])
    expect(before.rows.filter(({ populationPoints }) => populationPoints)).toEqual([])
    const spread = located(after.rows).filter(({ populationPoints }) => populationPoints)
    expect(spread.length).toBe(Math.ceil(located(after.rows).length / 2))
    for (const { populationPoints = [] } of spread) {
      const all = (populationPoints.length * (populationPoints.length + 1)) / 2
      const shares = populationPoints.map(([, , share]) => share)
      for (const [index, share] of shares.entries()) expect(share).toBeCloseTo((index + 1) / all, 8)
    }
  })

  test('so that a commune has what they have, wherever in it they live', () => {
    const scored = scoreCommunes(originsOf(after.rows), employers, {
      ...{ catchmentKm: RADIUS_KM, decay: 'gaussian' },
      threeStep: false,
    })
    for (const { row, ...score } of scored) {
      expect(row.score ?? Number.NaN, row.code).toBeCloseTo(score.score, 5)
      expect(row.nearestKm ?? Number.NaN).toBeCloseTo(score.nearestKm, 2)
      expect(row.openingsWithin ?? Number.NaN).toBeCloseTo(score.capacityWithin, 2)
      expect(row.coveredShare ?? Number.NaN).toBeCloseTo(score.coveredShare, 5)
      expect(row.covered).toBe(score.coveredShare === 1)
    }
    const partly = scored.filter(({ coveredShare }) => coveredShare > 0 && coveredShare < 1)
    expect(partly.length).toBeGreaterThan(0)
    expect(after.summary.coverageShare ?? Number.NaN).toBeCloseTo(
      summariseScores(scored).coverageShare ?? 0,
      5,
    )
  })

  test('and nobody is counted twice or lost', () => {
    const { demandTotal, demandNotLocated, capacityTotal } = before.summary
    expect(after.summary).toMatchObject({ demandTotal, demandNotLocated, capacityTotal })
    const demandOf = ({ rows }: Access) => rows.map(({ code, demand }) => [code, demand])
    expect(demandOf(after)).toEqual(demandOf(before))
  })

  test('in their province as well', async () => {
    const { rows } = await ask(`catchmentKm=${RADIUS_KM}&level=province`)
    const communes = located(after.rows)
    for (const { code, coveredShare, score } of rows.filter(({ score }) => score !== null)) {
      const inside = communes.filter(({ parentCode, demand }) => parentCode === code && demand)
      const people = inside.reduce((sum, { demand }) => sum + (demand ?? 0), 0)
      const mean = (read: (row: AccessRow) => number | null) =>
        inside.reduce((sum, row) => sum + (row.demand ?? 0) * (read(row) ?? 0), 0) / people
      expect(coveredShare ?? Number.NaN).toBeCloseTo(
        mean((row) => row.coveredShare),
        5,
      )
      expect(score ?? Number.NaN).toBeCloseTo(
        mean((row) => row.score),
        5,
      )
    }
  })

  test('on a date whose communes have no points each stands at one', async () => {
    const { parameters, rows } = await ask('asOf=2025-06-30')
    expect(parameters.demandAt).toBe('innerPoint')
    expect(located(rows).length).toBeGreaterThan(0)
  })
})

describe('new places', () => {
  async function site(body: object): Promise<Siting> {
    const asked = { service: 'employer', radiusKm: RADIUS_KM, p: 2, ...body }
    const answer = await (await server.as('planner')).post('/siting', asked)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }

  test('are sought for people where they live', async () => {
    const { coverage, sites, parameters, demandTotal } = await site({})
    expect(parameters.demandAt).toBe('populationPoints')
    expect(coverage.before ?? Number.NaN).toBeCloseTo(after.summary.coverageShare ?? 0, 4)
    const settings = { catchmentKm: RADIUS_KM, decay: 'none', threeStep: false } as const
    const added = sites.map(({ location }) => ({ point: location, capacity: 1 }))
    const scored = scoreCommunes(originsOf(after.rows), [...employers, ...added], settings)
    expect(coverage.after ?? Number.NaN).toBeCloseTo(summariseScores(scored).coverageShare ?? 0, 4)
    const newly = sites.reduce((sum, { newlyCovered }) => sum + newlyCovered, 0)
    expect(newly / demandTotal).toBeCloseTo((coverage.after ?? 0) - (coverage.before ?? 0), 2)
  })

  test('shorten the mean way of people from where they live', async () => {
    const { parameters, ways } = await site({ objective: 'distance' })
    expect(parameters.demandAt).toBe('populationPoints')
    const mean = after.rows.reduce((sum, row) => sum + (row.demand ?? 0) * (row.nearestKm ?? 0), 0)
    expect(ways.before ?? Number.NaN).toBeCloseTo(mean / after.summary.demandTotal, 2)
  })
})

test('a routing service is asked about population points, public as they are, and nothing else is', async () => {
  const roads = await roadServer({ winding: 1.5, toRoad: 0, isCutOff: () => false })
  try {
    server.services.roads = new RoadService(roads.url)
    server.services.answers = new AnswerMemory()
    const { rows, parameters } = await ask()
    expect(parameters).toMatchObject({ routing: 'osrm', demandAt: 'populationPoints' })
    const text = ([lon, lat]: readonly number[]) => `${lon?.toFixed(6)},${lat?.toFixed(6)}`
    const homes = originsOf(rows).flatMap(({ point, populationPoints }) =>
      populationPoints ? populationPoints.map((one) => one.point) : [point],
    )
    const known = new Set([...homes, ...employers.map(({ point }) => point)].map(text))
    const points = roads.asked.flatMap((path) => path.split('?')[0]?.split('/').at(-1)?.split(';') ?? [])
    expect(points.length).toBeGreaterThan(0)
    expect(points.filter((point) => !known.has(point))).toEqual([])
    for (const { row, point, populationPoints = [{ point, share: 1 }] } of originsOf(rows)) {
      const ways = populationPoints.map(({ point: home, share }) => {
        const nearest = Math.min(...employers.map((place) => haversineKm(home, place.point) * 1.5))
        return share * nearest
      })
      const mean = ways.reduce((sum, km) => sum + km, 0)
      expect(Math.abs((row.nearestKm ?? Number.NaN) - mean), row.code).toBeLessThan(0.01)
    }
  } finally {
    server.services.roads = null
    await roads.close()
  }
})
