import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asRequest } from '../../../../server/db/transactions.ts'
import type { CaseRecord } from '../../../../server/features/cases/schemas.ts'
import type { Answer, Client } from '../../../support/client.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type CaseServer, caseServer, PEOPLE, patched, REASON } from './people.ts'

let server: CaseServer
let officer: Client
let commune: Client

beforeAll(async () => {
  server = await caseServer()
  officer = await server.as('social_officer')
  commune = await server.as('social_officer_commune')
})
afterAll(() => server?.close())

const input = (overrides: Record<string, unknown> = {}) => ({
  name: 'Nguyễn Thị Mới',
  sex: 'female',
  birthYear: 1992,
  openedOn: '2026-09-01',
  geometry: { type: 'Point', coordinates: [108.05, 16.05] },
  precision: 'street',
  opening: {
    toStatus: 'use_management',
    decisionNumber: 'QĐ 12/2026',
    decisionOn: '2026-09-01',
    issuingBody: 'commune_police',
    plannedEnd: '2027-09-01',
  },
  ...overrides,
})

const opening = (overrides: Record<string, unknown>) => ({ opening: { ...input().opening, ...overrides } })

async function created(overrides: Record<string, unknown> = {}): Promise<CaseRecord> {
  const answer = await officer.post('/cases', input(overrides), REASON)
  expect([answer.status, answer.body], JSON.stringify(answer.body)).toEqual([201, expect.anything()])
  return answer.body
}

const add = (id: number, what: string, body: object): Promise<Answer> =>
  officer.post(`/cases/${id}/${what}`, body, REASON)

/** How much is in the register, so that a refusal can be seen to have changed nothing. */
async function sizes(): Promise<unknown> {
  const { rows } = await asAdministrator(
    server.db,
    `select (select count(*)::int from person) as persons, (select count(*)::int from status_change) as changes,
       (select count(*)::int from service_event) as services, (select sum(version)::int from case_file) as versions,
       (select count(*)::int from need_assessment) as assessments, (select count(*)::int from consent) as consents`,
  )
  return rows[0]
}

const refusal = ({ status, body }: Answer) => [
  status,
  body.errors?.[0]?.path ?? null,
  body.errors?.[0]?.code ?? body.code,
]

