import { existsSync, readFileSync } from 'node:fs'
import { addDays } from '@hoanhap/geo/day.ts'
import type { Client } from '../../support/client.ts'
import { asAdministrator } from '../../support/database.ts'
import { type TestServer, testServer } from '../../support/server.ts'
import { sqlTwin } from '../features/points/sql-twin.ts'
import { fillNationalRegister, nameOf } from './national-register.ts'

/**
 * `npm run bench:register [-- PEOPLE]`: how long the register takes to answer whoever keeps it, over HTTP on PostgreSQL
 * with row-level security, in the country, a province and a commune; counts out of memory beside the same counts in SQL. The database is made for it and thrown away; it is
 * the one of the tests, which does not wait for the disk. Nothing is asserted.
 */

const PEOPLE = Number(process.argv[2] ?? 60_000)
const ROUNDS = 20
const REASON = { 'X-Reason': encodeURIComponent('đo thời gian') }
const KEEPERS = ['social_officer_national', 'social_officer', 'social_officer_commune']

const server = await testServer({
  engine: 'postgres',
  prepare: (db) => fillNationalRegister(db, PEOPLE),
  checkResponses: false,
})
const sql = await sqlTwin(server)
try {
  await timeFilling()
  for (const username of KEEPERS) {
    await measure(await server.as(username), username)
    for (const [name, asking] of countings(await sql.as(username))) await time(`SQL: ${name}`, asking)
  }
} finally {
  await sql.close()
  await server.close()
}

/** How long a restart takes until counts come out of memory. */
async function timeFilling(): Promise<void> {
  const { points } = server.services
  await points.stop()
  const started = performance.now()
  await points.start((fault) => {
    throw fault
  })
  const seconds = (performance.now() - started) / 1000
  const megabytes = ((await points.upToDate())?.bytes ?? 0) / 1e6
  console.log(`${PEOPLE} people in memory after ${seconds.toFixed(1)} s, in ${megabytes.toFixed(1)} MB`)
}

/** What a page asks, one request after the other; `round` chooses among cases. */
type Asking = (round: number) => Promise<{ status: number }>[]

async function measure(keeper: Client, username: string): Promise<void> {
  const first = (await keeper.get('/cases')).body
  console.log(`\n${username}: ${first.total} open cases\n${''.padEnd(38)}p50 ms  p95 ms  database ms`)
  for (const [name, asking] of askings(keeper, first)) await time(name, asking)
}

function askings(keeper: Client, first: { items: { id: number }[]; next?: string }): [string, Asking][] {
  const idOf = (round: number) => first.items[round % first.items.length]?.id
  const get = (path: string): Asking => {
    return () => [keeper.get(path)]
  }
  const secondPage: [string, Asking][] = first.next
    ? [['list, second page', get(`/cases?cursor=${first.next}`)]]
    : []
  return [
    ['list', get('/cases')],
    ['list, 2 filters', get('/cases?supportNeed=high&sex=male')],
    ['list, 3 filters', get('/cases?ageBand=25-34&work=seeking&status=ost')],
    ...secondPage,
    ['search by a name', (round) => [keeper.post('/cases/search', { text: nameOf(round * 7) }, REASON)]],
    [
      'case page',
      (round) => [
        keeper.get(`/cases/${idOf(round)}`, REASON),
        keeper.get(`/cases/${idOf(round)}/access-log`),
      ],
    ],
    ...countings(keeper),
  ]
}

/** What is counted. `from` goes back a day with every round, so that no filter is asked for twice. */
function countings(keeper: Client): [string, Asking][] {
  const get = (path: string): Asking => {
    return (round) => [keeper.get(`${path}&from=${addDays('2020-01-01', -round)}`)]
  }
  return [
    ['facets', get('/caseload/facets?')],
    ['facets, 2 filters', get('/caseload/facets?supportNeed=high&sex=male')],
    ['caseload by commune', get('/caseload?level=commune')],
    ['caseload by commune, 2 filters', get('/caseload?level=commune&supportNeed=high&sex=male')],
    ['case tile of zoom 5', get('/tiles/cases/5/25/14.mvt?')],
    ['case tile of zoom 8, 1 filter', get('/tiles/cases/8/203/112.mvt?sex=male')],
  ]
}

async function time(name: string, asking: Asking): Promise<void> {
  await Promise.all(asking(0))
  const before = await databaseMilliseconds(server)
  const milliseconds: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const started = performance.now()
    const answers = await Promise.all(asking(round))
    milliseconds.push(performance.now() - started)
    const failed = answers.find(({ status }) => ![200, 204].includes(status))
    if (failed) throw new Error(`${name} was answered with ${failed.status}`)
  }
  const spent = (await databaseMilliseconds(server)) - before
  const columns = [share(milliseconds, 0.5), share(milliseconds, 0.95), spent / ROUNDS]
  console.log(name.padEnd(36) + columns.map((column) => column.toFixed(0).padStart(8)).join(''))
}

function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN
}

/**
 * Milliseconds that processors spent on the connections of the server: what others do on the machine is not in it.
 * Only Linux tells; elsewhere not a number.
 */
async function databaseMilliseconds({ db }: TestServer): Promise<number> {
  const { rows } = await asAdministrator(
    db,
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'hoanhap'`,
  )
  const files = rows.map(({ pid }) => `/proc/${pid}/schedstat`)
  if (!files.every((file) => existsSync(file))) return Number.NaN
  return files.reduce((sum, file) => sum + Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6, 0)
}
