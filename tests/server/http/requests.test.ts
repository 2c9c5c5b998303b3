import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProblemDocument } from '../../../server/http/problem-schema.ts'
import type { Answer } from '../../support/client.ts'
import { type TestServer, testServer } from '../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

function expectProblem(answer: Answer, status: number, code: string) {
  expect([answer.status, answer.body?.code]).toEqual([status, code])
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(ProblemDocument.parse(answer.body).status).toBe(status)
}

describe('a path that is nowhere', () => {
  test.each([
    '/nothing',
    '/accounts/1/nothing',
    '//api/v2/health',
    '//api',
    '//assets/nothing.js',
    '//favicon-of-nobody.png',
    '//%00',
    '//%',
    '//assets/%00',
    '/%ff',
  ])('%s is a 404 problem, never the page', async (path) => {
    expectProblem(await server.stranger().get(path), 404, 'not_found')
  })

  test.each(['abc', '-1', '0', '1.5', '1e3', '99999999999', '%', '01'])(
    'the id %s answers like one that is absent',
    async (id) => {
      const admin = await server.as('admin')
      const absent = await admin.get('/accounts/2147483647')
      const answer = await admin.get(`/accounts/${id}`)
      expectProblem(answer, 404, 'not_found')
      expect({ ...answer.body, instance: '' }).toEqual({ ...absent.body, instance: '' })
    },
  )
})

describe('what is asked for', () => {
  test('an unknown parameter is named', async () => {
    const answer = await (await server.as('admin')).get('/accounts?limitt=3')
    expectProblem(answer, 400, 'invalid_request')
    expect(answer.body.errors).toEqual([{ path: 'limitt', code: 'unknown', message: 'unknown' }])
  })

  test.each(['limit=0', 'limit=1001', 'limit=x', 'limit=1&limit=2', 'cursor=!'])(
    '%s is refused by name',
    async (query) => {
      const answer = await (await server.as('admin')).get(`/accounts?${query}`)
      expectProblem(answer, 400, 'invalid_request')
      expect(answer.body.errors[0].path).toBe(query.split('=')[0])
    },
  )

  test('the problem names the path without its query', async () => {
    const answer = await (await server.as('admin')).get('/accounts?nobody=Nguyen')
    expect(answer.body.instance).toBe('/api/v1/accounts')
  })
})

describe('a body', () => {
  test('that is no JSON', async () => {
    expectProblem(await server.stranger().post('/session', '{"username":'), 400, 'malformed_json')
  })
  test('that says it is a form', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expectProblem(
      await server.stranger().post('/session', 'username=a&password=b', headers),
      415,
      'unsupported_media_type',
    )
  })
  test('that is larger than a megabyte', async () => {
    const answer = await server
      .stranger()
      .post('/session', { username: 'a', password: 'x'.repeat(1_100_000) })
    expectProblem(answer, 413, 'too_large')
  })
  test('with an unknown field', async () => {
    const answer = await server.stranger().post('/session', { username: 'a', password: 'b', admin: true })
    expectProblem(answer, 400, 'invalid_request')
    expect(answer.body.errors).toEqual([{ path: 'admin', code: 'unknown', message: 'unknown' }])
  })
  test('with __proto__ in it changes nothing', async () => {
    const answer = await server
      .stranger()
      .post('/session', '{"username":"a","password":"b","__proto__":{"roles":["admin"]}}')
    expect(answer.status).toBe(400)
  })
})

describe('a request that changes something', () => {
  const post = (headers: Record<string, string>) =>
    server.stranger().post('/session', { username: 'planner', password: 'hoa-nhap-demo' }, headers)

  test.each([
    [{ Origin: 'https://elsewhere.example' }],
    [{ Origin: 'null' }],
    [{ Origin: 'http://127.0.0.1:1' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused from elsewhere: %o', async (headers) => {
    expectProblem(await post(headers), 403, 'cross_site')
  })

  test('is heard from the own page and from programs', async () => {
    const own = { Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' }
    expect((await post(own)).status).toBe(201)
    expect((await post({})).status).toBe(201)
  })
})

describe('headers', () => {
  test('the page may load only from here', async () => {
    const { headers } = await server.stranger().get('/health')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('an unchanged answer is 304, with the ETag that was sent', async () => {
    const first = await server.stranger().get('/openapi.json')
    const etag = first.headers.get('etag') ?? ''
    expect(first.status).toBe(200)
    const second = await server.stranger().get('/openapi.json', { 'If-None-Match': etag })
    expect([second.status, second.bytes.length, second.headers.get('etag')]).toEqual([304, 0, etag])
    expect((await server.stranger().get('/openapi.json', { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  test('long answers are compressed for whoever can read it', async () => {
    const { headers } = await server.stranger().get('/openapi.json', { 'Accept-Encoding': 'gzip' })
    expect(headers.get('content-encoding')).toBe('gzip')
  })
})

test('health says what runs without asking the database', async () => {
  const { status, body } = await server.stranger().get('/health')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 'ready',
    database: { engine: server.db.engine, version: server.db.version },
    pack: { name: 'test', synthetic: true },
    demoAccounts: true,
  })
})

test('the description holds every endpoint, with problems and a tag per feature', async () => {
  const { body } = await server.stranger().get('/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const patch = body.paths['/accounts/{id}'].patch
  expect(patch.tags).toEqual(['accounts'])
  expect(patch.parameters.map(({ name }: { name: string }) => name)).toEqual(['id', 'If-Match'])
  expect(patch.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
  expect(Object.keys(body.components.schemas.Problem.properties)).toEqual(
    expect.arrayContaining(['code', 'errors']),
  )
  const ids = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})