describe('a new case', () => {
  test('lies in the commune of its point, with everything that was said', async () => {
    const answer = await officer.post(
      '/cases',
      input({
        birthDate: '1992-04-30',
        idNumber: '001 192 000 123',
        phone: '0912 345 999',
        address: '  3 Ngõ Dài  ',
        familyContact: 'Chị gái',
        consents: [{ purpose: 'familyContact', givenOn: '2026-09-01' }],
        work: 'seeking',
        tradeWanted: 'sewing',
        substance: 'ats',
        support: 'offered',
        nextStep: 'call',
        nextDueOn: '2026-12-01',
      }),
      REASON,
    )
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.headers.get('etag')).toBe(`"v${answer.body.version}"`)
    expect(answer.body).toMatchObject({
      name: 'Nguyễn Thị Mới',
      birthDate: '1992-04-30',
      hasIdNumber: true,
      phone: '0912345999',
      address: '3 Ngõ Dài',
      familyContact: 'Chị gái',
      unitCode: '00101',
      geometry: { type: 'Point', coordinates: [108.05, 16.05] },
      precision: 'street',
      programme: 'rehab',
      status: 'use_management',
      regime: 'L120',
      decisionNumber: 'QĐ 12/2026',
      plannedEnd: '2027-09-01',
      work: 'seeking',
      substance: 'ats',
      support: 'offered',
      nextStep: 'call',
      nextDueOn: '2026-12-01',
      episodes: [{ number: 1, openedOn: '2026-09-01', closedOn: null, closedAs: null }],
      residences: [{ unitCode: '00101', from: '2026-09-01', until: null }],
    })
    expect(JSON.stringify(answer.body)).not.toContain('001192000123')
  })

  test('without a point lies in its commune, or in the queue of its province', async () => {
    const place = (unitCode: string) => ({ geometry: undefined, precision: undefined, unitCode })
    expect(await created(place('00103'))).toMatchObject({ unitCode: '00103', located: false, geometry: null })
    expect(await created(place('01'))).toMatchObject({ unitCode: '01', located: false })
  })

  test('holds sealed texts only', async () => {
    const canary = 'Ưngữ Độc Nhất Vô Nhị'
    const { id } = await created({ name: canary, address: `${canary} 7`, idNumber: '001192777777' })
    await add(id, 'services', { kind: 'call', givenOn: '2026-09-02', note: `${canary} ghi chú` })
    const { rows } = await asAdministrator(
      server.db,
      `select encode(i.sealed, 'hex') as hex from person_identity i union all select encode(i.digest, 'hex') from identity_index i
       union all select encode(e.note_sealed, 'hex') from service_event e where e.note_sealed is not null
       union all select encode(convert_to(a::text, 'UTF8'), 'hex') from audit_entry a`,
    )
    const stored = rows.map(({ hex }) => Buffer.from(String(hex), 'hex').toString('latin1')).join('\n')
    const bytes = (text: string) => Buffer.from(text).toString('latin1')
    expect(stored).toContain('social_officer')
    for (const secret of [canary, '001192777777', 'ghi chú']) expect(stored).not.toContain(bytes(secret))
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['of a person under twelve', { birthYear: 2015 }, 'birthYear', 'under_twelve'],
    [
      'of a person twelve by year, eleven by day',
      { birthYear: 2014, birthDate: '2014-12-31' },
      'birthDate',
      'under_twelve',
    ],
    ['born in another year than said', { birthDate: '1991-04-30' }, 'birthDate', 'contradicts_year'],
    ['opened in the future', { openedOn: '2999-01-01' }, 'openedOn', 'in_the_future'],
    ['opened after its first decision', { openedOn: '2026-09-02' }, 'opening.effectiveOn', 'order'],
    [
      'outside the own area',
      { geometry: { type: 'Point', coordinates: [109.05, 16.05] } },
      'geometry',
      'outside_scope',
    ],
    [
      'outside every commune',
      { geometry: { type: 'Point', coordinates: [111, 12] } },
      'geometry',
      'outside_units',
    ],
    ['nowhere', { geometry: undefined, precision: undefined }, 'geometry', 'required'],
    [
      'in the queue of another province',
      { geometry: null, precision: undefined, unitCode: '02' },
      'unitCode',
      'unknown_unit',
    ],
    ['with a point of no precision', { precision: undefined }, 'precision', 'with_point'],
    [
      'with a status that no case begins with',
      opening({ toStatus: 'completed' }),
      'opening.toStatus',
      'not_allowed',
    ],
    ['without the document', opening({ decisionNumber: undefined }), 'opening.decisionNumber', 'required'],
    [
      'decided by a body that may not',
      opening({ issuingBody: 'court' }),
      'opening.issuingBody',
      'not_competent',
    ],
    ['without a planned end', opening({ plannedEnd: undefined }), 'opening.plannedEnd', 'required'],
    ['ending before it begins', opening({ plannedEnd: '2026-08-01' }), 'opening.plannedEnd', 'outside_term'],
    [
      'ending later than the law allows',
      opening({ plannedEnd: '2029-01-01' }),
      'opening.plannedEnd',
      'outside_term',
    ],
    [
      'decided before any law',
      opening({ decisionOn: '1999-01-01' }),
      'opening.decisionOn',
      'no_law_in_force',
    ],
    [
      'taking effect before its decision',
      opening({ effectiveOn: '2026-08-31' }),
      'opening.effectiveOn',
      'order',
    ],
    [
      'decided in the future',
      opening({ decisionOn: '2999-01-01', effectiveOn: '2999-01-01' }),
      'opening.decisionOn',
      'in_the_future',
    ],
    ['with a trade nobody knows', { tradeWanted: 'juggling' }, 'tradeWanted', 'unknown_trade'],
    ['with a step without its day', { nextStep: 'call' }, 'nextDueOn', 'with_step'],
    ['with eleven digits', { idNumber: '00119200012' }, 'idNumber', 'invalid_format'],
    ['with a phone of letters', { phone: 'gọi mẹ' }, 'phone', 'invalid_format'],
    ['with digits in the name', { name: 'Nguyễn Văn 7' }, 'name', 'custom'],
    ['with what cannot be seen in the name', { name: 'Nguyễn\u202e Văn' }, 'name', 'custom'],
    ['with a line break in the address', { address: 'một\nhai' }, 'address', 'custom'],
    ['without a name', { name: ' ' }, 'name', 'too_small'],
    ['with a name that never ends', { name: 'a'.repeat(121) }, 'name', 'too_big'],
    ['with a field nobody knows', { hiv: 'no' }, 'hiv', 'unknown'],
  ])('%s is refused, and nothing is written', async (_case, overrides, path, code) => {
    const before = await sizes()
    expect(refusal(await officer.post('/cases', input(overrides), REASON))).toEqual([400, path, code])
    expect(await sizes()).toEqual(before)
  })

  test('of who may be under 18 is opened by the worker of the commune alone', async () => {
    const before = await sizes()
    expect(refusal(await officer.post('/cases', input({ birthYear: 2011 }), REASON))).toEqual([
      403,
      null,
      'named_worker_only',
    ])
    expect(await sizes()).toEqual(before)
    expect((await commune.post('/cases', input({ birthYear: 2011 }))).status).toBe(201)
  })

  test('of somebody who is known in the own area names the case', async () => {
    const answer = await officer.post('/cases', input({ idNumber: PEOPLE.an.idNumber }), REASON)
    expect([answer.status, answer.body.code, answer.body.errors]).toEqual([
      409,
      'person_exists',
      [{ path: 'idNumber', code: 'in_case', message: String(server.ids.an) }],
    ])
  })

  test('of somebody who is known elsewhere says nothing, and the pair is kept', async () => {
    const { id, possibleDuplicates } = await created({ idNumber: PEOPLE.foreign.idNumber })
    expect(possibleDuplicates).toEqual([])
    const national = await server.as('social_officer_national')
    const seen = await national.get(`/cases/${id}`, REASON)
    expect(seen.body.possibleDuplicates).toEqual([server.ids.foreign])
  })

  test('is named in the log by its id and its fields, never by their values', async () => {
    const { id } = await created({ phone: '0909090909' })
    const { body } = await (await server.as('auditor')).get('/audit?action=cases.create&limit=1')
    expect(body.items[0]).toMatchObject({ username: 'social_officer', outcome: 'done' })
    expect(body.items[0].detail.changed).toEqual(expect.arrayContaining(['name', 'phone', 'opening']))
    expect(JSON.stringify(body)).not.toMatch(/0909090909|Nguyễn Thị Mới/)
    const { rows } = await asAdministrator(
      server.db,
      `select e.case_id::int as "caseId", e.reason from audit_entry e where e.action = 'cases.create' order by e.id desc limit 1`,
    )
    expect(rows).toEqual([{ caseId: id, reason: 'Chuẩn bị buổi tư vấn' }])
  })
})

