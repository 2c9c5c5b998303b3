import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { median, quantile } from '@hoanhap/geo/bench/measure.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { createDemoAccounts } from '../../../../server/features/accounts/demo-accounts.ts'
import { Client } from '../../../support/client.ts'
import { asAdministrator, testDatabase } from '../../../support/database.ts'
import { fillGeneratedRegister } from './generated-register.ts'
import { refuseOtherAnswers } from './http-answers.ts'
import { newQuestions, type Question } from './http-questions.ts'

const AT_ONCE = 8
const ROUNDS = 4
/** Questions of a round: the anchor gets fewer, because each takes it many times as long. */
const QUESTIONS = { ours: 400, theirs: 60 }
const COUNTS = 15
/** Requests of a round to a route that does nothing, which take about as long as ours. */
const BARE_QUESTIONS = 2000

type Side = 'ours' | 'theirs' | 'bare'
const PREFIX: Record<Side, string> = { ours: '/api/v1', theirs: '/anchor/api/v1', bare: '/bare' }

interface Served {
  origin: string
  cookie: string
  process: ChildProcess
}

/** A server in a process of its own over generated people in PostgreSQL, against the same questions answered by SQL. */
export async function raceOverHttp(rows: RowBatch): Promise<void> {
  const db = await testDatabase({ engine: 'postgres' })
  try {
    await fillGeneratedRegister(db, rows)
    await createDemoAccounts(db)
    const { rows: named } = await asAdministrator(db, 'select current_database() as name')
    await raceOn(String(named[0]?.name), rows)
  } finally {
    await db.close()
  }
}

/** The same over a database that is there. */
export async function raceOn(database: string, rows: RowBatch): Promise<void> {
  const server = await serve(database)
  try {
    const random = seededRandom('http')
    await refuseOtherAnswers(newQuestions(random, rows), (path) => asJsonOrBytes(server, path))
    const questions = newQuestions(random, rows)
    await raceMixed(server, 'tiles z5 to z12', questions.tile)
    await raceMixed(server, 'ten tiles, facets, counts', questions.look)
    await raceCounts(server, newQuestions(random, rows))
  } finally {
    server.process.kill()
    await once(server.process, 'exit')
  }
}

async function serve(database: string): Promise<Served> {
  const process = fork(new URL('./http-server.ts', import.meta.url), [database], {
    execArgv: ['--import', 'tsx'],
  })
  const [{ origin, seconds, megabytes }] = await once(process, 'message')
  console.log(
    `loaded from PostgreSQL in ${seconds.toFixed(2)} s (gate 5 s); the process grew by ${megabytes.toFixed(0)} MB`,
  )
  const client = new Client(origin)
  await client.signIn('social_officer_national')
  return { origin, cookie: client.cookie, process }
}

async function raceMixed(server: Served, name: string, question: () => Question): Promise<void> {
  const times = { ours: [] as number[], theirs: [] as number[] }
  const seconds = { ours: 0, theirs: 0 }
  const delays: Delays[] = []
  const floor: Delays[] = []
  await ask(server, 'ours', [...Array(QUESTIONS.theirs)].map(question))
  for (let round = 0; round < ROUNDS; round++)
    for (const side of ['ours', 'theirs'] as const) {
      const wanted = [...Array(QUESTIONS[side])].map(question)
      await delaysOf(server)
      const start = performance.now()
      times[side].push(...(await ask(server, side, wanted)))
      seconds[side] += (performance.now() - start) / 1000
      if (side === 'ours') delays.push(await delaysOf(server))
    }
  for (let round = 0; round < ROUNDS; round++) floor.push(await bareDelays(server))
  const rate = (side: 'ours' | 'theirs') => times[side].length / seconds[side]
  console.log(
    `HTTP, ${name}, every filter new, ${AT_ONCE} at once: ${rate('ours').toFixed(0)} and ${rate('theirs').toFixed(1)} requests/s, ` +
      `${(rate('ours') / rate('theirs')).toFixed(1)}x (gate 8x); ${comparison(times, 0.99)} (gate 8x)`,
  )
  console.log(
    `event loop under this load: p99.9 at most ${worstOf(delays)} ms in ${ROUNDS} rounds (gate 10 ms); ` +
      `of a route that does nothing, asked as often at once, ${worstOf(floor)} ms`,
  )
}

const worstOf = (delays: readonly Delays[]) => Math.max(...delays.map(({ p999 }) => p999)).toFixed(1)

/** Delays while a route is asked that does nothing: what client and server cost on the same processors. */
async function bareDelays(server: Served): Promise<Delays> {
  await delaysOf(server)
  await ask(
    server,
    'bare',
    Array.from({ length: BARE_QUESTIONS }, () => '/hello'),
  )
  return delaysOf(server)
}

function comparison({ ours, theirs }: Record<'ours' | 'theirs', number[]>, share: number): string {
  const [own, other] = [quantile(ours, share), quantile(theirs, share)]
  return `p${100 * share} ${own.toFixed(1)} and ${other.toFixed(1)} ms, ${(other / own).toFixed(1)}x`
}

/** One after the other, side by side, tile by tile and then counts by commune. */
async function raceCounts(server: Served, questions: ReturnType<typeof newQuestions>): Promise<void> {
  for (const [name, question] of questions.kinds) {
    const times = { ours: [] as number[], theirs: [] as number[] }
    for (let turn = 0; turn < COUNTS; turn++)
      for (const side of ['ours', 'theirs'] as const)
        times[side].push(...(await ask(server, side, [question()], 1)))
    const [own, other] = [median(times.ours), median(times.theirs)]
    console.log(
      `HTTP, ${name}`.padEnd(26) +
        `p50 ${own.toFixed(2)} and ${other.toFixed(1)} ms, ${(other / own).toFixed(1)}x; ${comparison(times, 0.99)}`,
    )
  }
}

/** Asks so many at once; milliseconds of each. */
async function ask(server: Served, side: Side, wanted: Question[], atOnce = AT_ONCE): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const times: number[] = []
  const rest = [...wanted]
  const one = async () => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
      const start = performance.now()
      await read(server, `${PREFIX[side]}${path}`, agent)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  agent.destroy()
  return times
}

async function asJsonOrBytes(server: Served, path: string): Promise<{ ours: Buffer; theirs: Buffer }> {
  const agent = new Agent()
  return {
    ours: await read(server, `${PREFIX.ours}${path}`, agent),
    theirs: await read(server, `${PREFIX.theirs}${path}`, agent),
  }
}

function read({ origin, cookie }: Served, path: string, agent: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { agent, headers: { Cookie: cookie } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        if ([200, 204].includes(response.statusCode ?? 0)) resolve(Buffer.concat(parts))
        else reject(new Error(`${path} was answered with ${response.statusCode}: ${Buffer.concat(parts)}`))
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

interface Delays {
  p99: number
  p999: number
  max: number
}

/** Delays of the server's event loop since the last call, in milliseconds. */
async function delaysOf({ process }: Served): Promise<Delays> {
  const answered = once(process, 'message')
  process.send('delays')
  const [delays] = await answered
  return delays
}
