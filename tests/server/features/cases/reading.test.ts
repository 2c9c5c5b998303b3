import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asRequest } from '../../../../server/db/transactions.ts'
import type { CaseRecord } from '../../../../server/features/cases/schemas.ts'
import type { Client } from '../../../support/client.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type CaseServer, caseServer, PEOPLE, type PersonName, patched, REASON } from './people.ts'

let server: CaseServer
let wide: Client
let commune: Client
let police: Client
let employment: Client
let clinic: Client

beforeAll(async () => {
  server = await caseServer()
  ;[wide, commune, police, employment, clinic] = (await Promise.all(
    ['social_officer', 'social_officer_commune', 'police_officer', 'employment_officer', 'clinician'].map(
      server.as,
    ),
  )) as [Client, Client, Client, Client, Client]
})
afterAll(() => server?.close())

/** Who is in a list, by the names of this test. */
async function listed(client: Client, query = ''): Promise<PersonName[]> {
  const { status, body } = await client.get(`/cases${query}`, REASON)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.total).toBe(body.items.length)
  const nameOf = new Map(Object.entries(server.ids).map(([name, id]) => [id, name as PersonName]))
  return body.items.map(({ id }: CaseRecord) => nameOf.get(id))
}

/** Who is found by a text, by the names of this test. */
async function find(client: Client, text: string): Promise<PersonName[]> {
  const { status, body } = await client.post('/cases/search', { text }, REASON)
  expect(status, JSON.stringify(body)).toBe(200)
  const nameOf = new Map(Object.entries(server.ids).map(([name, id]) => [id, name as PersonName]))
  return body.items.map(({ id }: CaseRecord) => nameOf.get(id))
}

const fieldsOf = (record: object) => Object.keys(record).sort()

const LISTED = [
  'birthYear',
  'closedOn',
  'id',
  'located',
  'minor',
  'needExpiresOn',
  'nextDueOn',
  'nextStep',
  'openedOn',
  'plannedEnd',
  'programme',
  'sex',
  'status',
  'statusSince',
  'support',
  'supportNeed',
  'tradeLearned',
  'tradeWanted',
  'unitCode',
  'work',
]