describe('changing a case', () => {
  test('changes what is named, keeps the rest, and is another version', async () => {
    const before = await created({ phone: '0911111111' })
    const answer = await patched(
      officer,
      before.id,
      {
        name: 'Nguyễn Thị Đổi',
        birthYear: 1993,
        phone: null,
        work: 'placed',
        nextStep: 'meeting',
        nextDueOn: '2026-12-05',
      },
      `"v${before.version}"`,
    )
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body).toEqual({
      ...before,
      name: 'Nguyễn Thị Đổi',
      birthYear: 1993,
      phone: null,
      work: 'placed',
      nextStep: 'meeting',
      nextDueOn: '2026-12-05',
      version: (before.version ?? 0) + 1,
    })
    expect(answer.headers.get('etag')).toBe(`"v${answer.body.version}"`)
  })

  test('needs the version that was read: 428 without, 412 with both versions when stale', async () => {
    const { id, version } = await created()
    expect((await patched(officer, id, { work: 'placed' }, null)).status).toBe(428)
    await patched(officer, id, { work: 'placed' }, `"v${version}"`)
    const stale = await patched(officer, id, { name: 'Nguyễn Thị Chậm' }, `"v${version}"`)
    expect([stale.status, stale.body.versions]).toEqual([
      412,
      { yours: `"v${version}"`, current: `"v${(version ?? 0) + 1}"` },
    ])
    expect(JSON.stringify(stale.body)).not.toMatch(/Nguyễn/)
    const now = await officer.get(`/cases/${id}`, REASON)
    expect(now.body).toMatchObject({ work: 'placed', name: 'Nguyễn Thị Mới' })
  })

  test('of the place stays in the commune; to another one leads only a decision', async () => {
    const { id, version } = await created()
    const inside = { geometry: { type: 'Point', coordinates: [108.07, 16.01] }, precision: 'exact' }
    const moved = await patched(officer, id, inside, `"v${version}"`)
    expect(moved.body).toMatchObject({ ...inside, unitCode: '00101' })
    const across = { geometry: { type: 'Point', coordinates: [108.15, 16.05] }, precision: 'exact' }
    const refused = await patched(officer, id, across, `"v${moved.body.version}"`)
    expect(refusal(refused)).toEqual([400, 'geometry', 'another_commune'])
    const gone = await patched(officer, id, { geometry: null }, `"v${moved.body.version}"`)
    expect(gone.body).toMatchObject({ geometry: null, precision: null, located: false })
  })

  test('of the precision alone keeps the point', async () => {
    const { id, version } = await created()
    const answer = await patched(officer, id, { precision: 'hamlet' }, `"v${version}"`)
    expect(answer.body).toMatchObject({ precision: 'hamlet', geometry: { coordinates: [108.05, 16.05] } })
    const { id: unplaced, version: itsVersion } = await created({
      geometry: null,
      precision: undefined,
      unitCode: '00101',
    })
    expect(refusal(await patched(officer, unplaced, { precision: 'exact' }, `"v${itsVersion}"`))).toEqual([
      400,
      'precision',
      'with_point',
    ])
  })

  test('leads out of the queue of the province', async () => {
    const { id, version } = await created({ geometry: null, precision: undefined, unitCode: '01' })
    const answer = await patched(
      officer,
      id,
      { geometry: { type: 'Point', coordinates: [108.15, 16.05] }, precision: 'hamlet' },
      `"v${version}"`,
    )
    expect(answer.body).toMatchObject({
      unitCode: '00102',
      located: true,
      residences: [{ unitCode: '00102' }],
    })
    const back = await patched(officer, id, { unitCode: '01' }, `"v${answer.body.version}"`)
    expect(refusal(back)).toEqual([400, 'unitCode', 'another_commune'])
  })

  test('to an identity number that another case of the own area holds is refused', async () => {
    const { id, version } = await created()
    const answer = await patched(officer, id, { idNumber: PEOPLE.an.idNumber }, `"v${version}"`)
    expect([answer.status, answer.body.errors[0].message]).toEqual([409, String(server.ids.an)])
    const own = await patched(
      officer,
      server.ids.an,
      { idNumber: PEOPLE.an.idNumber },
      (await officer.get(`/cases/${server.ids.an}`, REASON)).headers.get('etag'),
    )
    expect(own.status).toBe(200)
  })

  test('of name, year or number is found under the new one and no longer under the old', async () => {
    const { id, version } = await created({ name: 'Bùi Văn Trước', idNumber: '001192000456' })
    const find = async (text: string) =>
      (await officer.post('/cases/search', { text }, REASON)).body.items.map((item: CaseRecord) => item.id)
    expect(await find('001192000456')).toEqual([id])
    await patched(
      officer,
      id,
      { name: 'Bùi Văn Sau', idNumber: '001192000457', birthYear: 1980 },
      `"v${version}"`,
    )
    expect([await find('001192000456'), await find('Bùi Văn Trước'), await find('Trước 1992')]).toEqual([
      [],
      [],
      [],
    ])
    expect([await find('001192000457'), await find('bui van sau'), await find('Sau 1980')]).toEqual([
      [id],
      [id],
      [id],
    ])
  })

  test('under twelve, or with a day of another year, is refused', async () => {
    const { id, version } = await created({ birthDate: '1992-04-30' })
    const tag = `"v${version}"`
    expect(refusal(await patched(officer, id, { birthYear: 1993 }, tag))).toEqual([
      400,
      'birthDate',
      'contradicts_year',
    ])
    expect(refusal(await patched(officer, id, { birthYear: 2020, birthDate: null }, tag))).toEqual([
      400,
      'birthYear',
      'under_twelve',
    ])
  })

  test('that is not theirs reads exactly like one that is not there', async () => {
    const answers = await Promise.all(
      [server.ids.foreign, 999_999].flatMap((id) => [
        patched(officer, id, { work: 'placed' }, '"v2"'),
        add(id, 'services', { kind: 'call', givenOn: '2026-09-02' }),
        add(id, 'consents', { purpose: 'loan', givenOn: '2026-09-02' }),
        add(id, 'need-assessments', { needs: [] }),
        add(id, 'status-changes', input().opening),
        officer.get(`/cases/${id}`, REASON),
        officer.get(`/cases/${id}/id-number`, REASON),
        officer.get(`/cases/${id}/access-log`, REASON),
      ]),
    )
    const texts = answers.map(({ status, body }) => JSON.stringify([status, { ...body, instance: '' }]))
    expect(new Set(texts).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })

  test('is refused by the database itself when a guard is forgotten', async () => {
    const secret = officer.cookie.split('=')[1] ?? ''
    const { foreign } = server.ids
    await asRequest(server.db, secret, 'hoanhap_app', async (trx) => {
      for (const table of [
        'support_file',
        'work_file',
        'health_file',
        'residence',
        'status_change',
        'consent',
        'episode',
      ]) {
        expect((await trx.raw(`select from ${table} t where t.case_id = ?`, [foreign])).rows, table).toEqual(
          [],
        )
      }
      const touched = await trx.raw('update case_file set version = 99 where id = ? returning id', [foreign])
      expect(touched.rows).toEqual([])
    })
  })
})

