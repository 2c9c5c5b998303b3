import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AddressUnit } from '../../../../geo/address/address-index.ts'
import type { ResolvedAddress } from '../../../../server/contract.ts'
import { AddressReader } from '../../../../server/features/addresses/address-reader.ts'
import type { Client } from '../../../support/client.ts'
import { realTemplate } from '../../../support/loaded-packs.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
let planner: Client

beforeAll(async () => {
  server = await testServer({ template: realTemplate })
  planner = await server.as('planner')
}, 600_000)
afterAll(() => server?.close())

async function resolve(addresses: string[], asOf?: string): Promise<ResolvedAddress[]> {
  const answer = await planner.post('/addresses/resolve', { addresses, asOf })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.results
}

describe('addresses', () => {
  test('of a former commune lead to the commune of today, with the reasons', async () => {
    const [old] = await resolve(['Số 5 ngõ 12, P. Trúc Bạch, Q. Ba Đình, HN'])
    expect(old).toMatchObject({
      grade: 'exact',
      unitCode: '00004',
      unitCodeByDate: { '2025-06-30': '00004', today: '00004' },
    })
    const [candidate] = old?.candidates ?? []
    expect(candidate).toMatchObject({
      unitName: 'Phường Ba Đình',
      readAs: { unitCode: '00004', unitName: 'Phường Trúc Bạch' },
    })
    expect(candidate?.why.map(({ kind }) => kind)).toEqual([
      'name',
      'district',
      'province',
      'readOnOtherDate',
    ])
  })

  test('of a new commune on former units are candidates, not an answer', async () => {
    const [read] = await resolve(['phường Ba Đình, Hà Nội'], '2025-06-30')
    expect(read).toMatchObject({
      grade: 'ambiguous',
      unitCode: null,
      unitCodeByDate: { '2025-06-30': null, today: '00004' },
    })
    const names = read?.candidates.map(({ unitName }) => unitName)
    expect(names).toEqual(
      expect.arrayContaining(['Phường Trúc Bạch', 'Phường Quán Thánh', 'Phường Điện Biên']),
    )
  })

  test('are answered in their order, whoever asks meanwhile', async () => {
    const texts = ['phường Ba Đình, Hà Nội', 'ở đâu đó', '', '00004']
    const asked = [texts, texts.toReversed(), texts].map((addresses) => resolve(addresses))
    const [first, second, third] = await Promise.all(asked)
    expect(first?.map(({ input }) => input)).toEqual(texts)
    expect(first?.map(({ unitCode }) => unitCode)).toEqual(['00004', null, null, '00004'])
    expect(second).toEqual(first?.toReversed())
    expect(third).toEqual(first)
  })

  test.each([
    [{ addresses: [] }, 'addresses'],
    [{ addresses: Array.from({ length: 1001 }, () => 'Ba Đình') }, 'addresses'],
    [{ addresses: ['x'.repeat(501)] }, 'addresses.0'],
    [{ addresses: ['Ba Đình'], asOf: '2025-02-30' }, 'asOf'],
  ])('that cannot be read are refused by the name of the field (%#)', async (body, field) => {
    const { status, body: problem } = await planner.post('/addresses/resolve', body)
    expect(status).toBe(400)
    expect(problem.errors.map((error: { path: string }) => error.path)).toEqual([field])
  })
})

describe('the reader of addresses', () => {
  test('starts again after its thread has failed', async () => {
    const units: AddressUnit[] = JSON.parse('[{ "id": 1, "name": null }]')
    const reader = new AddressReader({ units, successions: [] })
    const question = { addresses: ['Ba Đình'], asOf: '2026-11-22', today: '2026-11-22' }
    await expect(reader.read(question)).rejects.toThrow()
    await expect(reader.read(question)).rejects.toThrow()
  })
})
