import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, asRequest } from '../../../../server/db/transactions.ts'
import { refuseRealPeople } from '../../../../server/features/approvals/refuse-real-people.ts'
import { Problem } from '../../../../server/http/problems.ts'
import type { AppServices } from '../../../../server/http/services.ts'
import { asAdministrator } from '../../../support/database.ts'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace })
})
afterAll(() => server.close())

const ASSESSMENT = { kind: 'impact_assessment', reference: 'Hồ sơ DPIA 12/2026, ký ngày 01/11/2026' }

describe('approvals', () => {
  test('are recorded once by an administrator, who is named, and stand in the log', async () => {
    const admin = await server.as('admin')
    expect((await admin.get('/approvals')).body).toEqual({ items: [], total: 0 })
    const { status, body } = await admin.post('/approvals', ASSESSMENT)
    expect([status, body]).toEqual([
      201,
      { ...ASSESSMENT, recordedBy: 'admin', recordedAt: expect.any(String) },
    ])
    expect((await admin.get('/approvals')).body).toEqual({ items: [body], total: 1 })
    const again = await admin.post('/approvals', { ...ASSESSMENT, reference: 'another one' })
    expect([again.status, again.body.code]).toEqual([409, 'approval_recorded'])
    const { rows } = await asAdministrator(
      server.db,
      `select username, action, outcome, detail from audit_entry where jsonb_exists(detail, 'reference') order by id`,
    )
    expect(rows).toEqual([
      { username: 'admin', action: 'approvals.create', outcome: 'done', detail: ASSESSMENT },
    ])
  })

  test.each([
    ['an unknown kind', { kind: 'anything', reference: 'QĐ 1/2026' }, 'kind'],
    ['a reference of nothing', { kind: 'pre_flight_checklist', reference: '        ' }, 'reference'],
    [
      'a reference that is too long',
      { kind: 'pre_flight_checklist', reference: 'x'.repeat(501) },
      'reference',
    ],
  ])('%s is refused by its field', async (_name, body, path) => {
    const answer = await (await server.as('admin')).post('/approvals', body)
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path])
  })

  test.each(['social_officer', 'police_officer', 'auditor', 'planner'])(
    '%s neither reads nor records them',
    async (name) => {
      const client = await server.as(name)
      const read = await client.get('/approvals')
      const recorded = await client.post('/approvals', {
        kind: 'pre_flight_checklist',
        reference: 'QĐ 1/2026',
      })
      expect([read.status, recorded.status]).toEqual([403, 403])
    },
  )

  test('a stranger is asked to sign in', async () => {
    expect((await server.stranger().get('/approvals')).status).toBe(401)
  })
})

describe('people who are not synthetic', () => {
  type Place = Pick<AppServices, 'config' | 'db' | 'demoAccounts' | 'pack'>
  const config = {
    publicUrl: new URL('https://map.example.vn'),
    checkResponses: true,
    version: '0',
    keysApart: true,
    routingUrl: null,
    geocoderUrl: null,
  }
  const real = (change: Partial<Place> = {}): Place => ({
    config,
    db: { ...server.db, engine: 'postgres' },
    demoAccounts: false,
    pack: { name: 'x', version: 'x', synthetic: false },
    ...change,
  })
  const check = (place: Place) =>
    asRequest(server.db, null, 'hoanhap_app', (trx) => refuseRealPeople(trx, place)).then(
      () => [],
      (error: unknown) => {
        if (error instanceof Problem && error.code === 'real_people_refused')
          return [error.status, error.errors?.map(({ code }) => code)]
        throw error
      },
    )

  test('are refused without the checklist, and everything that is missing is told at once', async () => {
    expect(await check(real())).toEqual([409, ['checklist_recorded']])
    const bare = real({
      db: { ...server.db, engine: 'pglite' },
      demoAccounts: true,
      config: { ...config, publicUrl: new URL('http://map.example.vn'), keysApart: false },
    })
    expect(await check(bare)).toEqual([
      409,
      ['server_database', 'key_file_apart', 'public_https', 'no_demo_accounts', 'checklist_recorded'],
    ])
  })

  test('are let in where nothing is missing; invented ones anywhere', async () => {
    expect(
      await check(real({ pack: { name: 'x', version: 'x', synthetic: true }, demoAccounts: true })),
    ).toEqual([])
    await (await server.as('admin')).post('/approvals', {
      kind: 'pre_flight_checklist',
      reference: 'QĐ 1/2026',
    })
    expect(await check(real())).toEqual([])
    expect(await check(real({ demoAccounts: true }))).toEqual([409, ['no_demo_accounts']])
    expect(await check(real({ config: { ...config, publicUrl: null } }))).toEqual([409, ['public_https']])
  })

  test('are refused by the database itself, whatever the program thinks', async () => {
    const commune = await asLoader(server.db, (trx) =>
      trx('unit').where('code', '00101').pluck<number[]>('id'),
    )
    const officer = await server.as('social_officer_national')
    const secret = officer.cookie.split('=')[1] as string
    const insert = (synthetic: boolean) =>
      asRequest(server.db, secret, 'hoanhap_app', (trx) =>
        trx('person').insert({ unit_id: commune[0], sex: 'male', birth_year: 1990, synthetic }),
      ).then(
        () => 'inserted',
        (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
      )
    expect(await insert(false)).toBe('person_synthetic_as_pack')
    await asAdministrator(
      server.db,
      `insert into pack_load (name, version, synthetic, sealed_at) values ('real', '1', false, now())`,
    )
    expect(await insert(true)).toBe('person_synthetic_as_pack')
    // The demo accounts of this server are still there.
    expect(await insert(false)).toBe('person_real_is_allowed')
    await asAdministrator(server.db, 'delete from account where is_demo')
    // Nothing but the own scope stands in the way now, and the officer went with the demo accounts.
    expect(await insert(false)).toContain('row-level security')
  })
})
