import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Unplaced } from '../../../../server/contract.ts'
import type { Client } from '../../../support/client.ts'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { apply, bring, csvOf, officer } from './office.ts'
import { PEOPLE_HEADER, personRow } from './people-table.ts'

const REASON = { 'X-Reason': encodeURIComponent('Xếp địa chỉ còn thiếu') }

/** A service of the office itself that knows one house, and what it was asked. */
const asked: string[] = []
let geocoder: Server
let server: TestServer
beforeAll(async () => {
  geocoder = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://geocoder').searchParams.get('q') ?? '')
    const house = { lat: '16.05', lon: '108.05', display_name: 'Số 5, Ngõ 5', place_rank: 30 }
    response.end(JSON.stringify([house, { ...house, place_rank: 16 }]))
  })
  await new Promise<void>((resolve) => geocoder.listen(0, '127.0.0.1', resolve))
  const geocoderUrl = new URL(`http://127.0.0.1:${(geocoder.address() as AddressInfo).port}`)
  server = await testServer({ prepare: fillPlace, geocoderUrl })
})
afterAll(async () => {
  await server.close()
  await new Promise((resolve) => geocoder.close(resolve))
})

describe('the queue of a province', () => {
  let client: Client
  let queue: Unplaced[]
  beforeAll(async () => {
    client = await officer(server, ['social_officer'], ['01'])
    const addresses = ['gần chợ cũ', 'Phường Hai, Thành phố Thử', 'ở đâu đó', 'không rõ']
    const rows = addresses.map((address, index) =>
      personRow(index, { 'Mã xã': index === 1 ? '01' : '', 'Địa chỉ': address }),
    )
    const state = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, rows))
    expect(await apply(client, server, state.id)).toMatchObject({ inserted: 4, rejected: 0 })
    queue = (await client.get('/unplaced')).body.items
  })

  const decide = (one: Unplaced | undefined, body: object, version = one?.version) =>
    client.send('POST', `/unplaced/${one?.caseId}`, {
      body,
      headers: { ...REASON, 'If-Match': `"v${version}"` },
    })

  test('says what addresses may mean, and in a wide scope not how they are written', () => {
    expect(queue.map(({ grade, address, unitCode }) => [grade, address, unitCode])).toEqual([
      ['none', null, '01'],
      ['exact', null, '01'],
      ['none', null, '01'],
      ['none', null, '01'],
    ])
    expect(queue[1]?.candidates.map(({ unitCode }) => unitCode)).toEqual(['00102'])
  })

  test('is worked off by the address, by a pin, by a commune, or left knowingly; each with who and when', async () => {
    const [pinned, read, named, left] = queue
    const point = {
      method: 'point',
      geometry: { type: 'Point', coordinates: [108.05, 16.05] },
      precision: 'hamlet',
    }
    expect((await decide(pinned, point, 99)).status).toBe(412)
    expect((await decide(read, { method: 'address', unitCode: '00101' })).body.errors[0].path).toBe(
      'unitCode',
    )
    expect((await decide(named, { method: 'unit', unitCode: '00201' })).body.errors[0].code).toBe(
      'outside_scope',
    )
    const decisions = [
      [pinned, point, { method: 'point', unitCode: '00101', precision: 'hamlet', reason: null }],
      [
        read,
        { method: 'address', unitCode: '00102' },
        { method: 'address', unitCode: '00102', precision: 'commune' },
      ],
      [
        named,
        { method: 'unit', unitCode: '00101' },
        { method: 'unit', unitCode: '00101', precision: 'commune' },
      ],
      [
        left,
        { method: 'left', reason: 'no_fixed_address' },
        { method: 'left', unitCode: null, precision: null, reason: 'no_fixed_address' },
      ],
    ] as const
    for (const [one, body, expected] of decisions) {
      const answer = await decide(one, body)
      expect([answer.status, answer.body.items[0]]).toMatchObject([200, expected])
      expect(answer.body.items[0]).toMatchObject({
        by: expect.stringMatching(/^office_/),
        on: server.services.today(),
      })
    }
    expect((await client.get('/unplaced')).body).toMatchObject({ items: [], total: 0, open: 0, left: 1 })
    const known = (await client.get('/unplaced?state=left')).body.items
    expect(known).toMatchObject([{ caseId: left?.caseId, left: { reason: 'no_fixed_address' } }])
    expect((await client.get(`/cases/${read?.caseId}/placements`, REASON)).body.total).toBe(1)
    expect((await decide(read, { method: 'unit', unitCode: '00101' })).body.code).toBe('not_in_queue')
  })
})

