import { tileOf } from '@hoanhap/geo/tiles/tile-math.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAdministrator } from '../../../support/database.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'
import { COMMUNE, PROVINCE } from './case-marks.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('case-tiles', 40)
})
afterAll(() => server?.close())

describe('who may ask, and for what', () => {
  test('social officers only', async () => {
    for (const who of [
      'city_official',
      'planner',
      'police_officer',
      'employment_officer',
      'clinician',
      'auditor',
      'admin',
    ])
      expect((await (await server.as(who)).get('/tiles/cases/0/0/0.mvt')).status).toBe(403)
    expect((await server.stranger().get('/tiles/cases/0/0/0.mvt')).status).toBe(401)
  })

  test.each([
    ['0/1/0', 404, 'x, y'],
    ['18/0/0', 404, 'z'],
    ['5/1.5/0', 404, 'x'],
    ['a/0/0', 404, 'z'],
    ['0/0/0?status=x', 400, 'status'],
    ['0/0/0?unit=77777', 400, 'unit'],
    ['0/0/0?from=2026-01-02&to=2026-01-01', 400, 'to'],
    ['0/0/0?name=x', 400, 'name'],
  ])('%s is %i naming %s', async (path, status, named) => {
    const [place, query = ''] = path.split('?')
    const answer = await (await server.as(PROVINCE)).get(`/tiles/cases/${place}.mvt?${query}`)
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, named])
  })

  test('tiles are never stored', async () => {
    const { x, y } = tileOf(107.3, 13.7, 6)
    const { headers } = await (await server.as(PROVINCE)).get(`/tiles/cases/6/${x}/${y}.mvt`)
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null])
  })

  test('a session that ended sees nothing on the next tile', async () => {
    const client = server.stranger()
    await client.signIn(PROVINCE)
    const { cookie } = client
    expect((await client.get('/tiles/cases/0/0/0.mvt')).status).toBe(200)
    await client.delete('/session')
    client.cookie = cookie
    expect((await client.get('/tiles/cases/0/0/0.mvt')).status).toBe(401)
  })
})

test('the log has one line per session, view and minute, however many tiles', async () => {
  const client = server.stranger()
  await client.signIn(COMMUNE)
  // A day that no other test asks for: its looks stand in lines of their own.
  const lines = async () => {
    const { rows } = await asAdministrator(
      server.db,
      `select detail->'view' as view from audit_entry
         where route = 'GET /tiles/cases/:z/:x/:y.mvt' and outcome = 'done' and detail::text like '%1999-01-05%'`,
    )
    return rows.map(({ view }) => view)
  }
  const query = 'sex=male&from=1999-01-05&status=ost&status=absconded'
  await Promise.all(Array.from({ length: 8 }, (_, z) => client.get(`/tiles/cases/${z}/0/0.mvt?${query}`)))
  await client.get('/tiles/cases/1/1/0.mvt?status=absconded&sex=male&status=ost&from=1999-01-05')
  const asked = { from: '1999-01-05', sex: ['male'], status: ['absconded', 'ost'] }
  // a minute may have ended meanwhile
  expect([[asked], [asked, asked]]).toContainEqual(await lines())
})
