import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../support/client.ts'
import { unitIds } from '../../../support/register.ts'
import { type CaseServer, caseServer } from '../cases/people.ts'

const PASSWORD = 'a long enough password'

let server: CaseServer
let admin: Client
let units: Map<string, number>
beforeAll(async () => {
  server = await caseServer()
  admin = await server.as('admin')
  units = await unitIds(server.db, ['00101', '00102', '00201'])
})
afterAll(() => server?.close())

const scopeOf = (code: string) => [{ unitId: units.get(code) }]
let created = 0

/** An officer of one commune, signed in, who has asked for tiles and counts before. */
async function officer() {
  created += 1
  const username = `officer_${created}`
  const input = {
    username,
    displayName: username,
    password: PASSWORD,
    roles: ['social_officer'],
    scope: scopeOf('00101'),
  }
  const { body: account } = await admin.post('/accounts', input)
  const client = server.stranger()
  await client.signIn(username, PASSWORD)
  for (const path of PATHS) expect((await client.get(path)).status).toBe(200)
  let version = account.version
  const patch = async (change: object) => {
    const answer = await admin.patch(`/accounts/${account.id}`, change, `"v${version}"`)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    version = answer.body.version
  }
  return { client, patch }
}

const TILE_OF_FIRST = '/tiles/cases/10/819/465.mvt'
const PATHS = ['/caseload/facets', '/tiles/cases/0/0/0.mvt', '/caseload']

describe('what was taken away is refused with the next request', () => {
  test('a session, in races of many readers against one revocation', async () => {
    for (let race = 0; race < 5; race++) {
      const { client, patch } = await officer()
      const readers = PATHS.flatMap((path) => [client.get(path), client.get(path)])
      await Promise.all([...readers, patch({ endSessions: 'all' })])
      for (const path of PATHS) expect((await client.get(path)).status).toBe(401)
    }
  })

  test('while readers go on asking: none is answered that asked after the revocation was confirmed', async () => {
    const { client, patch } = await officer()
    let confirmedAt = Infinity
    const late: number[] = []
    const read = async (path: string) => {
      for (let refusals = 0; refusals < 3; ) {
        const askedAt = performance.now()
        const { status } = await client.get(path)
        if (askedAt > confirmedAt) late.push(status)
        if (status === 401) refusals += 1
      }
    }
    const readers = PATHS.flatMap((path) => [read(path), read(path)])
    await patch({ endSessions: 'all' })
    confirmedAt = performance.now()
    await Promise.all(readers)
    expect(late.filter((status) => status !== 401)).toEqual([])
    expect(late.length).toBeGreaterThan(0)
  })

  test('the role', async () => {
    const { client, patch } = await officer()
    await patch({ roles: ['planner'] })
    expect((await client.get('/caseload/facets')).status).toBe(403)
    expect((await client.get('/tiles/cases/0/0/0.mvt')).status).toBe(403)
    expect((await client.get('/caseload')).body.plane).toBe('release')
  })

  test('the scope, in races', async () => {
    for (let race = 0; race < 5; race++) {
      const { client, patch } = await officer()
      const readers = PATHS.flatMap((path) => [client.get(path), client.get(path)])
      await Promise.all([...readers, patch({ scope: scopeOf('00201') })])
      const { body } = await client.get('/caseload/facets')
      expect(body.units.map(({ code }: { code: string }) => code)).toEqual(['00201'])
      expect(body.total.count).toBe(1)
      expect((await client.get(TILE_OF_FIRST)).status).toBe(204)
    }
  })
})

test('an officer without a scope counts nobody', async () => {
  const { client, patch } = await officer()
  await patch({ scope: [] })
  const { body } = await client.get('/caseload/facets')
  expect([body.total.count, body.units]).toEqual([0, []])
  expect((await client.get('/tiles/cases/0/0/0.mvt')).status).toBe(204)
})