describe('a decision', () => {
  const toOst = {
    toStatus: 'assessment',
    decisionNumber: 'ĐN 5',
    decisionOn: '2026-10-01',
    issuingBody: 'medical_staff',
  }

  test('moves the case on, and ends it where the law says so', async () => {
    const { id, version } = await created()
    const first = await add(id, 'status-changes', toOst)
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    expect(first.body).toMatchObject({
      status: 'assessment',
      statusSince: '2026-10-01',
      version: (version ?? 0) + 1,
    })
    expect(first.headers.get('etag')).toBe(`"v${first.body.version}"`)
    const second = await add(id, 'status-changes', {
      toStatus: 'management_ended',
      decisionNumber: 'QĐ 6',
      decisionOn: '2026-10-20',
      issuingBody: 'commune_police',
    })
    expect(second.body).toMatchObject({
      status: 'management_ended',
      closedOn: '2026-10-20',
      episodes: [{ number: 1, closedOn: '2026-10-20', closedAs: 'management_ended' }],
    })
    expect(second.body.statusChanges.map((change: { toStatus: string }) => change.toStatus)).toEqual([
      'management_ended',
      'assessment',
      'use_management',
    ])
    const after = await add(id, 'status-changes', toOst)
    expect([after.status, after.body.code]).toEqual([409, 'case_closed'])
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['that the law does not allow', { toStatus: 'completed' }, 'toStatus', 'not_allowed'],
    ['without its document', { decisionNumber: undefined }, 'decisionNumber', 'required'],
    ['by a body that may not', { issuingBody: 'commune_police' }, 'issuingBody', 'not_competent'],
    ['before what was before', { decisionOn: '2026-08-01' }, 'effectiveOn', 'order'],
    ['in the future', { decisionOn: '2999-08-01' }, 'decisionOn', 'in_the_future'],
    ['that is no move but says where to', { toUnitCode: '00102' }, 'toUnitCode', 'invalid'],
    ['to a unit that is no more', { toStatus: 'moved', toUnitCode: '00901' }, 'toUnitCode', 'unknown_unit'],
    ['with a status nobody knows', { toStatus: 'cured' }, 'toStatus', 'invalid_value'],
  ])('%s is refused, and nothing changes', async (_case, overrides, path, code) => {
    const { id } = await created()
    const before = await sizes()
    expect(refusal(await add(id, 'status-changes', { ...toOst, ...overrides }))).toEqual([400, path, code])
    expect(await sizes()).toEqual(before)
  })

  const move = (toUnitCode: string) => ({
    toStatus: 'moved',
    toUnitCode,
    decisionNumber: 'TB 9',
    decisionOn: '2026-10-05',
    issuingBody: 'receiving_commune',
  })

  test('to move within the own area keeps the status and forgets the old point', async () => {
    const { id } = await created()
    const answer = await add(id, 'status-changes', move('00102'))
    expect(answer.body).toMatchObject({
      unitCode: '00102',
      status: 'use_management',
      located: false,
      residences: [
        { unitCode: '00102', from: '2026-10-05', until: null },
        { unitCode: '00101', from: '2026-09-01', until: '2026-10-05' },
      ],
    })
  })

  test('to move out of the own area takes the file away', async () => {
    const { id } = await created()
    const answer = await add(id, 'status-changes', move('00201'))
    expect([answer.status, answer.body, answer.headers.get('etag')]).toEqual([201, null, null])
    expect((await officer.get(`/cases/${id}`, REASON)).status).toBe(404)
    const national = await server.as('social_officer_national')
    expect((await national.get(`/cases/${id}`, REASON)).body).toMatchObject({
      unitCode: '00201',
      name: 'Nguyễn Thị Mới',
    })
  })

  test('on a version that is no more is refused', async () => {
    const { id, version } = await created()
    const stale = await officer.post(`/cases/${id}/status-changes`, toOst, { ...REASON, 'If-Match': '"v1"' })
    expect([stale.status, stale.body.versions.current]).toEqual([412, `"v${version}"`])
  })
})

