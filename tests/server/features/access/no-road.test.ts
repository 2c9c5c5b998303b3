import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, AccessRow, Siting } from '../../../../server/contract.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import { AnswerMemory } from '../../../../server/http/answer-memory.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from './country-with-employers.ts'

let server: TestServer
let before: Access
let after: Access
let island: AccessRow
beforeAll(async () => {
  ;({ server } = await countryWithEmployers('no road'))
  before = await ask()
  const largest = before.rows.toSorted((a, b) => (b.demand ?? 0) - (a.demand ?? 0))
  island = largest.find(({ location }) => location !== null) as AccessRow
  await asLoader(server.db, (trx) =>
    trx.raw('insert into unit_without_road (unit_id) values (?)', [island.unitId]),
  )
  server.services.answers = new AnswerMemory()
  after = await ask()
})
afterAll(() => server?.close())

async function ask(): Promise<Access> {
  const answer = await (await server.as('planner')).get('/access?catchmentKm=60')
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

test('a commune without a road says so, keeps its people and claims no way', () => {
  const row = after.rows.find(({ code }) => code === island.code)
  const { demand, demandState, demandLow, demandHigh } = island
  expect(row).toMatchObject({ noRoad: true, demand, demandState, demandLow, demandHigh })
  expect(row).toMatchObject({
    location: null,
    score: null,
    nearestKm: null,
    openingsWithin: null,
    covered: null,
  })
  expect(after.rows.filter(({ noRoad }) => noRoad)).toEqual([row])
})

test('its people compete for nothing and are in no share, but are named apart', () => {
  const people = island.demand ?? 0
  expect(people).toBeGreaterThan(10)
  expect(after.summary.demandTotal).toBeCloseTo(before.summary.demandTotal - people, 0)
  expect(after.summary.demandNotLocated).toBeCloseTo(before.summary.demandNotLocated + people, 0)
  const better = after.rows.filter((row, index) => (row.score ?? 0) > (before.rows[index]?.score ?? 0))
  const worse = after.rows.filter(
    (row, index) => row.code !== island.code && (row.score ?? 0) < (before.rows[index]?.score ?? 0),
  )
  expect([better.length > 0, worse]).toEqual([true, []])
})

test('no new place is proposed for it or reckoned to reach it', async () => {
  const body = { service: 'legal_aid', p: 3, radiusKm: 200 }
  const siting = (await (await server.as('planner')).post('/siting', body)).body as Siting
  expect(siting.sites.map(({ code }) => code)).not.toContain(island.code)
  expect(siting.demandTotal).toBeCloseTo(after.summary.demandTotal, 0)
})
