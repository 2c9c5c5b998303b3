import { haversineKm } from '@hoanhap/geo/units.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Access, AccessRow } from '../../../../server/contract.ts'
import { RoadService } from '../../../../server/features/access/road-service.ts'
import { AnswerMemory } from '../../../../server/http/answer-memory.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from './country-with-employers.ts'
import { type RoadServer, roadServer } from './road-server.ts'

const WINDING = 1.7
const TO_ROAD_METRES = 400
const LIMITS = { tableMs: 300, questionMs: 2000, restMs: 0 }

let server: TestServer
let roads: RoadServer
let employers: [number, number][]
beforeAll(async () => {
  roads = await roadServer({ winding: WINDING, toRoad: TO_ROAD_METRES, isCutOff: ([lon]) => lon < CUT_OFF })
  ;({ server } = await countryWithEmployers('roads'))
  const { body } = await (await server.as('planner')).get('/employers?limit=1000')
  employers = body.features.map((feature: { geometry: { coordinates: [number, number] } }) => {
    return feature.geometry.coordinates
  })
})
beforeEach(() => {
  roads.mood = 'well'
  roads.asked.length = 0
  startAnew(new RoadService(roads.url, LIMITS))
})

/** Another service, as a server has it that starts: with nothing answered before. */
function startAnew(service: RoadService | null): void {
  server.services.roads = service
  server.services.answers = new AnswerMemory()
}

afterAll(async () => {
  await server?.close()
  await roads?.close()
})

/** West of it no road leads anywhere. */
const CUT_OFF = 107.2

async function ask(query: string, who = 'planner'): Promise<Access> {
  const answer = await (await server.as(who)).get(`/access?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

function wayKm({ location }: AccessRow, place: [number, number]): number {
  if (!location || location[0] < CUT_OFF || place[0] < CUT_OFF) return Infinity
  return haversineKm(location, place) * WINDING + (2 * TO_ROAD_METRES) / 1000
}

const located = (rows: readonly AccessRow[]) => rows.filter(({ location }) => location !== null)

describe('with a routing service', () => {
  test.each([12, 60])(
    'ways are those by road, within %s km and to the nearest place beyond',
    async (catchmentKm) => {
      const { rows, parameters, summary } = await ask(`catchmentKm=${catchmentKm}`)
      expect(parameters.routing).toBe('osrm')
      for (const row of located(rows)) {
        const nearest = Math.min(...employers.map((place) => wayKm(row, place)))
        if (nearest > 200) expect(row.nearestKm).toBeNull()
        else expect(Math.abs((row.nearestKm ?? Infinity) - nearest)).toBeLessThan(0.002)
        expect(row.covered).toBe(nearest <= catchmentKm)
      }
      const covered = located(rows).filter(({ covered }) => covered)
      expect(covered.length).toBeGreaterThan(0)
      expect(summary.coverageShare).toBeLessThan(1)
    },
  )

  test('a commune that no road leads to reaches nothing', async () => {
    const { rows } = await ask('catchmentKm=100')
    const cutOff = located(rows).filter(({ location }) => (location?.[0] ?? 0) < CUT_OFF)
    expect(cutOff.length).toBeGreaterThan(0)
    for (const row of cutOff) expect(row).toMatchObject({ score: 0, nearestKm: null, covered: false })
  })

  test('it is asked about points of communes and places and nothing else, in tables of at most 100 points', async () => {
    const { rows } = await ask('catchmentKm=60', 'social_officer')
    const text = ([lon, lat]: readonly number[]) => `${lon?.toFixed(6)},${lat?.toFixed(6)}`
    const known = new Set([
      ...located(rows).map(({ location }) => text(location ?? [])),
      ...employers.map(text),
    ])
    expect(roads.asked.length).toBeGreaterThan(0)
    for (const path of roads.asked) {
      const points = path.split('?')[0]?.split('/').at(-1)?.split(';') ?? []
      expect(points.length).toBeLessThanOrEqual(100)
      expect(points.filter((point) => !known.has(point))).toEqual([])
      expect(path).toMatch(/\?sources=[\d;]+&destinations=[\d;]+&annotations=distance$/)
    }
  })

  test('what it answered is not asked again', async () => {
    await ask('catchmentKm=60')
    const before = roads.asked.length
    await ask('catchmentKm=55&decay=none')
    expect(roads.asked.length).toBe(before)
  })
})

describe('when the service fails', () => {
  test.each(['broken', 'silent', 'nonsense'] as const)(
    'being %s, ways are great circles again, and said to be',
    async (mood) => {
      startAnew(null)
      const without = await ask('catchmentKm=31')
      expect(without.parameters.routing).toBe('greatCircle')
      startAnew(new RoadService(roads.url, LIMITS))
      roads.mood = mood
      const { parameters, rows, summary } = await ask('catchmentKm=31')
      expect(parameters.routing).toBe('greatCircleFallback')
      expect([rows, summary]).toEqual([without.rows, without.summary])
      roads.mood = 'well'
      expect((await ask('catchmentKm=31')).parameters.routing).toBe('osrm')
    },
  )

  test('it is left alone for a while', async () => {
    startAnew(new RoadService(roads.url, { ...LIMITS, restMs: 3_600_000 }))
    roads.mood = 'broken'
    await ask('catchmentKm=32')
    const before = roads.asked.length
    roads.mood = 'well'
    expect((await ask('catchmentKm=33')).parameters.routing).toBe('greatCircleFallback')
    expect(roads.asked.length).toBe(before)
  })
})

test('nothing is asked of anybody unless a service is configured', async () => {
  startAnew(null)
  await ask('catchmentKm=34')
  expect(roads.asked).toEqual([])
})
