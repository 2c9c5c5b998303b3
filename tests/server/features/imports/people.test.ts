import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportReview, ImportRow } from '../../../../server/contract.ts'
import type { Client } from '../../../support/client.ts'
import { asAdministrator } from '../../../support/database.ts'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { apply, bring, csvOf, officer, settled, upload } from './office.ts'
import { PEOPLE_HEADER, personRow } from './people-table.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace })
})
afterAll(() => server.close())

/** The number of a person that this register never gave. */
const NOBODY = 2_000_000_000

let numbers = 0
const row = (given: Record<string, string> = {}) => personRow(++numbers, given)

async function people(): Promise<number> {
  const { rows } = await asAdministrator(server.db, 'select count(*)::int as count from person')
  return Number(rows[0]?.count)
}

describe('a list of people', () => {
  let client: Client
  beforeEach(async () => {
    client = await officer(server, ['social_officer'], ['01'])
  })

  test('is read, compared and taken in', async () => {
    const before = await people()
    const state = await bring(
      client,
      server,
      'people',
      csvOf(PEOPLE_HEADER, [row(), row({ 'Giới tính': 'nữ', 'Ngày sinh': '1990' })]),
    )
    expect(state).toMatchObject({ status: 'checked', rowsRead: 2, inserted: 2, rejected: 0, findings: [] })
    expect(await people()).toBe(before)
    const applied = await apply(client, server, state.id)
    expect(applied).toMatchObject({ status: 'applied', rowsRead: 2, inserted: 2, rejected: 0 })
    expect(await people()).toBe(before + 2)
  })

  test('changes nothing the second time, with numbers of the office or without', async () => {
    const rows = [
      row(),
      row({ 'Mã hồ sơ': '' }),
      row({ 'Mã hồ sơ': '', CCCD: '', 'Họ và tên': 'Lê Thị Không Số' }),
    ]
    const first = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, rows))
    expect(await apply(client, server, first.id)).toMatchObject({ inserted: 3, rejected: 0 })
    const before = await people()
    const again = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, rows))
    expect(again).toMatchObject({ rowsRead: 3, unchanged: 3, inserted: 0, updated: 0, rejected: 0 })
    expect(await apply(client, server, again.id)).toMatchObject({
      unchanged: 3,
      inserted: 0,
      updated: 0,
      rejected: 0,
    })
    expect(await people()).toBe(before)
  })

  test('brings a file up to date, found by the number of the office or of the papers', async () => {
    const [byCode, byPapers] = [row(), row({ 'Mã hồ sơ': '' })]
    const first = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [byCode, byPapers]))
    await apply(client, server, first.id)
    const changed = [byCode, byPapers].map((cells) => cells.with(5, '0987 654 321').with(16, 'Đã có việc'))
    const second = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, changed))
    expect(second).toMatchObject({ updated: 2, unchanged: 0, inserted: 0, rejected: 0 })
    const { body } = await client.get(`/imports/${second.id}/rows?outcome=updated`)
    expect(body.items[0].changes).toEqual([
      { field: 'phone', before: null, after: null, hidden: true },
      { field: 'work', before: 'seeking', after: 'placed', hidden: false },
    ])
    expect(await apply(client, server, second.id)).toMatchObject({ updated: 2, rejected: 0 })
    const third = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, changed))
    expect(third).toMatchObject({ unchanged: 2 })
  })

  test('shows who somebody is only to whom one commune is entrusted', async () => {
    const own = await officer(server, ['social_officer'], ['00101'])
    const cells = row()
    await apply(own, server, (await bring(own, server, 'people', csvOf(PEOPLE_HEADER, [cells]))).id)
    const changed = cells.with(5, '0987 654 321')
    const state = await bring(own, server, 'people', csvOf(PEOPLE_HEADER, [changed]))
    const { body } = await own.get(`/imports/${state.id}/rows`)
    expect(body.items[0].changes).toEqual([
      { field: 'phone', before: '0912345678', after: '0987654321', hidden: false },
    ])
    expect(await apply(own, server, state.id)).toMatchObject({ updated: 1 })
  })

  test('rejects what is wrong, row by row, and takes in the others', async () => {
    const faults: [name: string, text: string, field: string, code: string][] = [
      ['Họ và tên', '', 'name', 'required'],
      ['Giới tính', 'kanari', 'sex', 'unknown_choice'],
      ['Ngày sinh', '31/02/1985', 'birth', 'day_does_not_exist'],
      ['Ngày sinh', '2020', 'birth', 'under_twelve'],
      ['CCCD', '1.08501E+11', 'idNumber', 'scientific_number'],
      ['Mã xã', '00999', 'unitCode', 'unknown_unit'],
      ['Mã xã', '00201', 'unitCode', 'outside_scope'],
      ['Ngày sinh', '2010', 'birth', 'named_worker_only'],
      ['Số quyết định', '', 'decisionNumber', 'document_required'],
      ['Cơ quan quyết định', 'Tòa án nhân dân', 'issuingBody', 'not_competent'],
      ['Thời hạn đến', '01/03/2031', 'plannedEnd', 'outside_term'],
      ['Tình trạng pháp lý', '', 'status', 'decision_required'],
      ['Ngày quyết định', '01/03/2001', 'decisionOn', 'no_law_in_force'],
      ['Vĩ độ', '16,05', 'lon', 'half_a_point'],
    ]
    const rows = faults.map(([name, text]) => row({ [name]: text }))
    const state = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row(), ...rows]))
    expect(state).toMatchObject({ rowsRead: 15, inserted: 1, rejected: 14 })
    const { body } = await client.get(`/imports/${state.id}/rows?outcome=rejected`)
    expect(body.items.map(({ faults: [first] }: ImportRow) => [first?.field, first?.code])).toEqual(
      faults.map(([, , field, code]) => [field, code]),
    )
    expect(JSON.stringify([state.findings, body])).not.toMatch(/kanari|1985|08501/)
    expect(await apply(client, server, state.id)).toMatchObject({ rowsRead: 15, inserted: 1, rejected: 14 })
  })

  test('a row that stands there twice is taken in once', async () => {
    const cells = row()
    const state = await bring(
      client,
      server,
      'people',
      csvOf(PEOPLE_HEADER, [cells, cells, cells.with(0, 'HS-other')]),
    )
    expect(state).toMatchObject({ rowsRead: 3, inserted: 1, rejected: 2 })
    expect(state.findings).toEqual([
      expect.objectContaining({ code: 'duplicate_in_file', count: 2, rows: [3, 4] }),
    ])
  })
})

