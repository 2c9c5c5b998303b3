import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { apply, bring, csvOf, officer, settled } from './office.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace })
})
afterAll(() => server.close())

const EMPLOYERS = [
  'Mã',
  'Tên doanh nghiệp',
  'Địa chỉ',
  'Mã xã',
  'Vĩ độ',
  'Kinh độ',
  'Nghề tuyển',
  'Số lượng tuyển',
  'Đang tuyển',
]

test('employers come with one row for each trade, and the same file changes nothing', async () => {
  const client = await officer(server, ['employment_officer'], ['01'])
  const rows = [
    ['DN1', 'Hợp tác xã Một', 'Ngõ 1', '', '16,05', '108,05', 'welding', '12', 'Có'],
    ['DN1', 'Hợp tác xã Một', 'Ngõ 1', '', '16,05', '108,05', 'sewing', '1.200', 'Có'],
    ['', 'Xưởng Hai', '', '00102', '', '', 'cooking', '3', ''],
    ['', 'Xưởng Xa', '', '00201', '', '', 'cooking', '3', ''],
    ['', 'Xưởng Hai', '', '00102', '', '', 'cooking', '3', ''],
    ['DN4', 'Xưởng Bốn', '', '00102', '', '', 'welding', 'nhiều', ''],
  ]
  const state = await bring(client, server, 'employers', csvOf(EMPLOYERS, rows))
  expect(state).toMatchObject({
    status: 'checked',
    rowsRead: 6,
    inserted: 2,
    updated: 1,
    unchanged: 0,
    rejected: 3,
  })
  expect(state.findings.map(({ code, rows: [row] }) => [code, row])).toEqual(
    expect.arrayContaining([
      ['outside_scope', 5],
      ['duplicate_in_file', 6],
      ['not_a_count', 7],
    ]),
  )
  expect(await apply(client, server, state.id)).toMatchObject({
    rowsRead: 6,
    inserted: 2,
    updated: 1,
    rejected: 3,
  })
  const { body } = await client.get('/employers')
  expect(
    body.features.map((one: { properties: object; geometry: object }) => [one.properties, one.geometry]),
  ).toMatchObject([
    [
      { name: 'Hợp tác xã Một', openings: 1212, trades: ['sewing', 'welding'], unitCode: '00101' },
      { coordinates: [108.05, 16.05] },
    ],
    [{ name: 'Xưởng Hai', openings: 3, accepting: true, unitCode: '00102' }, null],
  ])
  const again = await bring(client, server, 'employers', csvOf(EMPLOYERS, rows.slice(0, 3)))
  expect(again).toMatchObject({ rowsRead: 3, unchanged: 3 })
  const more = rows.slice(0, 3).map((cells) => cells.with(7, '5'))
  const changed = await bring(client, server, 'employers', csvOf(EMPLOYERS, more))
  expect(changed).toMatchObject({ updated: 3, inserted: 0 })
  const shown = await client.get(`/imports/${changed.id}/rows`)
  expect(shown.body.items[1].changes).toEqual([
    { field: 'openings sewing', before: '1200', after: '5', hidden: false },
  ])
  expect(await apply(client, server, changed.id)).toMatchObject({ updated: 3 })
  expect((await client.get('/employers')).body.features[0].properties.openings).toBe(10)
})

test('service points are brought by an administrator, of any place', async () => {
  const client = await officer(server, ['admin'], [])
  const header = ['Mã', 'Loại dịch vụ', 'Tên', 'Địa chỉ', 'Mã xã', 'Tọa độ']
  const rows = [
    ['S1', 'ost_clinic', 'Trạm Một', 'Ngõ 2', '', '16,0500; 108,1500'],
    ['S2', 'employment_centre', 'Trung tâm Hai', '', '00201', ''],
    ['S3', 'bank_office', 'Phòng Ba', 'ở đâu đó', '', ''],
  ]
  const state = await bring(client, server, 'services', csvOf(header, rows))
  expect(state).toMatchObject({ status: 'checked', rowsRead: 3, inserted: 2, rejected: 1 })
  expect(await apply(client, server, state.id)).toMatchObject({ inserted: 2, rejected: 1 })
  const again = await bring(
    client,
    server,
    'services',
    csvOf(
      header,
      rows.slice(0, 2).map((cells) => cells.with(3, 'Ngõ 3')),
    ),
  )
  expect(again).toMatchObject({ updated: 2, inserted: 0 })
  expect(await apply(client, server, again.id)).toMatchObject({ updated: 2 })
  const { body } = await client.get('/services')
  expect(body.features.map(({ properties }: { properties: object }) => properties)).toMatchObject([
    { kind: 'ost_clinic', name: 'Trạm Một', address: 'Ngõ 3', unitCode: '00102' },
    { kind: 'employment_centre', name: 'Trung tâm Hai', address: 'Ngõ 3', unitCode: '00201' },
  ])
})

test('a column that nobody knows is looked at once, and never again', async () => {
  const client = await officer(server, ['employment_officer'], ['02'])
  const header = EMPLOYERS.with(8, 'Xe đưa đón')
  const file = csvOf(header, [['DN9', 'Xưởng Chín', '', '00201', '', '', 'cooking', '3', 'có']])
  const first = await bring(client, server, 'employers', file)
  expect([first.status, first.columns[8]]).toMatchObject(['mapping', { field: null, certain: false }])
  await client.patch(`/imports/${first.id}`, { columns: { 8: null } }, `"v${first.version}"`)
  await settled(client, server, first.id)
  await apply(client, server, first.id)
  const second = await bring(client, server, 'employers', file)
  expect([second.status, second.columns[8]]).toMatchObject(['checked', { field: null, why: 'remembered' }])
})
