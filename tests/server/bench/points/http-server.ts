import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import express from 'express'
import pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../../../../server/app.ts'
import { openDatabase } from '../../../../server/db/connect.ts'
import { createServices } from '../../../../server/http/create-services.ts'
import { SERVER_LOGIN } from '../../../support/database.ts'
import { testKeys } from '../../../support/keys.ts'
import { clusterUrl } from '../../../support/postgres-cluster.ts'
import { anchorRoutes } from './http-anchor.ts'
import { PLANNING, pointTable } from './sql-anchor.ts'

/** The server as it runs, in a process of its own, over a database that was filled; the anchor beside it under `/anchor`. */
const database = process.argv[2] ?? ''
const db = await openDatabase({ engine: 'postgres', url: await clusterUrl(database, SERVER_LOGIN) })
const config = {
  publicUrl: null,
  checkResponses: false,
  version: 'bench',
  keysApart: true,
  routingUrl: null,
  geocoderUrl: null,
}
const services = createServices(
  db,
  { name: 'bench', version: 'bench', synthetic: true },
  config,
  true,
  testKeys(),
)
const pool = new pg.Pool({ connectionString: await clusterUrl(database), max: 8, options: PLANNING })

const before = process.memoryUsage.rss()
const started = performance.now()
await services.points.start((fault) => {
  throw fault
})
const filled = {
  seconds: (performance.now() - started) / 1000,
  megabytes: (process.memoryUsage.rss() - before) / 1e6,
}

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const app = express()
/** What a server that does nothing costs: the floor of every figure beside it. */
app.get('/bare/hello', (_request, response) => {
  response.end('hello')
})
app.use('/anchor/api/v1', anchorRoutes(services, pointTable(pool)))
app.use(createApp(services, pino({ level: 'info' }, pino.destination('/dev/null'))))
const http = createServer(app)
http.listen(0, '127.0.0.1', () => {
  process.send?.({ origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, ...filled })
})

/** Any message asks for the delays since the one before, in milliseconds. */
process.on('message', () => {
  process.send?.({
    p99: delay.percentile(99) / 1e6,
    p999: delay.percentile(99.9) / 1e6,
    max: delay.max / 1e6,
  })
  delay.reset()
})
process.on('disconnect', () => process.exit())
