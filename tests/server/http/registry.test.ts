import { expect, test } from 'vitest'
import { z } from 'zod'
import { allEndpoints } from '../../../server/app.ts'
import { type Endpoint, type EndpointSpec, endpoint } from '../../../server/http/endpoint.ts'
import { createRegistry } from '../../../server/http/registry.ts'
import { StartRefused } from '../../../server/start-refused.ts'

const complete: EndpointSpec<unknown, unknown, unknown, null> = {
  method: 'get',
  path: '/things',
  summary: 'Things',
  plane: 'open',
  roles: 'signedIn',
  audit: 'none',
  cache: 'noStore',
  response: z.null(),
}
const declared = (spec: typeof complete): Endpoint => endpoint(spec, async () => null)

test.each(['plane', 'roles', 'audit'] as const)(
  'an endpoint that does not declare %s stops the start',
  (missing) => {
    const spec = { ...complete, [missing]: undefined }
    expect(() => createRegistry([declared(spec)])).toThrow(StartRefused)
    expect(() => createRegistry([declared(spec)])).toThrow(`GET /things does not declare ${missing}`)
  },
)

test.each([[[]], [['king']]])('roles %j are no declaration', (roles) => {
  const spec = { ...complete, ...JSON.parse(JSON.stringify({ roles })) }
  expect(() => createRegistry([declared(spec)])).toThrow('GET /things does not declare roles')
})

test('an endpoint stands once', () => {
  expect(() => createRegistry([declared(complete), declared(complete)])).toThrow(
    'GET /things is declared twice',
  )
})

/** Questions too long for an address: they store nothing. */
const ASK_ONLY = ['/addresses/resolve', '/access', '/siting']

test('every endpoint of the server is declared, and those that change something are in the log', () => {
  const writes = allEndpoints().endpoints.filter(({ spec }) => spec.method !== 'get')
  expect(writes.length).toBeGreaterThan(5)
  expect(writes.filter(({ spec }) => spec.audit === 'none').map(({ spec }) => spec.path)).toEqual(ASK_ONLY)
})