describe('a social officer', () => {
  test('with one commune lists its people by name, the ones opened last first', async () => {
    expect(await listed(commune)).toEqual(['dung', 'minor', 'binh', 'an'])
    const { body } = await commune.get('/cases')
    for (const item of body.items) expect(fieldsOf(item)).toEqual([...LISTED, 'name'].sort())
    expect(body.items[3]).toMatchObject({
      name: PEOPLE.an.name,
      located: true,
      supportNeed: 'high',
      status: 'use_management',
    })
  })

  test('with a province lists everybody in it and its queue, nobody by name', async () => {
    expect(await listed(wide)).toEqual(['queued', 'giang', 'dung', 'minor', 'binh', 'an'])
    const answer = await wide.get('/cases')
    for (const item of answer.body.items) expect(fieldsOf(item)).toEqual(LISTED)
    const text = JSON.stringify(answer.body)
    for (const { name } of Object.values(PEOPLE)) expect(text).not.toContain(name)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('etag')).toBeNull()
  })

  test.each<[string, PersonName[]]>([
    ['unit=00101', ['dung', 'minor', 'binh', 'an']],
    ['unit=00102', ['giang']],
    ['unit=00101&unit=00102', ['giang', 'dung', 'minor', 'binh', 'an']],
    ['unit=01', ['queued', 'giang', 'dung', 'minor', 'binh', 'an']],
    ['unit=901', ['giang', 'dung', 'minor', 'binh', 'an']],
    ['unit=02', []],
    ['status=ost', ['dung']],
    ['status=ost&status=post_rehab', ['dung', 'binh']],
    ['programme=post_rehab', ['binh']],
    ['programme=released_prisoner', []],
    ['sex=female', ['binh']],
    ['ageBand=12-17', ['minor']],
    ['ageBand=50%2B', ['dung']],
    ['supportNeed=high', ['an']],
    ['supportNeed=none', ['queued', 'dung', 'minor', 'binh']],
    ['work=seeking', ['an']],
    ['trade=sewing', ['an']],
    ['from=2026-03-01&to=2026-04-01', ['dung', 'minor']],
    ['located=false', ['queued', 'binh']],
    ['sex=male&unit=00101&located=true&work=unknown', ['dung', 'minor']],
  ])('filters by %s', async (query, expected) => {
    expect(await listed(wide, `?${query}`)).toEqual(expected)
  })

  test('reads the list in pages that meet without a gap', async () => {
    const seen: number[] = []
    for (let next = ''; next !== undefined; ) {
      const { body } = await wide.get(`/cases?limit=2${next ? `&cursor=${next}` : ''}`)
      expect([body.total, body.items.length <= 2]).toEqual([6, true])
      seen.push(...body.items.map(({ id }: CaseRecord) => id))
      next = body.next
    }
    const { queued, giang, dung, minor, binh, an } = server.ids
    expect(seen).toEqual([queued, giang, dung, minor, binh, an])
  })

  test.each([
    ['unit=99999', 'unit'],
    ['status=cured', 'status'],
    ['from=2026-13-01', 'from'],
    ['from=2026-04-01&to=2026-03-01', 'to'],
    ['cursor=abc', 'cursor'],
    ['cursor=%00', 'cursor'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['search=an', 'search'],
    ['name=an', 'name'],
  ])('is told that %s is wrong, by its name', async (query, path) => {
    const { status, body } = await wide.get(`/cases?${query}`)
    expect([status, body.errors[0].path.split('.')[0]]).toEqual([400, path])
  })

  test('opens everything of a record but the identity number', async () => {
    const { status, body, headers } = await commune.get(`/cases/${server.ids.an}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: PEOPLE.an.name,
      birthDate: '1990-03-05',
      phone: '0912345678',
      address: '12 Đường Hoa',
      familyContact: PEOPLE.an.familyContact,
      hasIdNumber: true,
      geometry: { type: 'Point', coordinates: [108.02, 16.05] },
      precision: 'exact',
      substance: 'opioid',
      needAssessments: [{ band: 'high', points: 8, suggestedService: 'meeting' }],
    })
    expect(headers.get('etag')).toBe(`"v${body.version}"`)
    expect(body).not.toHaveProperty('idNumber')
    expect(JSON.stringify(body)).not.toContain(PEOPLE.an.idNumber)
  })

  test('reads a closed case, which no list holds', async () => {
    const { body } = await commune.get(`/cases/${server.ids.closed}`)
    expect(body).toMatchObject({ closedOn: '2026-01-12', status: 'management_ended' })
  })

  test('reveals the identity number alone, for a reason that is in the log', async () => {
    const answer = await commune.get(`/cases/${server.ids.an}/id-number`, REASON)
    expect([answer.status, answer.body]).toEqual([200, { id: server.ids.an, idNumber: PEOPLE.an.idNumber }])
    expect((await commune.get(`/cases/${server.ids.dung}/id-number`, REASON)).body.idNumber).toBeNull()
    const { rows } = await asAdministrator(
      server.db,
      `select e.case_id::int as "caseId", e.reason, e.detail -> 'fields' as fields from audit_entry e
       where e.action = 'cases.id-number.read' and e.case_id = ${server.ids.an}`,
    )
    expect(rows).toEqual([{ caseId: server.ids.an, reason: 'Chuẩn bị buổi tư vấn', fields: ['idNumber'] }])
  })

  test('sees who opened a file of the own area, and in which role', async () => {
    const { giang } = server.ids
    await wide.get(`/cases/${giang}`, REASON)
    const { body } = await wide.get(`/cases/${giang}/access-log`)
    expect(body.items[0]).toEqual({
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      displayName: 'Cán bộ công tác xã hội tỉnh',
      roles: ['social_officer'],
      action: 'cases.open',
    })
    const again = await wide.get(`/cases/${giang}/access-log`)
    expect(again.body.total).toBe(body.total)
    expect((await commune.get(`/cases/${giang}/access-log`)).status).toBe(404)
  })
})

describe('a search', () => {
  test.each<[string, string[]]>([
    ['001090000001', ['an']],
    ['001 090 000 001', ['an']],
    ['nguyen van an', ['giang', 'an']],
    ['Nguyễn Văn An', ['giang', 'an']],
    ['dang tien dung', ['dung']],
    ['Nguyễn Văn An 1990', ['giang', 'an']],
    ['An 1990', ['giang', 'an']],
    ['Bình, 1985', ['binh']],
    ['An 1991', []],
    ['khánh 1988', ['closed']],
    ['001088000006', ['closed']],
    // parts of a name, other people's and what is no text of a name at all
    ['Nguyễn', []],
    ['An', []],
    ['00109000000', []],
    ['Vũ Thị Xa', []],
    ['001077000008', []],
    ["' or true --", []],
  ])('in a province for %s finds whole values only', async (text, expected) => {
    expect(await find(wide, text)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    ['an', ['dung', 'an', 'closed']],
    ['NGUYEN', ['an']],
    ['đặng', ['dung']],
    ['dang ti', ['dung']],
    ['An 1990', ['an']],
    ['001090000001', ['an']],
    ['001090000005', []],
    ['xa', []],
  ])('in one commune for %s finds parts of names too', async (text, expected) => {
    expect((await find(commune, text)).filter((name: string) => expected.includes(name))).toEqual(expected)
    if (expected.length < 3) expect(await find(commune, text)).toEqual(expected)
  })

  test('names people in one commune and nowhere else', async () => {
    const inCommune = await commune.post('/cases/search', { text: 'binh' })
    expect(inCommune.body.items[0]).toMatchObject({ name: PEOPLE.binh.name })
    const inProvince = await wide.post('/cases/search', { text: 'Bình 1985' }, REASON)
    expect(fieldsOf(inProvince.body.items[0])).toEqual(LISTED)
  })

  test('leaves no trace of its text', async () => {
    const term = 'Trần Thị Bình'
    const auditor = await server.as('auditor')
    await wide.post('/cases/search', { text: term }, REASON)
    const { body } = await auditor.get('/audit?limit=1')
    expect(body.items[0]).toMatchObject({
      action: 'cases.search.create',
      detail: { cases: [server.ids.binh] },
    })
    expect(JSON.stringify(body)).not.toContain('Bình"')
    const { rows } = await asAdministrator(
      server.db,
      `select from audit_entry e where e::text like '%${term}%'`,
    )
    expect(rows).toEqual([])
  })

  test.each([['x'], [''], [' '], ['a'.repeat(121)], ['a\u0000b']])('for %j is refused', async (text) => {
    const { status, body } = await commune.post('/cases/search', { text })
    expect([status, body.errors[0].path]).toEqual([400, 'text'])
    if (text.trim().length > 1) expect(JSON.stringify(body)).not.toContain(text)
  })
})

describe('the police of a commune', () => {
  const EXACTLY = ['birthYear', 'decisionNumber', 'id', 'name', 'plannedEnd', 'status', 'unitCode']

  test('list adults under its management, by exactly these fields', async () => {
    expect(await listed(police)).toEqual(['an', 'binh'])
    const { body } = await police.get('/cases', REASON)
    for (const item of body.items) expect(fieldsOf(item)).toEqual(EXACTLY)
    expect(body.items[0]).toMatchObject({
      name: PEOPLE.an.name,
      decisionNumber: expect.stringContaining('QĐ'),
    })
  })

  test('need a reason, which is in the log with every id that was shown', async () => {
    const without = await police.get('/cases')
    expect([without.status, without.body.code]).toEqual([400, 'reason_required'])
    await police.get('/cases', REASON)
    const { rows } = await asAdministrator(
      server.db,
      `select e.reason, e.detail from audit_entry e where e.username = 'police_officer' order by e.id desc limit 1`,
    )
    expect(rows[0]).toEqual({
      reason: 'Chuẩn bị buổi tư vấn',
      detail: { cases: [server.ids.an, server.ids.binh], fields: expect.arrayContaining(EXACTLY) },
    })
  })

  test('narrow it by unit and status, and by nothing else', async () => {
    expect(await listed(police, '?status=post_rehab')).toEqual(['binh'])
    expect(await listed(police, '?status=ost')).toEqual([])
    expect(await listed(police, '?unit=00101')).toEqual(['an', 'binh'])
    expect(await listed(police, '?unit=00102')).toEqual([])
    const others = [
      'supportNeed=high',
      'work=seeking',
      'sex=male',
      'ageBand=25-34',
      'trade=sewing',
      'programme=rehab',
      'from=2026-01-01',
      'to=2026-01-01',
      'located=true',
    ]
    for (const query of others) {
      const { status, body } = await police.get(`/cases?${query}`, REASON)
      expect([status, body.code], query).toEqual([403, 'not_allowed'])
    }
  })

  test('have nothing behind the list: no record, no search, no log, no writing', async () => {
    const { an } = server.ids
    const answers = await Promise.all([
      police.get(`/cases/${an}`, REASON),
      police.get(`/cases/${an}/id-number`, REASON),
      police.get(`/cases/${an}/access-log`, REASON),
      police.post('/cases/search', { text: 'an' }, REASON),
      police.post('/cases', {}, REASON),
      police.post(`/cases/${an}/status-changes`, {}, REASON),
      police.send('PATCH', `/cases/${an}`, { body: {}, headers: { ...REASON, 'If-Match': '"v1"' } }),
    ])
    for (const { status } of answers) expect(status).toBe(403)
  })

  test('read it in pages by number', async () => {
    const first = (await police.get('/cases?limit=1', REASON)).body
    const second = (await police.get(`/cases?limit=1&cursor=${first.next}`, REASON)).body
    expect([first.items[0].id, second.items[0].id, first.total, second.total, second.next]).toEqual([
      server.ids.an,
      server.ids.binh,
      2,
      2,
      undefined,
    ])
  })
})

describe('who may be under 18 has a named worker', () => {
  test('who opens the file, by number and by name, in the one commune', async () => {
    const { minor } = server.ids
    expect((await commune.get(`/cases/${minor}`)).body).toMatchObject({
      name: PEOPLE.minor.name,
      minor: true,
    })
    expect(await find(commune, 'Lê Minh Châu')).toEqual(['minor'])
  })

  test('wider scopes count the person, and neither find nor open nor change the file', async () => {
    const { minor } = server.ids
    const path = `/cases/${minor}`
    expect(await listed(wide, '?ageBand=12-17')).toEqual(['minor'])
    expect(await find(wide, 'Lê Minh Châu')).toEqual([])
    const version = (await commune.get(path)).headers.get('etag')
    const refused = [
      await wide.get(path, REASON),
      await wide.get(`${path}/id-number`, REASON),
      await patched(wide, minor, { phone: '0901234567' }, version),
      await wide.post(`${path}/consents`, { purpose: 'training', givenOn: '2026-05-01' }, REASON),
    ]
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [403, 'named_worker_only']),
    )
    expect((await commune.get(path)).headers.get('etag')).toBe(version)
    expect(await listed(wide, '?ageBand=12-17')).toEqual(['minor'])
  })

  test('the database seals who they are from wider scopes by itself', async () => {
    const sealedFor = async (username: string) =>
      asRequest(
        server.db,
        (await server.as(username)).cookie.split('=')[1] ?? null,
        'hoanhap_app',
        async (trx) => {
          const { rows } = await trx.raw(
            `select 1 from person_identity i join case_file c on c.person_id = i.person_id
           where c.id = ? and i.field = 'name'`,
            [server.ids.minor],
          )
          return rows.length
        },
      )
    expect([await sealedFor('social_officer'), await sealedFor('social_officer_commune')]).toEqual([0, 1])
  })
})

describe('who receives referrals', () => {
  test('lists adults who agreed to be referred for work, with what work needs', async () => {
    expect(await listed(employment)).toEqual(['an', 'binh'])
    const { body } = await employment.get('/cases')
    for (const item of body.items) {
      expect(fieldsOf(item)).toEqual(['birthYear', 'id', 'tradeLearned', 'tradeWanted', 'unitCode', 'work'])
    }
    expect(await listed(employment, '?work=seeking')).toEqual(['an'])
    expect(await listed(employment, '?trade=sewing&unit=01&ageBand=35-49')).toEqual(['an'])
    expect(await listed(employment, '?unit=00102')).toEqual([])
  })

  test('lists whoever agreed to be referred for health, with what treatment needs', async () => {
    expect(await listed(clinic)).toEqual(['an', 'minor', 'dung'])
    const { body } = await clinic.get('/cases')
    for (const item of body.items) {
      expect(fieldsOf(item)).toEqual(['birthYear', 'id', 'minor', 'substance', 'unitCode'])
    }
  })

  test.each([
    [
      'employment',
      ['status=ost', 'supportNeed=high', 'programme=rehab', 'sex=male', 'located=true', 'from=2026-01-01'],
    ],
    ['clinic', ['work=seeking', 'trade=sewing', 'status=ost', 'supportNeed=high', 'sex=male']],
  ])('narrows no list by what it does not show: %s', async (who, queries) => {
    const client = who === 'clinic' ? clinic : employment
    for (const query of queries) expect((await client.get(`/cases?${query}`)).status, query).toBe(403)
  })

  test('opens name and phone for a reason, and nobody who did not agree', async () => {
    const { an, binh, dung, minor, giang, foreign } = server.ids
    expect((await employment.get(`/cases/${an}`)).body.code).toBe('reason_required')
    const opened = await employment.get(`/cases/${an}`, REASON)
    expect(opened.body).toEqual({
      id: an,
      name: PEOPLE.an.name,
      phone: PEOPLE.an.phone,
      birthYear: 1990,
      unitCode: '00101',
      work: 'seeking',
      tradeLearned: null,
      tradeWanted: 'sewing',
    })
    expect(opened.headers.get('etag')).toBeNull()
    for (const id of [dung, minor, giang, foreign]) {
      expect((await employment.get(`/cases/${id}`, REASON)).status).toBe(404)
    }
    for (const id of [binh, giang, foreign])
      expect((await clinic.get(`/cases/${id}`, REASON)).status).toBe(404)
    expect((await clinic.get(`/cases/${minor}`, REASON)).body).toMatchObject({
      name: PEOPLE.minor.name,
      minor: true,
    })
  })

  test('changes nothing', async () => {
    const { an } = server.ids
    for (const client of [employment, clinic]) {
      expect(
        (
          await client.send('PATCH', `/cases/${an}`, {
            body: { work: 'placed' },
            headers: { ...REASON, 'If-Match': '"v2"' },
          })
        ).status,
      ).toBe(403)
      expect(
        (await client.post(`/cases/${an}/services`, { kind: 'call', givenOn: '2026-09-02' }, REASON)).status,
      ).toBe(403)
    }
  })
})

test.each(['city_official', 'planner', 'auditor', 'admin'])('%s reaches no record', async (who) => {
  const client = await server.as(who)
  const { an } = server.ids
  for (const path of ['/cases', `/cases/${an}`, `/cases/${an}/id-number`, `/cases/${an}/access-log`]) {
    const { status, body } = await client.get(path, REASON)
    expect([status, body.code], path).toEqual([403, 'not_allowed'])
  }
  expect((await client.post('/cases/search', { text: 'An 1990' }, REASON)).status).toBe(403)
})

test('a list that was read is in the log with its ids and fields, one line for one answer', async () => {
  const count = async () =>
    (await asAdministrator(server.db, `select count(*)::int as n from audit_entry`)).rows[0]?.n as number
  const before = await count()
  await wide.get('/cases?unit=00102')
  const { rows } = await asAdministrator(
    server.db,
    `select e.action, e.outcome, e.username, e.detail, e.case_id from audit_entry e order by e.id desc limit 1`,
  )
  expect(await count()).toBe(before + 1)
  expect(rows[0]).toEqual({
    action: 'cases.read',
    outcome: 'done',
    username: 'social_officer',
    detail: { cases: [server.ids.giang], fields: expect.arrayContaining(LISTED) },
    case_id: null,
  })
})

test('an answer that cannot be logged is not given', async () => {
  await asAdministrator(
    server.db,
    'alter table audit_entry add constraint audit_is_down check (false) not valid',
  )
  try {
    for (const path of ['/cases', `/cases/${server.ids.an}`]) {
      const { status, body } = await commune.get(path)
      expect([status >= 400, JSON.stringify(body).includes('Nguyễn')]).toEqual([true, false])
    }
  } finally {
    await asAdministrator(server.db, 'alter table audit_entry drop constraint audit_is_down')
  }
})

test('a guessed or foreign id answers like one that is absent, and the guess is in the log', async () => {
  const { foreign, giang } = server.ids
  const texts = await Promise.all(
    [foreign, giang, 999_999, '0', 'abc', '1e3', '99999999999'].map(async (id) => {
      const { status, body } = await commune.get(`/cases/${id}`)
      return JSON.stringify([status, { ...body, instance: '' }])
    }),
  )
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toContain('404')
  const { rows } = await asAdministrator(
    server.db,
    `select e.case_id from audit_entry e where e.action = 'cases.open' and e.outcome = 'refused' and e.detail ->> 'id' = '${foreign}'
       and e.username = 'social_officer_commune'`,
  )
  expect(rows).toEqual([{ case_id: null }])
})

test('what the forms need of the law is there for everybody who signed in', async () => {
  const planner = await server.as('planner')
  const { body } = await planner.get('/legal-rules')
  expect(body.regimes.map(({ code, validTo }: { code: string; validTo: string }) => [code, validTo])).toEqual(
    [
      ['L73', '2026-06-30'],
      ['L120', null],
    ],
  )
  expect(body.transitions).toContainEqual({
    regime: 'L120',
    fromStatus: 'opening',
    toStatus: 'post_rehab',
    resumes: false,
  })
  expect(body.rules).toContainEqual(
    expect.objectContaining({
      regime: 'L73',
      status: 'post_rehab',
      decidedBy: ['commune_chairman'],
      leastMonths: 12,
      mostMonths: 24,
    }),
  )
  const named = new Set(body.bodies.map(({ code }: { code: string }) => code))
  for (const { decidedBy } of body.rules) for (const code of decidedBy) expect(named).toContain(code)
  const scorecard = await planner.get('/scorecard')
  expect(scorecard.body).toMatchObject({
    bands: { medium: 4, high: 8 },
    items: expect.arrayContaining([
      expect.objectContaining({ code: 'housing', points: 2, service: 'meeting' }),
    ]),
  })
})
