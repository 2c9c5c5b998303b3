import { FILTER_KINDS, generatedPeople, newFilters, REGISTER } from '@hoanhap/geo/bench/register.ts'
import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { compareGrowth } from './points/growth.ts'
import { raceOverHttp } from './points/http.ts'
import { timeLongest } from './points/longest.ts'
import { raceAgainstSql } from './points/race.ts'
import { withPointTable } from './points/sql-anchor.ts'

/**
 * The third part of `npm run bench`: the point store against PostgreSQL with PostGIS, in one process and one run. Every
 * question has a filter that was never asked before; both sides take turns, and have to give equal numbers.
 *
 * The last part asks a server in a process of its own over HTTP, which loads the same people from PostgreSQL.
 *
 * `node --import tsx tests/server/bench/points.ts [PEOPLE ...] [--in-process] [--ten-million]`: 100,000 and 1,000,000 people
 * unless others are named, the last of them also over HTTP but for `--in-process`; with the last flag also ten million, without
 * the database.
 */

const named = process.argv.slice(2).map(Number).filter(Number.isFinite)
const sizes = named.length > 0 ? named : [100_000, 1_000_000]
const TEN_MILLION = 10_000_000

for (const people of sizes) await measure(people)
if (!process.argv.includes('--in-process'))
  await raceOverHttp(generatedPeople(seededRandom('points'), sizes.at(-1) ?? 0))
if (process.argv.includes('--ten-million')) compareGrowth(filledStore(1_000_000), filledStore(TEN_MILLION))

async function measure(people: number): Promise<void> {
  const { store, rows } = filledStore(people)
  const filters = newFilters(seededRandom('points filters'))
  await withPointTable(rows, async (table) => {
    await raceAgainstSql({ store, rows, table, filters, kinds: FILTER_KINDS })
  })
  await timeLongest(store, filters)
}

function filledStore(people: number) {
  const rows = generatedPeople(seededRandom('points'), people)
  const start = performance.now()
  const base = buildSegment(REGISTER, rows)
  const seconds = (performance.now() - start) / 1000
  const store = new PointStore(REGISTER, base)
  const bytes = (store.bytes / people).toFixed(1)
  console.log(
    `\n${people.toLocaleString('en')} people: built in ${seconds.toFixed(2)} s, ${bytes} bytes a point`,
  )
  return { store, rows }
}