describe('where people are placed', () => {
  test('by the point, by the code, by the address, or in the queue of the province', async () => {
    const client = await officer(server, ['social_officer'], ['01'])
    const rows = [
      row({ 'Vĩ độ': '16,0512', 'Kinh độ': '108,1534', 'Mã xã': '' }),
      row({ 'Mã xã': '00102' }),
      row({ 'Mã xã': '', 'Địa chỉ': 'Số 3, Phường Hai, Thành phố Thử' }),
      row({ 'Mã xã': '', 'Địa chỉ': 'gần chợ cũ' }),
    ]
    const state = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, rows))
    const { body } = await client.get(`/imports/${state.id}/rows`)
    expect(body.items.map((one: { place: unknown }) => one.place)).toEqual([
      { unitCode: '00102', how: 'coordinates', grade: null },
      { unitCode: '00102', how: 'unit', grade: null },
      { unitCode: '00102', how: 'address', grade: 'exact' },
      { unitCode: '01', how: 'queue', grade: 'none' },
    ])
    expect(await apply(client, server, state.id)).toMatchObject({ inserted: 4, rejected: 0 })
    const { rows: stays } = await asAdministrator(
      server.db,
      `select r.precision, r.location is not null as located from residence r order by r.id desc limit 4`,
    )
    expect(stays.toReversed()).toEqual([
      { precision: 'exact', located: true },
      ...Array.from({ length: 3 }, () => ({ precision: null, located: false })),
    ])
  })

  test('whoever keeps one commune may say that the whole file belongs there', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    const state = await bring(
      client,
      server,
      'people',
      csvOf(PEOPLE_HEADER, [row({ 'Mã xã': '', 'Địa chỉ': 'gần chợ cũ' })]),
    )
    expect(state.findings).toEqual([expect.objectContaining({ code: 'address_unclear', rejects: true })])
    const { status } = await client.patch(
      `/imports/${state.id}`,
      { unitCode: '00101' },
      `"v${state.version}"`,
    )
    expect(status).toBe(200)
    expect(await settled(client, server, state.id)).toMatchObject({
      status: 'checked',
      inserted: 1,
      rejected: 0,
    })
  })
})

