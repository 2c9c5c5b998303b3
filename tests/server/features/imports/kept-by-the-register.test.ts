import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportRow, ImportState } from '../../../../server/contract.ts'
import type { Client } from '../../../support/client.ts'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { apply, bring, csvOf, officer } from './office.ts'
import { PEOPLE_HEADER, personRow } from './people-table.ts'

let server: TestServer
let client: Client
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace })
  client = await officer(server, ['social_officer'], ['00101'])
})
afterAll(() => server?.close())

const bringRows = (...rows: string[][]) => bring(client, server, 'people', csvOf(PEOPLE_HEADER, rows))
const cell = (name: string) => PEOPLE_HEADER.indexOf(name)

async function rowsOf({ id }: ImportState): Promise<ImportRow[]> {
  return (await client.get(`/imports/${id}/rows`)).body.items
}

async function takenIn(row: string[]): Promise<number> {
  const state = await bringRows(row)
  expect(await apply(client, server, state.id)).toMatchObject({ inserted: 1, rejected: 0 })
  const [known] = await rowsOf(await bringRows(row))
  return known?.recordId as number
}

describe('what a file says and the register keeps', () => {
  test('another legal status is told with both values and the file; the rest of the row is taken in', async () => {
    const row = personRow(7001)
    const caseId = await takenIn(row)
    const ended = row.with(cell('Tình trạng pháp lý'), 'Hoàn thành').with(cell('Việc làm'), 'Đã có việc')
    const state = await bringRows(ended)
    expect(state).toMatchObject({ updated: 1, rejected: 0 })
    const [told] = await rowsOf(state)
    expect(told).toMatchObject({
      recordId: caseId,
      changes: [{ field: 'work', before: 'seeking', after: 'placed' }],
      kept: [{ field: 'status', before: 'post_rehab', after: 'completed' }],
      faults: [{ code: 'status_differs' }],
    })
    await apply(client, server, state.id)
    expect((await client.get(`/cases/${caseId}`)).body.status).toBe('post_rehab')
    const [again] = await rowsOf(await bringRows(ended))
    expect(again).toMatchObject({
      outcome: 'unchanged',
      kept: [{ field: 'status', before: 'post_rehab', after: 'completed' }],
    })
  })

  test('a row that takes somebody of the own area elsewhere is a move, and leads to the file', async () => {
    const row = personRow(7002)
    const caseId = await takenIn(row)
    const [moved] = await rowsOf(await bringRows(row.with(cell('Mã xã'), '00102')))
    expect(moved).toMatchObject({
      outcome: 'rejected',
      recordId: caseId,
      kept: [{ field: 'unitCode', before: '00101', after: '00102' }],
      faults: [{ code: 'another_commune' }],
    })
  })

  test('somebody whose file was ended is told, whether the row changed or not', async () => {
    const row = personRow(7003)
    const caseId = await takenIn(row)
    const ended = await client.post(`/cases/${caseId}/status-changes`, {
      toStatus: 'completed',
      ...{ decisionNumber: '9/GXN', decisionOn: '2026-10-20', reductionDocument: '3/QĐ' },
      issuingBody: 'commune_police',
    })
    expect(ended.body).toMatchObject({ status: 'completed', closedOn: '2026-10-20' })
    const [same] = await rowsOf(await bringRows(row))
    expect(same).toMatchObject({ outcome: 'unchanged', recordId: caseId, faults: [{ code: 'case_closed' }] })
    const [changed] = await rowsOf(await bringRows(row.with(cell('Việc làm'), 'Đã có việc')))
    expect(changed).toMatchObject({
      outcome: 'rejected',
      recordId: caseId,
      faults: [{ code: 'case_closed' }],
    })
  })

  test('nobody new begins with a status that ends a file', async () => {
    const row = personRow(7004).with(cell('Tình trạng pháp lý'), 'Đã hoàn thành')
    const [refused] = await rowsOf(await bringRows(row))
    expect(refused).toMatchObject({
      outcome: 'rejected',
      recordId: null,
      faults: [{ field: 'status', code: 'status_not_allowed' }],
    })
  })
})

describe('a cell that cannot be read', () => {
  test('is told as it stands with what it should be, but never a number of identity papers', async () => {
    const row = personRow(7005).with(cell('Giới tính'), 'kanari').with(cell('CCCD'), '12')
    const [wrong] = await rowsOf(await bringRows(row))
    const about = (field: string) => wrong?.faults.find((one) => one.field === field)
    expect(about('sex')).toMatchObject({
      said: 'kanari',
      expected: { vi: expect.stringContaining('Nam'), en: expect.stringContaining('Female') },
    })
    expect(about('idNumber')).toMatchObject({ said: null, expected: null })
  })

  test('nor such a number in another column', async () => {
    const row = personRow(7008).with(cell('Giới tính'), '079085012345')
    const [wrong] = await rowsOf(await bringRows(row))
    expect(wrong?.faults).toMatchObject([{ field: 'sex', said: null, expected: null }])
  })

  test('about the whole row names no column', async () => {
    const row = personRow(7006)
    const table = csvOf(
      ['STT', ...PEOPLE_HEADER],
      [row, row].map((cells, index) => [`${index + 1}`, ...cells]),
    )
    const [, repeated] = await rowsOf(await bring(client, server, 'people', table))
    expect(repeated?.faults).toMatchObject([{ field: null, column: null, code: 'duplicate_in_file' }])
  })
})