describe('a closed case', () => {
  const reopening = (overrides: Record<string, unknown> = {}) => ({
    openedOn: '2026-10-02',
    opening: { ...input().opening, decisionOn: '2026-10-02', plannedEnd: '2027-10-02' },
    ...overrides,
  })

  test('stays as it is; the person gets another one, counted on', async () => {
    const { closed } = server.ids
    const answer = await add(closed, 'reopening', reopening())
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({
      name: PEOPLE.closed.name,
      episode: 2,
      openedOn: '2026-10-02',
      closedOn: null,
      status: 'use_management',
      unitCode: '00101',
      otherCases: [closed],
      episodes: [{ number: 2 }],
    })
    const before = await officer.get(`/cases/${closed}`, REASON)
    expect(before.body).toMatchObject({ closedOn: '2026-01-12', otherCases: [answer.body.id] })
    const twice = await add(closed, 'reopening', reopening())
    expect([twice.status, twice.body.code]).toEqual([409, 'case_open'])
    const changed = await patched(officer, closed, { work: 'placed' }, before.headers.get('etag'))
    expect([changed.status, changed.body.code]).toEqual([409, 'case_closed'])
  })

  test('is not opened again in another commune, nor while it is open', async () => {
    const { id } = await created()
    expect((await add(id, 'reopening', reopening())).body.code).toBe('case_open')
    const elsewhere = { geometry: { type: 'Point', coordinates: [108.15, 16.05] }, precision: 'exact' }
    const away = await add(server.ids.closed, 'reopening', reopening(elsewhere))
    expect(refusal(away)).toEqual([400, 'geometry', 'another_commune'])
  })
})