describe('doubtful rows', () => {
  const doubtful = (name: string) => row({ 'Mã hồ sơ': '', CCCD: '', 'Họ và tên': name })

  const decisions = ['same', 'new', 'skip'] as const

  test('are decided before they are taken in or after, one by one', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    const rows = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((name) => doubtful(`Phạm Thị ${name}`))
    await apply(client, server, (await bring(client, server, 'people', csvOf(PEOPLE_HEADER, rows))).id)
    const changed = rows.map((cells) => cells.with(5, '0987 654 321'))
    const state = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, changed))
    expect(state).toMatchObject({ rowsRead: 6, rejected: 6, inReview: 6 })
    const reviews = await client.get(`/imports/${state.id}/reviews`)
    const decide = async (row: number, decision: (typeof decisions)[number]) => {
      const { about, candidates } = reviews.body.items[row - 2]
      const [candidate] = candidates
      expect(about.name).toMatch(/^Phạm Thị /)
      expect(candidate).toMatchObject({
        unitCode: '00101',
        open: true,
        why: ['fullName', 'birthYear', 'commune'],
      })
      const body = decision === 'same' ? { decision, personId: candidate.personId } : { decision }
      const { status, body: decided } = await client.post(`/imports/${state.id}/reviews/${row}`, body)
      expect([row, status]).toEqual([row, 200])
      return decided
    }
    const stranger = await client.post(`/imports/${state.id}/reviews/2`, {
      decision: 'same',
      personId: NOBODY,
    })
    expect([stranger.status, stranger.body.errors[0].path]).toEqual([400, 'personId'])
    for (const [nth, decision] of decisions.entries()) await decide(nth + 2, decision)
    const shown = (await client.get(`/imports/${state.id}/reviews`)).body
    expect(shown.total).toBe(6)
    expect(shown.items.map((one: ImportReview) => one.decision)).toEqual([...decisions, null, null, null])
    const [same] = shown.items
    expect(same.decidedPersonId).toBe(same.candidates[0].personId)
    const half = { rowsRead: 6, updated: 1, inserted: 1, rejected: 4, inReview: 3 }
    expect(await apply(client, server, state.id)).toMatchObject(half)
    const written = (await client.get(`/imports/${state.id}/reviews`)).body
    expect([written.total, ...written.items.map((one: ImportReview) => one.row)]).toEqual([3, 5, 6, 7])
    const before = await people()
    for (const [nth, decision] of decisions.entries()) await decide(nth + 5, decision)
    const { body } = await client.get(`/imports/${state.id}`)
    expect(body).toMatchObject({ rowsRead: 6, updated: 2, inserted: 2, rejected: 2, inReview: 0 })
    expect(await people()).toBe(before + 1)
  })
})

describe('whose an import is', () => {
  test('nobody else sees it, not even in the same office', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    const colleague = await officer(server, ['social_officer'], ['00101'])
    const { id, version } = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row()]))
    for (const path of [``, '/rows', '/reviews', '/rejects']) {
      expect((await colleague.get(`/imports/${id}${path}`)).status, path).toBe(404)
    }
    expect((await colleague.post(`/imports/${id}/apply`, undefined)).status).toBe(404)
    expect((await colleague.delete(`/imports/${id}`, `"v${version}"`)).status).toBe(404)
    expect((await colleague.get('/imports')).body.total).toBe(0)
  })

  test('what a column means is remembered for the office', async () => {
    const header = PEOPLE_HEADER.with(16, 'Cột lạ của phường')
    const client = await officer(server, ['social_officer'], ['00102'])
    const first = await bring(client, server, 'people', csvOf(header, [row({ 'Mã xã': '00102' })]))
    expect([first.status, first.columns[16]?.field]).toEqual(['mapping', null])
    await client.patch(`/imports/${first.id}`, { columns: { 16: 'work' } }, `"v${first.version}"`)
    const checked = await settled(client, server, first.id)
    expect(checked).toMatchObject({ status: 'checked', inserted: 1 })
    await apply(client, server, first.id)
    const colleague = await officer(server, ['social_officer'], ['00102'])
    const second = await bring(colleague, server, 'people', csvOf(header, [row({ 'Mã xã': '00102' })]))
    expect(second.columns[16]).toMatchObject({ field: 'work', why: 'remembered', certain: true })
    expect(second.status).toBe('checked')
  })

  test('a file is sealed: no cell of it stands in the database', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row({ 'Họ và tên': 'Đinh Kanariimport' })]))
    const tables = [
      'import_batch',
      'import_part',
      'import_chunk',
      'import_row',
      'import_mapping',
      'import_source',
      'audit_entry',
    ]
    for (const table of tables) {
      const { rows } = await asAdministrator(
        server.db,
        `select count(*)::int as found from ${table} t where t::text ilike '%kanariimport%'`,
      )
      expect([table, rows[0]?.found]).toEqual([table, 0])
    }
  })
})

