import { haversineKm } from '@hoanhap/geo/units.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { Coverage, CoverageRow } from '../../../../server/features/coverage/schemas.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { drawnUnits } from '../employers/drawn-units.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ prepare: (db) => asLoader(db, drawnUnits) })
  const officer = await server.as('employment_officer')
  const employer = (lon: number, accepting: boolean, openings: number) => ({
    name: `Xưởng ${lon}`,
    geometry: { type: 'Point', coordinates: [lon, 16.05] },
    vacancies: [{ trade: 'sewing', openings }],
    accepting,
    memorandum: false,
  })
  for (const body of [employer(108.02, true, 3), employer(108.03, false, 50), employer(108.12, true, 4)]) {
    expect((await officer.post('/employers', body)).status).toBe(201)
  }
})
afterAll(() => server.close())

async function coverage(query: string): Promise<Coverage> {
  const { status, body } = await (await server.as('planner')).get(`/coverage?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const row = (answer: Coverage, code: string) => answer.rows.find((r) => r.code === code) as CoverageRow

test('counts what is present, and openings of accepting employers only', async () => {
  const answer = await coverage('level=commune')
  expect(answer.rows.map((r) => r.code)).toEqual(['00101', '00102', '00103', '00201'])
  expect(row(answer, '00101')).toMatchObject({
    employers: 2,
    accepting: 1,
    openings: 3,
    services: 0,
    parentCode: '01',
  })
  expect(row(answer, '00102')).toMatchObject({ employers: 1, accepting: 1, openings: 4 })
  expect(answer).toMatchObject({
    total: { employers: 4, services: 0 },
    notMapped: { employers: 0, services: 0 },
  })
})

test('adds up to provinces, and to former districts as zones', async () => {
  expect(row(await coverage('level=province'), '01')).toMatchObject({
    employers: 3,
    accepting: 2,
    openings: 7,
  })
  const zones = await coverage('level=district')
  expect(zones.rows).toHaveLength(1)
  expect(zones.rows[0]).toMatchObject({
    code: '901',
    employers: 3,
    openings: 7,
    estimated: true,
    parentCode: '01',
  })
})

test('measures the great circle from the inner point to the nearest accepting employer', async () => {
  const answer = await coverage('level=commune')
  const expected = haversineKm([108.05, 16.05], [108.02, 16.05])
  expect(row(answer, '00101').nearestEmployerKm).toBeCloseTo(expected, 3)
  expect(row(answer, '00201').nearestEmployerKm).toBe(0)
})

test('says why there is no distance', async () => {
  const answer = await coverage('level=commune')
  expect(row(answer, '00103')).toMatchObject({
    nearestEmployerKm: null,
    nearestEmployerReason: 'noBoundary',
    nearestServiceReason: 'noBoundary',
  })
  expect(row(answer, '00101')).toMatchObject({ nearestServiceKm: null, nearestServiceReason: 'noPlaces' })
})

test('counts on the units of another date, and names places that no unit of it holds', async () => {
  const answer = await coverage('level=commune&asOf=2025-06-30')
  expect(row(answer, '00901')).toMatchObject({
    employers: 2,
    openings: 3,
    estimated: false,
    parentCode: '901',
  })
  expect(row(answer, '00903')).toMatchObject({ employers: 1, openings: 4 })
  expect(answer.notMapped.employers).toBe(1)
})

test('`unit` only selects rows', async () => {
  const all = await coverage('level=commune')
  const some = await coverage('level=commune&unit=00102&unit=00201')
  expect(some.rows).toEqual(all.rows.filter((r) => ['00102', '00201'].includes(r.code)))
  expect(some.total).toEqual(all.total)
})

test.each([
  ['level=commune&unit=01', 'unit'],
  ['level=hamlet', 'level'],
  ['asOf=tomorrow', 'asOf'],
  ['trade=sewing', 'trade'],
])('%s is refused, naming %s', async (query, path) => {
  const { status, body } = await (await server.as('planner')).get(`/coverage?${query}`)
  expect([status, body.errors[0].path]).toEqual([400, path])
})
