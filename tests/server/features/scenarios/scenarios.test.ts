import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scenario, ScenarioInput } from '../../../../server/features/scenarios/schemas.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())

const INPUT: ScenarioInput = {
  name: 'Thêm một xưởng hàn ở xã xa',
  parameters: {
    service: 'employer',
    trade: 'welding',
    catchmentKm: 10,
    decay: 'gaussian',
    steps: '2',
    asOf: null,
  },
  edits: [
    { kind: 'add', location: [108.05, 16.05], capacity: 12 },
    { kind: 'move', placeId: 3, location: [108.1, 16.2] },
    { kind: 'resize', placeId: 4, capacity: 30 },
    { kind: 'remove', placeId: 5 },
  ],
}

async function keep(change: Partial<ScenarioInput> = {}, who = 'planner'): Promise<Scenario> {
  const answer = await (await server.as(who)).post('/scenarios', { ...INPUT, ...change })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('a scenario', () => {
  test('is kept with its parameters and edits, and opened by everybody who is signed in', async () => {
    const kept = await keep()
    expect(kept).toMatchObject({ ...INPUT, mine: true, version: 1 })
    for (const who of ['city_official', 'police_officer', 'auditor']) {
      const { status, body } = await (await server.as(who)).get(`/scenarios/${kept.id}`)
      expect([status, body]).toEqual([200, { ...kept, mine: false }])
    }
  })

  test('stands in the list, the newest first, page by page', async () => {
    const made = [await keep({ name: 'một' }), await keep({ name: 'hai' }), await keep({ name: 'ba' })]
    const planner = await server.as('planner')
    const first = (await planner.get('/scenarios?limit=2')).body
    expect(first.items.map(({ name }: Scenario) => name)).toEqual(['ba', 'hai'])
    const second = (await planner.get(`/scenarios?limit=2&cursor=${first.next}`)).body
    expect(second.items[0]).toEqual(made[0])
    expect(first.total).toBe(second.total)
  })

  test('is changed by who made it, with the version that was read', async () => {
    const { id } = await keep()
    const planner = await server.as('planner')
    expect((await planner.patch(`/scenarios/${id}`, { name: 'Khác' }, null)).status).toBe(428)
    const changed = await planner.patch(`/scenarios/${id}`, { name: 'Khác' }, '"v1"')
    expect([changed.status, changed.body.name, changed.body.version]).toEqual([200, 'Khác', 2])
    expect(changed.body.edits).toEqual(INPUT.edits)
    expect((await planner.patch(`/scenarios/${id}`, { name: 'Nữa' }, '"v1"')).status).toBe(412)
    expect((await planner.delete(`/scenarios/${id}`, '"v2"')).status).toBe(204)
    expect((await planner.get(`/scenarios/${id}`)).status).toBe(404)
  })

  test('of somebody else is one that is not there, whatever its version', async () => {
    const { id } = await keep()
    const other = await server.as('city_official')
    const missing = await other.patch('/scenarios/999999', { name: 'x' }, '"v1"')
    const theirs = await other.patch(`/scenarios/${id}`, { name: 'x' }, '"v1"')
    expect([theirs.status, { ...theirs.body, instance: '' }]).toEqual([
      404,
      { ...missing.body, instance: '' },
    ])
    expect((await other.delete(`/scenarios/${id}`, '"v1"')).status).toBe(404)
    expect((await (await server.as('planner')).get(`/scenarios/${id}`)).body.name).toBe(INPUT.name)
  })

  test('is neither made nor changed by whoever plans nothing', async () => {
    for (const who of ['police_officer', 'auditor', 'clinician', 'admin']) {
      expect((await (await server.as(who)).post('/scenarios', INPUT)).status).toBe(403)
    }
  })

  test('leaves its id in the log, and not its name', async () => {
    const { id } = await keep({ name: 'Tên không ghi vào nhật ký' })
    const { rows } = await asAdministrator(
      server.db,
      `select detail::text as detail from audit_entry where action like 'scenarios.%' order by id desc limit 1`,
    )
    expect(JSON.parse(String(rows[0]?.detail))).toMatchObject({ scenario: id })
    expect(String(rows[0]?.detail)).not.toContain('nhật ký')
  })
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ edits: [{ kind: 'burn', placeId: 1 }] }, 'edits.0.kind'],
  [{ edits: [{ kind: 'add', location: [200, 10], capacity: 1 }] }, 'edits.0.location.0'],
  [{ edits: [{ kind: 'resize', placeId: 1, capacity: 0 }] }, 'edits.0.capacity'],
  [{ parameters: { ...INPUT.parameters, catchmentKm: 0 } }, 'parameters.catchmentKm'],
  [{ results: [] }, 'results'],
])('%o is refused, naming %s', async (change, path) => {
  const { status, body } = await (await server.as('planner')).post('/scenarios', { ...INPUT, ...change })
  expect([status, body.errors[0].path]).toEqual([400, path])
})
