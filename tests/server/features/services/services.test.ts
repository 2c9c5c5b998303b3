import { afterAll, beforeAll, expect, test } from 'vitest'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { ServiceFeature } from '../../../../server/features/services/schemas.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { drawnUnits } from '../employers/drawn-units.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({
    prepare: (db) =>
      asLoader(db, async (trx) => {
        await drawnUnits(trx)
        await trx.raw(`
          with made as (
            insert into service_point (kind, name, location, unit_id, verified_on)
            select w.kind, w.name, st_setsrid(st_makepoint(w.lon, 16.05), 4326), u.id, date '2026-09-01'
            from (values ('ost_clinic', 'Phòng khám Một', 108.02, '00101'), ('legal_aid', 'Trợ giúp Hai', 108.15, '00102'),
                         ('ost_clinic', 'Phòng khám Xa', 109.05, '00201'), ('bank_office', 'Không điểm', null, '00103'))
                 w (kind, name, lon, unit)
            join unit u on u.code = w.unit
            returning id, unit_id
          )
          insert into service_point_unit (service_point_id, unit_id, method) select id, unit_id, 'declared' from made`)
      }),
  })
})
afterAll(() => server.close())

async function names(query: string): Promise<string[]> {
  const { status, body } = await (await server.as('clinician')).get(`/services?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.features.map((feature: ServiceFeature) => feature.properties.name).sort()
}

test('are GeoJSON with kind, day of verification and the commune of the date', async () => {
  const { body } = await (await server.as('clinician')).get('/services?unit=00101')
  expect(body).toEqual({
    type: 'FeatureCollection',
    total: 1,
    features: [
      {
        type: 'Feature',
        id: expect.any(Number),
        geometry: { type: 'Point', coordinates: [108.02, 16.05] },
        properties: {
          id: expect.any(Number),
          kind: 'ost_clinic',
          name: 'Phòng khám Một',
          address: null,
          verifiedOn: '2026-09-01',
          unitCode: '00101',
        },
      },
    ],
  })
})

test('are found by kind, unit, former district and box; one without a point is still there', async () => {
  expect(await names('kind=ost_clinic')).toEqual(['Phòng khám Một', 'Phòng khám Xa'])
  expect(await names('kind=ost_clinic&unit=01')).toEqual(['Phòng khám Một'])
  expect(await names('unit=901')).toEqual(['Phòng khám Một', 'Trợ giúp Hai'])
  expect(await names('bbox=108.1,16,108.2,16.1')).toEqual(['Trợ giúp Hai'])
  expect(await names('unit=00103')).toEqual(['Không điểm'])
  // nobody said where it was before 2025-07-01
  expect(await names('unit=00901&asOf=2025-06-30')).toEqual([])
})

test.each([
  ['kind=tavern', 'kind'],
  ['unit=99999', 'unit'],
  ['unit=1', 'unit'],
  ['bbox=200,0,201,1', 'bbox'],
  ['trade=sewing', 'trade'],
])('%s is refused, naming %s', async (query, path) => {
  const { status, body } = await (await server.as('clinician')).get(`/services?${query}`)
  expect([status, body.errors[0].path.split('.')[0]]).toEqual([400, path])
})

test('are for those who signed in', async () => {
  expect((await server.stranger().get('/services')).status).toBe(401)
})