test('what the geocoding service found is kept with how exactly it knows; a point of somewhere else is refused', async () => {
  const client = await officer(server, ['social_officer'], ['01'])
  const row = personRow(900, { 'Mã xã': '01', 'Địa chỉ': 'gần chợ mới' })
  const state = await bring(client, server, 'people', csvOf(PEOPLE_HEADER, [row]))
  expect(await apply(client, server, state.id)).toMatchObject({ inserted: 1 })
  const [one] = (await client.get('/unplaced')).body.items as Unplaced[]
  const found = (coordinates: [number, number]) =>
    client.send('POST', `/unplaced/${one?.caseId}`, {
      body: { method: 'geocoder', geometry: { type: 'Point', coordinates }, precision: 'exact' },
      headers: { ...REASON, 'If-Match': `"v${one?.version}"` },
    })
  const elsewhere = await found([0, 0])
  expect([elsewhere.status, elsewhere.body.errors?.[0]?.path]).toEqual([400, 'geometry'])
  const placed = await found([108.05, 16.05])
  expect(placed.body.items[0]).toMatchObject({ method: 'geocoder', unitCode: '00101', precision: 'exact' })
})

test('a list of addresses is kept with what somebody decided about each, for its owner alone', async () => {
  const client = await officer(server, ['employment_officer'], ['01'])
  const addresses = ['Phường Một, Thành phố Thử', 'ở đâu đó']
  const made = await client.post('/addresses/batches', { name: 'Danh sách thử', addresses })
  expect([made.status, made.body]).toMatchObject([
    201,
    { total: 2, decided: 0, grades: { exact: 1, none: 1 } },
  ])
  const path = `/addresses/batches/${made.body.id}`
  expect((await client.post(`${path}/decisions/0`, { method: 'resolved', unitCode: '00102' })).status).toBe(
    400,
  )
  const decided = await client.post(`${path}/decisions/0`, { method: 'resolved', unitCode: '00101' })
  expect(decided.body.decided).toMatchObject({
    method: 'resolved',
    unitCode: '00101',
    on: server.services.today(),
  })
  await client.post(`${path}/decisions/1`, { method: 'none' })
  const { body } = await client.get(`${path}?grade=none`)
  expect(body).toMatchObject({
    batch: { decided: 2 },
    total: 1,
    items: [{ input: 'ở đâu đó', decided: { method: 'none' } }],
  })
  const takenBack = await client.post(`${path}/decisions/1`, { method: 'open' })
  expect(takenBack.body).toMatchObject({ position: 1, decided: null })
  expect((await client.get(path)).body.batch.decided).toBe(1)
  expect((await client.post(`${path}/decisions/0`, { method: 'open', unitCode: '00101' })).status).toBe(400)
  const stranger = await officer(server, ['employment_officer'], ['01'])
  expect((await stranger.get(path)).status).toBe(404)
  expect((await stranger.get('/addresses/batches')).body.total).toBe(0)
})

test('an address of a former day means a unit of that day', async () => {
  const client = await officer(server, ['employment_officer'], ['01'])
  const decided = async (asOf: string) => {
    const list = { name: `Danh sách ${asOf}`, asOf, addresses: ['ở đâu đó'] }
    const { id } = (await client.post('/addresses/batches', list)).body
    const former = { method: 'unit', unitCode: '00109' }
    return (await client.post(`/addresses/batches/${id}/decisions/0`, former)).status
  }
  expect(await decided('2025-06-30')).toBe(200)
  expect(await decided('2025-07-01')).toBe(400)
})

test('the own geocoding service is asked for one address at a time, and says how exactly it knows', async () => {
  const client = await officer(server, ['social_officer'], ['00101'])
  const { body } = await client.post('/addresses/geocode', { address: 'Số 5, Ngõ 5' })
  expect(body).toMatchObject({
    available: true,
    candidates: [{ precision: 'exact' }, { precision: 'commune' }],
  })
  expect(asked).toEqual(['Số 5, Ngõ 5'])
})