describe('support', () => {
  test('need is suggested by the scorecard, confirmed or overridden with a reason, and expires after 90 days', async () => {
    const { id } = await created()
    const confirmed = await add(id, 'need-assessments', {
      needs: ['seeking_work', 'seeking_work', 'housing'],
    })
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(201)
    expect(confirmed.body.supportNeed).toBe('medium')
    expect(confirmed.body.needAssessments[0]).toMatchObject({
      points: 4,
      suggestedBand: 'medium',
      band: 'medium',
      overrideReason: null,
      suggestedService: 'referral_letter',
    })
    const silent = await add(id, 'need-assessments', { needs: ['housing'], band: 'high' })
    expect(refusal(silent)).toEqual([400, 'overrideReason', 'required'])
    const overridden = await add(id, 'need-assessments', {
      needs: ['housing'],
      band: 'high',
      overrideReason: 'Vừa mất nơi ở hôm qua',
    })
    expect(overridden.body).toMatchObject({
      supportNeed: 'high',
      needAssessments: [{ suggestedBand: 'low', band: 'high' }, {}],
    })
    const unknown = await add(id, 'need-assessments', { needs: ['sins'] })
    expect(refusal(unknown)).toEqual([400, 'needs', 'unknown_need'])
  })

  test('need that was assessed long ago no longer counts', async () => {
    const { body } = await officer.get(`/cases/${server.ids.binh}`, REASON)
    expect(body).toMatchObject({
      supportNeed: 'none',
      needExpiresOn: '2026-07-30',
      needAssessments: [{ band: 'medium' }],
    })
  })

  test('services are recorded with a sealed note that who keeps the case reads', async () => {
    const { id } = await created()
    const answer = await add(id, 'services', {
      kind: 'counselling',
      givenOn: '2026-10-01',
      note: 'Dòng một\nDòng hai',
    })
    expect(answer.body.services).toEqual([
      { id: expect.any(Number), kind: 'counselling', givenOn: '2026-10-01', note: 'Dòng một\nDòng hai' },
    ])
    expect(refusal(await add(id, 'services', { kind: 'call', givenOn: '2999-01-01' }))).toEqual([
      400,
      'givenOn',
      'in_the_future',
    ])
    expect(refusal(await add(id, 'services', { kind: 'call', givenOn: '2026-08-31' }))).toEqual([
      400,
      'givenOn',
      'order',
    ])
  })

  test('consent is given once for a purpose, withdrawn once, and given again', async () => {
    const { id } = await created()
    const give = () => add(id, 'consents', { purpose: 'employment', givenOn: '2026-09-10' })
    const given = await give()
    const [consent] = given.body.consents
    expect(consent).toMatchObject({ purpose: 'employment', givenOn: '2026-09-10', withdrawnOn: null })
    const twice = await give()
    expect([twice.status, twice.body.code]).toEqual([409, 'consent_in_force'])
    const withdraw = (body: object = {}) => add(id, `consents/${consent.id}/withdrawal`, body)
    expect(refusal(await withdraw({ withdrawnOn: '2026-09-09' }))).toEqual([400, 'withdrawnOn', 'order'])
    expect(refusal(await withdraw({ withdrawnOn: '2999-09-09' }))).toEqual([
      400,
      'withdrawnOn',
      'in_the_future',
    ])
    expect((await withdraw()).body.consents[0].withdrawnOn).toBe(server.services.today())
    const again = await withdraw()
    expect([again.status, again.body.code]).toEqual([409, 'already_withdrawn'])
    expect((await give()).body.consents).toHaveLength(2)
    const elsewhere = await add(server.ids.giang, `consents/${consent.id}/withdrawal`, {})
    expect(elsewhere.status).toBe(404)
  })

  test('that the person withdrew ends the referral at once', async () => {
    const { id } = await created()
    const given = await add(id, 'consents', { purpose: 'employment', givenOn: '2026-09-10' })
    const employment = await server.as('employment_officer')
    expect((await employment.get(`/cases/${id}`, REASON)).body).toMatchObject({ id, name: 'Nguyễn Thị Mới' })
    await add(id, `consents/${given.body.consents[0].id}/withdrawal`, {})
    expect((await employment.get(`/cases/${id}`, REASON)).status).toBe(404)
  })
})

test('whoever has one commune needs no reason; everybody else does, whatever they open', async () => {
  const { an } = server.ids
  expect((await commune.get(`/cases/${an}`)).status).toBe(200)
  expect((await commune.post('/cases/search', { text: 'an' })).status).toBe(200)
  const without = await Promise.all([
    officer.get(`/cases/${an}`),
    officer.post('/cases', input()),
    officer.patch(`/cases/${an}`, { work: 'placed' }, '"v2"'),
    officer.post('/cases/search', { text: 'an' }),
    officer.post(`/cases/${an}/services`, { kind: 'call', givenOn: '2026-09-02' }),
    officer.get(`/cases/${server.ids.foreign}`),
    commune.get(`/cases/${an}/id-number`),
  ])
  for (const { status, body } of without) expect([status, body.code]).toEqual([400, 'reason_required'])
})
