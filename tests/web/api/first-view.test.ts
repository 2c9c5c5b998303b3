import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Session } from '@hoanhap/server/contract.ts'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstDrawingIsThere } from '../../../web/src/api/first-drawing.ts'
import { requestFirstView } from '../../../web/src/api/first-view.ts'
import { caseloadKey, releasesKey, unitDatesKey, unitsKey } from '../../../web/src/api/query-keys.ts'

const SESSION: Session = {
  account: { username: 'city_official', displayName: 'Lãnh đạo thành phố' },
  roles: ['city_official'],
  scope: [],
}
const TODAY = '2026-11-22'
const release = (id: number, period: string, withdrawnAt: string | null = null) => ({
  id,
  period,
  withdrawnAt,
})

let server: Server
let asked: string[]
const plainFetch = globalThis.fetch

/** A server that counts what it is asked and names the newest release where none is named. */
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    asked.push(`${url.pathname}${url.search}`.replace('/api/v1', ''))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answerTo(url)))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  globalThis.fetch = (input, init) => plainFetch(new URL(String(input), base), init)
})
afterEach(async () => {
  firstDrawingIsThere()
  globalThis.fetch = plainFetch
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function answerTo({ pathname, searchParams }: URL): unknown {
  const level = searchParams.get('level')
  if (pathname.endsWith('/units/dates')) return { today: TODAY, changes: [] }
  if (pathname.endsWith('/releases'))
    return {
      items: [release(3, '2026-Q4', '2026-11-01T00:00:00Z'), release(2, '2026-Q3'), release(1, '2026-Q2')],
    }
  if (pathname.endsWith('/units')) return { items: [], total: 0 }
  const period = searchParams.get('period') ?? '2026-Q3'
  return { plane: 'release', release: { id: 2, period }, level, asOf: TODAY, rows: [] }
}

function opened(search: string, { pathname = '/', session = SESSION } = {}): QueryClient {
  const client = new QueryClient()
  requestFirstView(client, session, { pathname, search })
  return client
}

async function settled(client: QueryClient): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 20))
  while (client.isFetching() > 0)
}

const account = SESSION.account.username

test('everything for the first drawing is asked for at once, and kept under the day and the quarter', async () => {
  const client = opened('')
  await settled(client)
  expect(asked.sort()).toEqual([
    '/caseload?level=commune',
    '/caseload?level=province',
    '/releases',
    '/units/dates',
    '/units?level=commune&limit=1000',
    '/units?level=province&limit=1000',
  ])
  const kept = [
    unitDatesKey(account),
    releasesKey(account),
    unitsKey(account, { level: 'province', asOf: TODAY }),
    unitsKey(account, { level: 'commune', asOf: TODAY }),
    caseloadKey(account, { level: 'province', asOf: TODAY, period: '2026-Q3' }),
    caseloadKey(account, { level: 'commune', asOf: TODAY, period: '2026-Q3', by: undefined }),
  ]
  expect(kept.map((key) => client.getQueryState(key)?.status)).toEqual(kept.map(() => 'success'))
})

test('a link asks for its own level, day, quarter and table', async () => {
  const client = opened('?level=province&asOf=2025-06-30&period=2026-Q2&theme=supportNeed')
  await settled(client)
  expect(asked.sort()).toEqual([
    '/caseload?level=province&asOf=2025-06-30&period=2026-Q2&by=supportNeed',
    '/releases',
    '/units/dates',
    '/units?level=province&asOf=2025-06-30&limit=1000',
  ])
  const query = { level: 'province', asOf: '2025-06-30', period: '2026-Q2', by: 'supportNeed' }
  expect(client.getQueryState(caseloadKey(account, query))?.status).toBe('success')
})

test('other pages ask for nothing', async () => {
  const client = opened('', { pathname: '/accounts' })
  await settled(client)
  expect(asked).toEqual([])
})

test('whoever keeps records asks for these under the filters of the link, and keeps them apart from a release', async () => {
  const session: Session = { ...SESSION, roles: ['social_officer'] }
  const client = opened('?communes=00004,00008&sex=female', { session })
  await settled(client)
  expect(asked.filter((address) => address.startsWith('/caseload')).sort()).toEqual([
    '/caseload?level=commune&sex=female&unit=00004&unit=00008',
    '/caseload?level=province&sex=female',
  ])
  const query = { level: 'commune', asOf: TODAY, sex: ['female'], unit: ['00004', '00008'] }
  expect(client.getQueryState(caseloadKey(account, query))?.status).toBe('success')
  const released = caseloadKey(account, { level: 'commune', asOf: TODAY, period: '2026-Q3' })
  expect(client.getQueryState(released)).toBeUndefined()
})