test('whoever waits for an import looks at it once, however often the page asks', async () => {
  const client = await officer(server, ['social_officer'], ['00101'])
  const { id } = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row()]))
  for (let asked = 0; asked < 10; asked++) expect((await client.get(`/imports/${id}`)).status).toBe(200)
  const { rows } = await asAdministrator(
    server.db,
    `select count(*)::int as lines from audit_entry where route = 'GET /imports/:id' and detail ->> 'id' = '${id}'`,
  )
  // A minute may end meanwhile.
  expect([1, 2]).toContain(rows[0]?.lines)
})

describe('what is refused', () => {
  test.each([
    ['a strange body', { kind: 'people', synthetic: 'true' }, null, 400, 'invalid_request'],
    ['no kind', { synthetic: 'true' }, 'a,b', 400, 'invalid_request'],
    ['what is not said to be invented', { kind: 'people' }, 'a,b', 400, 'synthetic_unconfirmed'],
    ['a kind that others bring', { kind: 'employers', synthetic: 'true' }, 'a,b', 403, 'not_allowed'],
  ])('%s', async (_name, fields, text, status, code) => {
    const client = await officer(server, ['social_officer'], ['00101'])
    const answer = await upload(client, fields, text === null ? null : { name: 'a.csv', text })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('a file that is no table', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    const { body } = await upload(
      client,
      { kind: 'people', synthetic: 'true' },
      { name: 'a.xlsx', text: new Uint8Array([0, 1, 2, 3]) },
    )
    expect(await settled(client, server, body.id)).toMatchObject({
      status: 'refused',
      rowsRead: 0,
      refusal: { code: expect.any(String) },
    })
  })

  test('a text in no known encoding, until somebody says which; a wrong one can be said otherwise', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    // One word, "Lê" in Windows-1258 beside a broken one: too little to tell.
    const text = Buffer.from('Ten;Nam sinh\r\nL\u00EA \u00FF\u00FE\u00FF\u00FD;1980\r\n', 'latin1')
    const { body } = await upload(client, { kind: 'people', synthetic: 'true' }, { name: 'a.csv', text })
    const refused = await settled(client, server, body.id)
    expect(refused).toMatchObject({ status: 'refused', refusal: { code: 'wrong_encoding' } })
    const readAs = async (encoding: string | null, version: number) => {
      const path = `/imports/${refused.id}`
      expect((await client.patch(path, { encoding }, `"v${version}"`)).status).toBe(200)
      return settled(client, server, refused.id)
    }
    const first = await readAs('windows-1258', refused.version)
    expect(first).toMatchObject({ status: 'mapping', encoding: 'windows-1258' })
    expect(first.refusal).toBeUndefined()
    expect(first.columns[0]?.samples[0]).toMatch(/^Lê /)
    const second = await readAs('vni', first.version)
    expect(second).toMatchObject({ status: 'mapping', encoding: 'vni' })
    expect(second.columns[0]?.samples[0]).not.toMatch(/^Lê /)
    expect(await readAs(null, second.version)).toMatchObject({ status: 'refused' })
  })

  test('taking in a file that was cancelled, whose rows are forgotten', async () => {
    const client = await officer(server, ['social_officer'], ['00101'])
    const { id, version } = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row()]))
    expect((await client.delete(`/imports/${id}`, null)).status).toBe(428)
    expect((await client.delete(`/imports/${id}`, '"v0"')).status).toBe(412)
    expect((await client.delete(`/imports/${id}`, `"v${version}"`)).body).toMatchObject({
      status: 'cancelled',
      rowsRead: 0,
    })
    expect((await client.post(`/imports/${id}/apply`, undefined)).body.code).toBe('import_not_open')
    const { rows } = await asAdministrator(
      server.db,
      `select count(*)::int as kept from import_chunk where import_id = ${id}`,
    )
    expect(rows[0]?.kept).toBe(0)
  })
})

test('the rejected rows come back with their reasons, and are taken in once they are put right', async () => {
  const client = await officer(server, ['social_officer'], ['00101'])
  const wrong = row({ 'Giới tính': 'x' })
  const state = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row(), wrong]))
  await apply(client, server, state.id)
  const { status, bytes, headers } = await client.get(`/imports/${state.id}/rejects`)
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  const again = await upload(
    client,
    { kind: 'people', synthetic: 'true' },
    { name: 'tra-lai.xlsx', text: bytes },
  )
  expect(await settled(client, server, again.body.id)).toMatchObject({
    status: 'checked',
    rowsRead: 1,
    rejected: 1,
  })
  const right = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [wrong.with(2, 'Nam')]))
  expect(right).toMatchObject({ rowsRead: 1, inserted: 1, rejected: 0 })
})
