import { seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allEndpoints } from '../../../server/app.ts'
import type { Caseload } from '../../../server/contract.ts'
import { asAdministrator } from '../../support/database.ts'
import { type TestServer, testServer } from '../../support/server.ts'
import { type Asker, askAll, digestOfRegister, makeAsker } from './ask.ts'
import { MAY_CALL } from './oracle.ts'
import { anyQuestion, nameOf, questionTo } from './questions.ts'
import { makeWorld, type World } from './world.ts'

const SEED = process.env.SOAK ? `soak ${Date.now()}` : 'authorization'
const ACCOUNTS = 45

let server: TestServer
let world: World
let asker: Asker
beforeAll(async () => {
  server = await testServer({
    prepare: async (db) => {
      world = await makeWorld(db, SEED, ACCOUNTS)
    },
  })
  asker = await makeAsker(server, world)
})
afterAll(() => server.close())

/** The embedded engine answers one at a time; the large volume is for the soak. */
function volume(): number {
  if (process.env.SOAK) return 100_000
  return server.db.engine === 'postgres' ? 5_000 : 1_000
}

test('every endpoint has its promise, and every promise its endpoint', () => {
  expect(Object.keys(MAY_CALL).sort()).toEqual(allEndpoints().endpoints.map(nameOf).sort())
})

test('nobody is told what is not theirs, whatever is asked', { timeout: 3_600_000 }, async () => {
  const { endpoints } = allEndpoints()
  const random = seededRandom(`${SEED}/questions`)
  const before = await digestOfRegister(server.db)
  const everyEndpoint = endpoints.map((endpoint) => questionTo(endpoint, random, world))
  const questions = [
    ...everyEndpoint,
    ...Array.from({ length: volume() }, () => anyQuestion(random, world, endpoints)),
  ]
  const faults = await askAll(asker, questions)
  expect(faults.slice(0, 20)).toEqual([])
  expect(await digestOfRegister(server.db), 'what is in the register').toBe(before)
})

test('every answer that held records is in the log', async () => {
  const { rows } = await asAdministrator(
    server.db,
    `select e.action, count(*)::int as entries from audit_entry e where e.outcome = 'done' and e.action like 'cases.%' group by 1`,
  )
  const logged = Object.fromEntries(rows.map(({ action, entries }) => [action, entries]))
  const told = asker.recordsTold()
  for (const [action, answers] of Object.entries(told))
    expect([action, logged[action]]).toEqual([action, answers])
  // Most questions are refused; without enough that are answered the rest of this test would say little.
  expect(Object.values(told).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(volume() / 50)
})

test('the release is the same for everybody who keeps no records', async () => {
  const roles = ['city_official', 'planner', 'police_officer', 'employment_officer', 'auditor'] as const
  const told = await Promise.all(
    roles.map(async (role) => {
      const { body } = await (await server.as(role)).get('/caseload?level=commune')
      return JSON.stringify((body as Caseload).rows)
    }),
  )
  expect(new Set(told).size).toBe(1)
})
