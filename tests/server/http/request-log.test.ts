import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { allEndpoints } from '../../../server/app.ts'
import { requestLog } from '../../../server/http/request-log.ts'

let http: Server
afterEach(() => {
  http.closeAllConnections()
  http.close()
})

/** A server with a log: where it listens, and the lines that were written. */
async function loggingServer() {
  const lines: Record<string, unknown>[] = []
  const logger = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) })
  const app = express()
  app.use('/api/v1', requestLog(logger, allEndpoints()))
  app.get('/api/v1/cases/:id', (_request, response) => void response.end('read'))
  app.get('/api/v1/units', (_request, response) => void response.status(503).end())
  app.get('/api/v1/audit', (_request, response) => void response.write('begun'))
  http = createServer(app).listen(0, '127.0.0.1')
  await once(http, 'listening')
  return { origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/v1`, lines }
}

async function asked(url: string): Promise<IncomingMessage> {
  const [response] = await once(get(url), 'response')
  return response
}

test.each([
  ['/cases/12?name=An', 'info', '/api/v1/cases/12', 200, 'request completed'],
  ['/cases/079123456789', 'info', '/api/v1/cases/…', 200, 'request completed'],
  ['/units', 'error', '/api/v1/units', 503, 'request errored'],
])('%s is one line of level %s', async (path, level, shown, status, msg) => {
  const { origin, lines } = await loggingServer()
  ;(await asked(`${origin}${path}`)).resume()
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  expect(lines[0]).toMatchObject({
    ...{ level: pino.levels.values[level], msg },
    ...{ req: { method: 'GET', path: shown }, res: { status } },
  })
  expect(lines[0]?.responseTime).toBeGreaterThanOrEqual(0)
})

test('an answer whose reader went away is a line as well', async () => {
  const { origin, lines } = await loggingServer()
  ;(await asked(`${origin}/audit`)).destroy()
  await vi.waitFor(() => expect(lines).toMatchObject([{ msg: 'request aborted' }]))
})
