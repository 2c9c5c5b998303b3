import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allPages } from '../../../web/src/api/all-pages.ts'
import { ApiError } from '../../../web/src/api/api-error.ts'
import { get, request, urlOf } from '../../../web/src/api/client.ts'
import { createQueryClient } from '../../../web/src/api/query-client.ts'
import { sessionKey, unitsKey } from '../../../web/src/api/query-keys.ts'
import { beginSession } from '../../../web/src/api/session.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let server: Server
let answer: Answer
const browserFetch = globalThis.fetch

beforeEach(async () => {
  server = createServer((incoming, response) => answer(incoming, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  // In the page addresses are relative to its origin; Node has none.
  globalThis.fetch = (input, init) => browserFetch(`http://127.0.0.1:${port}${String(input)}`, init)
})

afterEach(async () => {
  globalThis.fetch = browserFetch
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const problem = (status: number, body: object) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' })
  response.end(
    JSON.stringify({ type: 'about:blank', title: 'No', status, detail: 'Why', instance: '/', ...body }),
  )
}

describe('addresses', () => {
  test('leave out what is not given and repeat lists', () => {
    expect(urlOf('/units', { asOf: '2025-06-30', parent: undefined, search: null })).toBe(
      '/api/v1/units?asOf=2025-06-30',
    )
    expect(urlOf('/caseload', { unit: ['00004', '00008'] })).toBe('/api/v1/caseload?unit=00004&unit=00008')
    expect(urlOf('/health')).toBe('/api/v1/health')
  })
})

describe('a refusal', () => {
  test('carries the problem document', async () => {
    answer = problem(400, {
      code: 'invalid_request',
      errors: [{ path: 'asOf', code: 'x', message: 'not a day' }],
    })
    const error = await get('/units').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 400, code: 'invalid_request', detail: 'Why' })
    expect(error instanceof ApiError && error.errorAt('asOf')).toBe('not a day')
  })

  test('that is not a problem document is unreadable, not a crash', async () => {
    answer = (_, response) => {
      response.writeHead(502, { 'content-type': 'text/html' })
      response.end('<h1>Bad gateway</h1>')
    }
    await expect(get('/units')).rejects.toMatchObject({ status: 502, code: 'unreadable' })
  })

  test('of the network says offline', async () => {
    answer = (incoming) => incoming.socket.destroy()
    await expect(get('/units')).rejects.toMatchObject({ status: 0, code: 'offline' })
  })
})

describe('a write', () => {
  test('sends JSON and the ETag that was read', async () => {
    let sent = ''
    answer = (incoming, response) => {
      sent = `${incoming.method} ${incoming.headers['content-type']} ${incoming.headers['if-match']}`
      response.writeHead(200, { 'content-type': 'application/json', etag: '"v18"' })
      response.end('{"id":1}')
    }
    const { data, etag } = await request('/employers/1', {
      method: 'PATCH',
      body: { accepting: true },
      ifMatch: '"v17"',
    })
    expect(sent).toBe('PATCH application/json "v17"')
    expect([data, etag]).toEqual([{ id: 1 }, '"v18"'])
  })
})

test('a list is read page by page until there is no next', async () => {
  const asked: string[] = []
  answer = (incoming, response) => {
    const cursor = new URL(incoming.url ?? '', 'http://page').searchParams.get('cursor')
    asked.push(String(cursor))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(cursor === 'b' ? { items: [3] } : { items: [1], next: cursor ? 'b' : 'a' }))
  }
  const pages = await allPages<{ items: number[]; next?: string }>('/units', { level: 'commune' })
  expect(asked).toEqual(['null', 'a', 'b'])
  expect(pages.flatMap(({ items }) => items)).toEqual([1, 1, 3])
})

describe('the cache', () => {
  test('of one account is never that of another', () => {
    expect(unitsKey('planner', { level: 'commune' })).not.toEqual(
      unitsKey('police_officer', { level: 'commune' }),
    )
  })

  test('is empty after signing out, but for the fact that nobody is signed in', () => {
    const client = createQueryClient()
    client.setQueryData(unitsKey('planner', { level: 'commune' }), ['read by the planner'])
    client.setQueryData(sessionKey, { account: { username: 'planner' } })
    beginSession(client, null)
    expect(
      client
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ).toEqual([sessionKey])
    expect(client.getQueryData(sessionKey)).toBeNull()
  })

  test('forgets the session when the server does', async () => {
    const client = createQueryClient()
    client.setQueryData(sessionKey, { account: { username: 'planner' } })
    answer = problem(401, { code: 'not_signed_in' })
    const asking = client.fetchQuery({ queryKey: unitsKey('planner'), queryFn: () => get('/units') })
    await expect(asking).rejects.toMatchObject({ status: 401 })
    expect(client.getQueryData(sessionKey)).toBeNull()
  })
})
