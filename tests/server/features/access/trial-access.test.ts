import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, AccessTrial } from '../../../../server/contract.ts'
import { RoadService } from '../../../../server/features/access/road-service.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from './country-with-employers.ts'
import { roadServer } from './road-server.ts'

let server: TestServer
beforeAll(async () => {
  ;({ server } = await countryWithEmployers('trial access'))
})
afterAll(() => server?.close())

/** Employers have the ids 1, 2, 3 ... here. */
const TRIAL: AccessTrial = {
  service: 'employer',
  trade: null,
  catchmentKm: 40,
  decay: 'step',
  steps: '3',
  asOf: '2026-11-01',
  edits: [
    { kind: 'add', location: [107.3, 13.7], capacity: 12 },
    { kind: 'move', placeId: 1, location: [107.2, 14.4] },
    { kind: 'resize', placeId: 2, capacity: 77 },
    { kind: 'remove', placeId: 3 },
  ],
}

async function ask(trial: object, who = 'planner') {
  return (await server.as(who)).post('/access', trial)
}

async function told(trial: object, who = 'planner'): Promise<Access> {
  const { status, body } = await ask(trial, who)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

test('a trial is answered as the scenario that would keep it, and nothing is kept', async () => {
  const planner = await server.as('planner')
  const { asOf, edits, ...rest } = TRIAL
  const found = await told(TRIAL)
  expect((await planner.get('/scenarios')).body.total).toBe(0)
  const input = { name: 'Thử', parameters: { ...rest, asOf }, edits }
  const { body: kept } = await planner.post('/scenarios', input)
  const { body: expected } = await planner.get(`/access?scenario=${kept.id}`)
  expect(found.parameters).not.toHaveProperty('scenario')
  expect(found.rows).toEqual(expected.rows)
  expect([found.summary, found.method]).toEqual([expected.summary, expected.method])
})

test('without edits it is what everybody is told, whoever asks', async () => {
  const { body } = await (await server.as('planner')).get(
    '/access?catchmentKm=40&decay=step&steps=3&asOf=2026-11-01',
  )
  for (const who of ['planner', 'city_official', 'police_officer'])
    expect(await told({ ...TRIAL, edits: [] }, who)).toEqual(body)
})

test('with a routing service its ways are those by road', async () => {
  const roads = await roadServer({ winding: 1.9, toRoad: 0, isCutOff: () => false })
  try {
    server.services.roads = new RoadService(roads.url)
    const found = await told(TRIAL)
    expect(found.parameters.routing).toBe('osrm')
    server.services.roads = null
    const without = await told(TRIAL)
    expect(without.parameters.routing).toBe('greatCircle')
    const ratios = found.rows.flatMap(({ nearestKm }, index) => {
      const plain = without.rows[index]?.nearestKm
      return nearestKm && plain ? [nearestKm / plain] : []
    })
    expect(ratios.length).toBeGreaterThan(5)
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1.9 / 1.3, 1)
  } finally {
    server.services.roads = null
    await roads.close()
  }
})

test.each([
  [{ catchmentKm: 0 }, 'catchmentKm'],
  [{ trade: 'no_such_trade' }, 'trade'],
  [{ trade: 'welding', service: 'ost_clinic' }, 'trade'],
  [{ service: 'school' }, 'service'],
  [{ edits: [{ kind: 'add', location: [107, 91], capacity: 1 }] }, 'edits.0.location.1'],
  [{ edits: Array.from({ length: 201 }, () => ({ kind: 'remove', placeId: 1 })) }, 'edits'],
  [{ edits: undefined }, 'edits'],
])('%j is refused, naming %s', async (change, path) => {
  const { status, body } = await ask({ ...TRIAL, ...change })
  expect([status, body.errors?.[0]?.path]).toEqual([400, path])
})
