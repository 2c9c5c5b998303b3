import { reach } from '@hoanhap/geo/access/reach.ts'
import { scoreCommunes, summariseScores } from '@hoanhap/geo/access/score-communes.ts'
import { floatingCatchment } from '@hoanhap/geo/access/two-step-floating-catchment.ts'
import { pointsOfCountry } from '@hoanhap/geo/bench/country.ts'
import { lineOf, median, race, timed } from '@hoanhap/geo/bench/measure.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { previewCovering, solveCovering } from '@hoanhap/geo/siting/maximal-covering.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import pg from 'pg'
import { administer } from '../../support/database.ts'
import { clusterUrl } from '../../support/postgres-cluster.ts'

/**
 * The second half of `npm run bench`: two-step scores against the same sums by PostGIS, on a real PostgreSQL made for the
 * tests, and how long the questions of the gap planner take. Nothing is asserted but that the sums are equal.
 */

const CATCHMENT_KM = 10
const COMMUNES = 3321
const CANDIDATES = 500
const NEW_PLACES = 10
const RADIUS_KM = 10
const EQUAL = 1e-9

const random = seededRandom('bench access')
const points = pointsOfCountry(random)
const origins = points(10_000)
const places = points(5000)
const people = origins.map(() => Math.round(random() * 40))
const openings = places.map(() => 1 + Math.round(random() * 30))

/** Openings per person, summed over origins and over people. */
interface Sums {
  scores: number
  received: number
}

function sumsOf(scores: Float64Array): Sums {
  const received = scores.reduce((sum, score, origin) => sum + score * (people[origin] as number), 0)
  return { scores: scores.reduce((sum, score) => sum + score, 0), received }
}

function byOurs(): Sums {
  const within = reach(origins, places, { catchmentKm: CATCHMENT_KM, detourFactor: 1 })
  const scored = floatingCatchment({
    ...{ reach: within, demand: people, supply: openings, catchmentKm: CATCHMENT_KM, decay: 'none' },
  })
  return sumsOf(scored.scores)
}

const TWO_STEPS = `
  with pair as materialized (
    select o.id as origin, o.people, p.id as place, p.openings
    from origin o join place p on st_dwithin(o.at, p.at, ${CATCHMENT_KM * 1000}, false)
  ), ratio as (
    select place, max(openings) / sum(people)::float8 as ratio from pair group by place having sum(people) > 0
  ), score as (
    select pair.origin, pair.people, sum(ratio.ratio) as score from pair join ratio using (place) group by 1, 2
  )
  select sum(score) as scores, sum(score * people) as received from score`

async function againstPostgis(): Promise<void> {
  const database = `bench_access_${process.pid}`
  await administer(`create database ${database}`)
  const client = new pg.Client({ connectionString: await clusterUrl(database) })
  try {
    await client.connect()
    await fill(client)
    const byPostgis = async (): Promise<Sums> => (await client.query(TWO_STEPS)).rows[0]
    refuseDifference(byOurs(), await byPostgis())
    console.log(
      lineOf(
        await race({
          name: 'two steps',
          work: `${origins.length} origins, ${places.length} places, ${CATCHMENT_KM} km, equal sums`,
          anchor: 'PostGIS, ST_DWithin on geography with GiST',
          ours: byOurs,
          theirs: byPostgis,
          repetitions: 5,
        }),
      ),
    )
  } finally {
    await client.end()
    await administer(`drop database if exists ${database} with (force)`)
  }
}

async function fill(client: pg.Client): Promise<void> {
  await client.query('create extension postgis')
  await fillTable(client, 'origin', 'people', people, origins)
  await fillTable(client, 'place', 'openings', openings, places)
}

async function fillTable(
  client: pg.Client,
  table: string,
  amount: string,
  amounts: readonly number[],
  at: readonly LonLat[],
): Promise<void> {
  await client.query(`create table ${table} (id int primary key, ${amount} int, at geography(point))`)
  await client.query(
    `insert into ${table} select r.id, r.amount, st_makepoint(r.lon, r.lat)::geography
     from unnest($1::int[], $2::int[], $3::float8[], $4::float8[]) as r (id, amount, lon, lat)`,
    [amounts.map((_, index) => index), amounts, at.map(([lon]) => lon), at.map(([, lat]) => lat)],
  )
  await client.query(`create index on ${table} using gist (at)`)
  await client.query(`analyze ${table}`)
}

function refuseDifference(ours: Sums, theirs: Sums): void {
  for (const name of ['scores', 'received'] as const) {
    const difference = Math.abs(ours[name] / theirs[name] - 1)
    if (!(difference < EQUAL)) throw new Error(`${name}: ${ours[name]} is not ${theirs[name]}`)
  }
}

const communes = points(COMMUNES).map((point) => {
  const count = Math.round(random() * 140)
  return { point, demand: { people: count, low: count, high: count } }
})
const candidates = communes.filter((_, index) => index % 6 === 0).slice(0, CANDIDATES)
const employers = places.slice(0, 800).map((point, index) => ({ point, capacity: openings[index] as number }))

const problem = {
  reach: reach(
    communes.map(({ point }) => point),
    candidates.map(({ point }) => point),
    { catchmentKm: RADIUS_KM, detourFactor: 1.3 },
  ),
  candidates: candidates.length,
  demand: communes.map(({ demand }) => demand.people),
  isCovered: () => false,
  count: NEW_PLACES,
}

function reckonAll() {
  const settings = { catchmentKm: 20, decay: 'gaussian', threeStep: false } as const
  return summariseScores(scoreCommunes(communes, employers, settings))
}

const REPETITIONS = 5

async function time(name: string, goalMs: number, work: () => unknown): Promise<void> {
  const times: number[] = []
  await work()
  for (let repetition = 0; repetition < REPETITIONS; repetition++) times.push(await timed(work))
  console.log(`${name.padEnd(64)} ${median(times).toFixed(1).padStart(8)} ms  (goal ${goalMs} ms)`)
}

await againstPostgis()
const size = `${CANDIDATES} candidates, ${COMMUNES} communes, ${NEW_PLACES} places`
const { status } = await solveCovering(problem, 10)
await time(`new places, ${status}: ${size}`, 2000, () => solveCovering(problem, 10))
await time(`new places, at once: ${size}`, 100, () => previewCovering(problem))
await time(`what-if, everything anew: ${COMMUNES} communes, ${employers.length} employers`, 100, reckonAll)
