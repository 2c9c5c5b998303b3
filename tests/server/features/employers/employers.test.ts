import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, asRequest } from '../../../../server/db/transactions.ts'
import type { EmployerFeature } from '../../../../server/features/employers/schemas.ts'
import type { Client } from '../../../support/client.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { drawnUnits } from './drawn-units.ts'

let server: TestServer
let officer: Client

beforeAll(async () => {
  server = await testServer({ prepare: (db) => asLoader(db, drawnUnits) })
  officer = await server.as('employment_officer')
})
afterAll(() => server.close())

const input = (overrides: Record<string, unknown> = {}) => ({
  name: 'Xưởng May Thử Nghiệm',
  address: '1 Đường Thử',
  geometry: { type: 'Point', coordinates: [108.02, 16.05] },
  vacancies: [
    { trade: 'sewing', openings: 3 },
    { trade: 'welding', openings: 2 },
  ],
  accepting: true,
  memorandum: false,
  verifiedOn: '2026-10-01',
  ...overrides,
})

async function created(overrides: Record<string, unknown> = {}): Promise<EmployerFeature> {
  const answer = await officer.post('/employers', input(overrides))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

async function list(query: string): Promise<EmployerFeature[]> {
  const answer = await (await server.as('planner')).get(`/employers?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.features
}

const unitsOf = async (id: number) => {
  const found = await asLoader(server.db, (trx) =>
    trx.raw(
      `select u.code || coalesce(' ' || to_char(upper(u.valid), 'YYYY-MM-DD'), '') as unit, eu.method
       from employer_unit eu join unit u on u.id = eu.unit_id where eu.employer_id = ? order by 1`,
      [id],
    ),
  )
  return found.rows.map(({ unit, method }: { unit: string; method: string }) => `${unit} ${method}`)
}

describe('a new employer', () => {
  test('lies in the commune of its point, today and on every other date', async () => {
    const { properties, geometry } = await created()
    expect(properties).toMatchObject({ openings: 5, unitCode: '00101', version: 1, verifiedOn: '2026-10-01' })
    expect(geometry).toEqual({ type: 'Point', coordinates: [108.02, 16.05] })
    expect(await unitsOf(properties.id)).toEqual(['00101 boundary', '00901 2025-07-01 boundary'])
    const former = await list('asOf=2025-06-30&unit=00901')
    expect(former.map((f) => [f.id, f.properties.unitCode])).toContainEqual([properties.id, '00901'])
  })

  test('without a point lies where it was declared, and on other dates where lineage is certain', async () => {
    const certain = await created({ geometry: null, unitCode: '00102' })
    expect(await unitsOf(certain.properties.id)).toEqual(['00102 declared', '00903 2025-07-01 lineage'])
    const unknown = await created({ geometry: null, unitCode: '00101' })
    expect(await unitsOf(unknown.properties.id)).toEqual(['00101 declared'])
    const former = (await list('asOf=2025-06-30')).find((f) => f.id === unknown.properties.id)
    expect(former?.properties.unitCode).toBeNull()
  })

  test('in a commune without a boundary is placed by its code, with its point', async () => {
    const employer = await created({
      geometry: { type: 'Point', coordinates: [108.55, 16.05] },
      unitCode: '00103',
    })
    expect(employer.properties.unitCode).toBe('00103')
    expect(await unitsOf(employer.properties.id)).toEqual(['00103 declared'])
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    [
      'outside every commune',
      { geometry: { type: 'Point', coordinates: [110, 12] } },
      'geometry',
      'outside_units',
    ],
    [
      'outside the own area',
      { geometry: { type: 'Point', coordinates: [109.05, 16.05] } },
      'geometry',
      'outside_scope',
    ],
    ['in a commune that the point contradicts', { unitCode: '00102' }, 'unitCode', 'contradicts_point'],
    ['in a commune that is no more', { geometry: null, unitCode: '00901' }, 'unitCode', 'unknown_unit'],
    ['nowhere', { geometry: null }, 'geometry', 'required'],
    ['declared outside the own area', { geometry: null, unitCode: '00201' }, 'unitCode', 'outside_scope'],
    [
      'with a trade nobody knows',
      { vacancies: [{ trade: 'juggling', openings: 1 }] },
      'vacancies',
      'unknown_trade',
    ],
    [
      'with a trade twice',
      {
        vacancies: [
          { trade: 'sewing', openings: 1 },
          { trade: 'sewing', openings: 2 },
        ],
      },
      'vacancies',
      'repeated',
    ],
    [
      'with fewer than no openings',
      { vacancies: [{ trade: 'sewing', openings: -1 }] },
      'vacancies.0.openings',
      'too_small',
    ],
    ['without a name', { name: '  ' }, 'name', 'too_small'],
    ['with a field nobody knows', { placed: 4 }, 'placed', 'unknown'],
  ])('%s is refused', async (_case, overrides, path, code) => {
    const answer = await officer.post('/employers', input(overrides))
    expect([answer.status, answer.body.errors?.[0]]).toEqual([400, expect.objectContaining({ path, code })])
  })

  test('is written by employment officers only', async () => {
    for (const who of [
      'city_official',
      'planner',
      'police_officer',
      'social_officer',
      'clinician',
      'admin',
    ]) {
      expect((await (await server.as(who)).post('/employers', input())).status, who).toBe(403)
    }
    expect((await server.stranger().post('/employers', input())).status).toBe(401)
  })
})

describe('changing an employer', () => {
  test('moves it, and its communes on every date with it', async () => {
    const { id } = await created()
    const answer = await officer.patch(
      `/employers/${id}`,
      {
        geometry: { type: 'Point', coordinates: [108.15, 16.05] },
        vacancies: [{ trade: 'sewing', openings: 9 }],
      },
      '"v1"',
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toBe('"v2"')
    expect(answer.body.properties).toMatchObject({
      unitCode: '00102',
      openings: 9,
      version: 2,
      name: 'Xưởng May Thử Nghiệm',
    })
    expect(await unitsOf(id)).toEqual(['00102 boundary', '00903 2025-07-01 lineage'])
  })

  test('keeps what is not mentioned', async () => {
    const before = await created()
    const answer = await officer.patch(`/employers/${before.id}`, { accepting: false }, '"v1"')
    expect(answer.body.properties).toEqual({ ...before.properties, accepting: false, version: 2 })
  })

  test('needs the version that was read: 428 without, 412 with both versions when stale', async () => {
    const { id } = await created()
    expect((await officer.patch(`/employers/${id}`, { accepting: false }, null)).status).toBe(428)
    expect((await officer.delete(`/employers/${id}`)).status).toBe(428)
    await officer.patch(`/employers/${id}`, { accepting: false }, '"v1"')
    const stale = await officer.patch(`/employers/${id}`, { accepting: true }, '"v1"')
    expect([stale.status, stale.body.versions]).toEqual([412, { yours: '"v1"', current: '"v2"' }])
    expect((await officer.delete(`/employers/${id}`, '"v1"')).status).toBe(412)
  })

  test('that is not theirs reads exactly like one that is not there', async () => {
    const foreign = await list('unit=02')
    const id = foreign[0]?.id as number
    expect(id).toBeGreaterThan(0)
    const answers = await Promise.all([
      officer.patch(`/employers/${id}`, { name: 'Của tôi' }, '"v1"'),
      officer.patch('/employers/999999', { name: 'Của tôi' }, '"v1"'),
      officer.delete(`/employers/${id}`, '"v1"'),
      officer.delete('/employers/999999', '"v1"'),
    ])
    const texts = answers.map(({ status, body }) => JSON.stringify([status, { ...body, instance: '' }]))
    expect(new Set(texts).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
    expect((await list('unit=02')).map((f) => f.properties.name)).toEqual(['Xưởng Của Tỉnh Khác'])
  })

  test('is refused by the database itself when a guard is forgotten', async () => {
    const secret = officer.cookie.split('=')[1] ?? ''
    const foreign = (await list('unit=02'))[0]?.id as number
    const own = (await created()).id
    await asRequest(server.db, secret, 'hoanhap_app', async (trx) => {
      const touched = await trx.raw('update employer set name = ? where id = ? returning id', ['x', foreign])
      expect(touched.rows).toEqual([])
      const gone = await trx.raw('delete from vacancy where employer_id = ? returning trade', [foreign])
      expect(gone.rows).toEqual([])
    })
    const smuggled = asRequest(server.db, secret, 'hoanhap_app', (trx) =>
      trx.raw(`update employer set unit_id = (select id from unit where code = '00201') where id = ?`, [own]),
    )
    await expect(smuggled).rejects.toThrow(/row-level security/)
  })

  test('out of the own area is refused, and nothing changes', async () => {
    const { id } = await created()
    const answer = await officer.patch(
      `/employers/${id}`,
      { geometry: { type: 'Point', coordinates: [109.05, 16.05] } },
      '"v1"',
    )
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'outside_scope'])
    expect((await officer.get(`/employers/${id}`)).headers.get('etag')).toBe('"v1"')
  })

  test('stands in the log, by field names', async () => {
    const { id } = await created()
    await officer.patch(`/employers/${id}`, { name: 'Tên Mới' }, '"v1"')
    const { body } = await (await server.as('auditor')).get('/audit?action=employers.update&limit=1')
    expect(body.items[0]).toMatchObject({
      username: 'employment_officer',
      outcome: 'done',
      detail: { employer: id, fields: ['name'] },
    })
    expect(JSON.stringify(body)).not.toContain('Tên Mới')
  })

  test('by deleting takes it away with its openings', async () => {
    const { id } = await created()
    expect((await officer.delete(`/employers/${id}`, '"v1"')).status).toBe(204)
    expect((await officer.get(`/employers/${id}`)).status).toBe(404)
    expect(await unitsOf(id)).toEqual([])
  })
})

describe('the list', () => {
  test('filters by unit of a date, trade with openings, acceptance and box', async () => {
    const mine = await created({
      name: 'Lò Bánh',
      vacancies: [
        { trade: 'baking', openings: 4 },
        { trade: 'sewing', openings: 0 },
      ],
      accepting: false,
    })
    const has = async (query: string) => (await list(query)).some(({ id }) => id === mine.id)
    const shown = (await list('trade=baking')).find(({ id }) => id === mine.id)
    expect(shown?.properties).toMatchObject({ trades: ['baking'], openings: 4 })
    expect(await has('trade=baking')).toBe(true)
    expect(await has('trade=sewing')).toBe(false)
    expect(await has('accepting=false')).toBe(true)
    expect(await has('accepting=true')).toBe(false)
    expect(await has('bbox=108,16,108.1,16.1')).toBe(true)
    expect(await has('bbox=108.1,16,108.2,16.1')).toBe(false)
    for (const unit of ['01', '00101', '901']) expect(await has(`unit=${unit}`), unit).toBe(true)
    for (const unit of ['02', '00102']) expect(await has(`unit=${unit}`), unit).toBe(false)
    for (const unit of ['90', '901', '00901'])
      expect(await has(`unit=${unit}&asOf=2025-06-30`), unit).toBe(true)
  })

  test('comes in pages that meet without a gap', async () => {
    const client = await server.as('planner')
    const whole = (await client.get('/employers?limit=1000')).body
    const seen: number[] = []
    for (let next = ''; next !== undefined; ) {
      const { body } = await client.get(`/employers?limit=2${next ? `&cursor=${next}` : ''}`)
      expect(body.total).toBe(whole.total)
      seen.push(...body.features.map((f: EmployerFeature) => f.id))
      next = body.next
    }
    expect(seen).toEqual(whole.features.map((f: EmployerFeature) => f.id))
    expect(seen).toHaveLength(whole.total)
  })

  test.each([
    ['unit=09999', 'unit'],
    ['unit=00901', 'unit'],
    ['bbox=108.2,16,108,16.1', 'bbox'],
    ['bbox=1,2,3', 'bbox'],
    ['cursor=abc', 'cursor'],
    ['limit=0', 'limit'],
    ['accepting=maybe', 'accepting'],
    ['asOf=2026-13-01', 'asOf'],
    ['colour=red', 'colour'],
  ])('refuses %s, naming %s', async (query, path) => {
    const { status, body } = await (await server.as('planner')).get(`/employers?${query}`)
    expect([status, body.errors[0].path.split('.')[0]]).toEqual([400, path])
  })

  test('is a 304 for who has it', async () => {
    const client = await server.as('planner')
    const etag = (await client.get('/employers')).headers.get('etag') ?? ''
    expect((await client.get('/employers', { 'If-None-Match': etag })).status).toBe(304)
  })
})

test('trades are listed in both languages', async () => {
  const { body } = await (await server.as('planner')).get('/trades')
  expect(body.items).toContainEqual({ code: 'sewing', name: 'May', nameEn: 'Sewing' })
  expect(body.total).toBe(body.items.length)
})
