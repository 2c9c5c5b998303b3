import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caseload } from '../../../../server/features/caseload/schemas.ts'
import { REAL_PEOPLE, realTemplate } from '../../../support/loaded-packs.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ template: realTemplate })
}, 600_000)
afterAll(() => server.close())

async function ask(query: string): Promise<Caseload> {
  const { status, body } = await (await server.as('city_official')).get(`/caseload?${query}`)
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(200)
  return body
}

describe('on the real units with made-up people', () => {
  test.each([
    ['level=commune', 3321],
    ['level=province', 34],
    ['level=district', 696],
    ['level=commune&asOf=2025-06-30', 10_047],
    ['level=district&asOf=2025-06-30', 696],
    ['level=province&asOf=2025-06-30', 63],
  ])('%s has %i rows, and everybody in the total', async (query, rows) => {
    const answer = await ask(query)
    expect(answer.rows).toHaveLength(rows)
    expect(answer.total.count).toBe(REAL_PEOPLE)
  })

  test('Hà Nội is exact today and its former districts are estimated, on both dates alike', async () => {
    const province = await ask('level=province&unit=01')
    expect(province.rows).toMatchObject([{ name: 'Thành phố Hà Nội', state: 'value' }])
    for (const asOf of ['2026-11-22', '2025-06-30']) {
      const { rows } = await ask(`level=district&asOf=${asOf}`)
      const hanoi = rows.filter((row) => row.parentCode === '01')
      expect(hanoi.map((row) => row.code)).toContain('001')
      expect(hanoi.filter((row) => row.state === 'estimated').length).toBeGreaterThan(20)
      expect(rows.filter((row) => row.state === 'value')).toEqual([])
    }
  })
})
