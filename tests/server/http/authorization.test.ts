import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allEndpoints } from '../../../server/app.ts'
import { Role } from '../../../server/features/accounts/schemas.ts'
import type { Endpoint } from '../../../server/http/endpoint.ts'
import { fillPlace } from '../../support/register.ts'
import { type TestServer, testServer } from '../../support/server.ts'

const { endpoints } = allEndpoints()
const nameOf = ({ spec }: Endpoint) => `${spec.method.toUpperCase()} ${spec.path}`
/** A path that names nothing, so that nothing changes whoever asks. */
const pathOf = ({ spec }: Endpoint) => spec.path.replace(/:(\w+)/g, '999999')

let server: TestServer
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace })
})
afterAll(() => server.close())

describe.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (name, endpoint) => {
  const { roles } = endpoint.spec
  // An empty body is malformed everywhere, so that a permitted caller gets no further than 400.
  const call = async (username: string | null) => {
    const client = username === null ? server.stranger() : await server.as(username)
    return client.send(
      endpoint.spec.method.toUpperCase(),
      pathOf(endpoint),
      endpoint.spec.body ? { body: {} } : {},
    )
  }

  if (roles === 'public') {
    test('answers strangers', async () => {
      expect((await call(null)).status).not.toBe(403)
      expect((await call(null)).body.code).not.toBe('not_signed_in')
    })
    return
  }

  test('asks strangers to sign in', async () => {
    const answer = await call(null)
    expect(answer.status).toBe(401)
    expect(answer.body.code).toBe('not_signed_in')
  })

  // Signing out ends the session that the other tests use.
  const others = name === 'DELETE /session' ? [] : Role.options
  test.each(others)('knows whether %s may', async (role) => {
    const answer = await call(role)
    const may = roles === 'signedIn' || roles.includes(role)
    if (may) expect([401, 403]).not.toContain(answer.status)
    else expect([answer.status, answer.body.code]).toEqual([403, 'not_allowed'])
    expect(answer.status).toBeLessThan(500)
  })
})

test('every path of the application is in the registry and the other way round', () => {
  const names = endpoints.map(nameOf)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(
    expect.arrayContaining(['GET /health', 'POST /session', 'GET /accounts', 'GET /audit']),
  )
})

test('refusals of administration are in the log', async () => {
  await (await server.as('planner')).get('/accounts')
  const { body } = await (await server.as('auditor')).get('/audit?action=accounts.read&limit=1000')
  expect(body.items).toContainEqual(
    expect.objectContaining({ username: 'planner', outcome: 'refused', route: 'GET /accounts' }),
  )
})
