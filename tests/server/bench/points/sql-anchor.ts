import { type BenchFilter, REGISTER } from '@hoanhap/geo/bench/register.ts'
import { orderById, orderByPlace } from '@hoanhap/geo/point-store/morton-order.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import { NO_NUMBER } from '@hoanhap/geo/point-store/schema.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import pg from 'pg'
import { administer } from '../../../support/database.ts'
import { clusterUrl } from '../../../support/postgres-cluster.ts'

/**
 * What the store is measured against: `ST_AsMVT` over 16 by 16 cells of a tile, each with its count and mean place, between
 * half-open bounds on a GiST index; and a `GROUP BY` over an index that covers all it needs. Rows lie in Morton order on
 * the disk, plans are made for each question, nothing is compiled: the fairest form that was found.
 */
export interface PointTable {
  tile(tile: Tile, filter: BenchFilter): Promise<Uint8Array>
  countsByUnit(filter: BenchFilter): Promise<Map<number, number>>
  /** People by value of every category, each under the filters of all the others. */
  facets(filter: BenchFilter): Promise<{ column: string; value: number; people: number }[]>
}

/** The same for all connections of a pool. */
export const PLANNING = '-c jit=off -c plan_cache_mode=force_custom_plan -c random_page_cost=1.1'
const SETTINGS = `set jit = off; set plan_cache_mode = force_custom_plan; set random_page_cost = 1.1`
const COLUMNS = [...REGISTER.categories, ...REGISTER.numbers].map(({ name }) => name)
/** Cells along a side of a tile, as zooms below it. */
export const CELL_LEVELS = 4

export async function withPointTable(
  rows: RowBatch,
  work: (table: PointTable) => Promise<void>,
): Promise<void> {
  const database = `bench_points_${process.pid}`
  await administer(`create database ${database}`)
  const client = new pg.Client({ connectionString: await clusterUrl(database) })
  try {
    await client.connect()
    await fillPointTable(client, rows)
    await work(pointTable(client))
  } finally {
    await client.end()
    await administer(`drop database if exists ${database} with (force)`)
  }
}

/** What can be asked of a database that `fillPointTable` has filled. */
export function pointTable(connection: Connection): PointTable {
  return {
    tile: (tile, filter) => askTile(connection, tile, filter),
    countsByUnit: (filter) => askCounts(connection, filter),
    facets: (filter) => askFacets(connection, filter),
  }
}

type Connection = Pick<pg.Client | pg.Pool, 'query'>

/** Places are in 2^-32 of the world, y to the north, so that both sides reckon with the same whole numbers. */
export async function fillPointTable(client: pg.Client, rows: RowBatch): Promise<void> {
  await client.query('create extension if not exists postgis')
  await client.query(SETTINGS)
  await client.query(
    `create unlogged table point (id int, unit smallint, ${COLUMNS.map((name) => `"${name}" smallint`)}, at geometry(point))`,
  )
  const { order } = orderByPlace(rows, orderById(rows))
  for (let from = 0; from < order.length; from += BATCH)
    await insert(client, rows, order.subarray(from, from + BATCH))
  await client.query('create index on point using gist (at)')
  await client.query(`create index on point (unit) include (${COLUMNS.map((name) => `"${name}"`)})`)
  await client.query('vacuum analyze point')
}

const BATCH = 50_000

async function insert(client: pg.Client, rows: RowBatch, indices: Uint32Array): Promise<void> {
  const of = (values: ArrayLike<number>, none: number | null = null) =>
    Array.from(indices, (index) => (values[index] === none ? null : (values[index] as number)))
  const place = (values: Uint32Array) =>
    Array.from(indices, (index) => (rows.located[index] === 1 ? (values[index] as number) : null))
  const columns = [
    ...rows.categories.map((values) => of(values)),
    ...rows.numbers.map((values) => of(values, NO_NUMBER)),
  ]
  const types = ['int', 'smallint', ...COLUMNS.map(() => 'smallint'), 'float8', 'float8']
  const names = ['id', 'unit', ...COLUMNS.map((name) => `"${name}"`), 'x', 'y']
  await client.query(
    `insert into point select ${names.slice(0, -2).map((name) => `r.${name}`)}, st_makepoint(r.x, -r.y)
     from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`)}) as r (${names})`,
    [of(rows.id), of(rows.unit), ...columns, place(rows.x), place(rows.y)],
  )
}

async function askTile(client: Connection, { z, x, y }: Tile, filter: BenchFilter): Promise<Uint8Array> {
  const side = 2 ** (32 - z)
  const [west, east, north, south] = [x * side, (x + 1) * side, -y * side, -(y + 1) * side]
  const { sql, values } = conditionsOf(filter, 6)
  const { rows } = await client.query({
    name: nameOf(`tile ${sql}`),
    text: `
      select st_asmvt(cell, 'cases', 4096, 'geom') as body from (
        select count(*)::int as count,
               st_asmvtgeom(st_makepoint(avg(st_x(at)), avg(st_y(at))), st_makeenvelope($1, $4, $2, $3), 4096, 0, false) as geom
        from point
        where at && st_makeenvelope($1, $4, $2, $3)
          and st_x(at) >= $1 and st_x(at) < $2 and st_y(at) <= $3 and st_y(at) > $4 and ${sql}
        group by floor((st_x(at) - $1) / $5::float8), floor(($3 - st_y(at)) / $5::float8)
      ) cell`,
    values: [west, east, north, south, side / 2 ** CELL_LEVELS, ...values],
  })
  return rows[0]?.body ?? new Uint8Array()
}

async function askCounts(client: Connection, filter: BenchFilter): Promise<Map<number, number>> {
  const { sql, values } = conditionsOf(filter, 1)
  const { rows } = await client.query({
    name: nameOf(`counts ${sql}`),
    text: `select unit, count(*)::int as people from point where ${sql} group by unit`,
    values,
  })
  return new Map(rows.map(({ unit, people }) => [unit, people]))
}

async function askFacets(client: Connection, filter: BenchFilter) {
  const facets = REGISTER.categories.map(({ name }) => name)
  const { sql: days, values } = conditionsOf({ among: [], between: filter.between }, 1)
  const misses = filter.among.map(({ column, values: wanted }) => {
    const bound = `$${values.push(wanted)}::smallint[]`
    return `case when "${column}" = any (${bound}) then 0 else ${1 << facets.indexOf(column)} end`
  })
  const sets = facets.map((name) => `(misses, "${name}")`)
  const column = facets.map((name) => `when grouping("${name}") = 0 then '${name}'`)
  const { rows } = await client.query({
    name: nameOf(`facets ${days} ${misses.length} ${misses}`),
    text: `
      select case ${column.join(' ')} end as column, coalesce(${facets.map((name) => `"${name}"`)}) as value, misses,
             count(*)::int as people
      from (select *, ${misses.join(' | ') || '0'} as misses from point where ${days || 'true'}) known
      group by grouping sets (${sets})`,
    values,
  })
  return rows.filter(({ column: own, misses: missed }) => (missed & ~(1 << facets.indexOf(own))) === 0)
}

/** Short names for statements that are prepared once, and planned for every question all the same. */
const names = new Map<string, string>()
function nameOf(statement: string): string {
  const name = names.get(statement) ?? `s${names.size}`
  names.set(statement, name)
  return name
}

function conditionsOf({ among, between }: BenchFilter, first: number): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${first - 1 + values.push(value)}`
  const parts = [
    ...among.map(({ column, values: wanted }) => `"${column}" = any (${bind(wanted)}::smallint[])`),
    ...between.map(
      ({ column, from, before }) =>
        `"${column}" >= ${bind(from)}::smallint and "${column}" < ${bind(before)}::smallint`,
    ),
  ]
  return { sql: parts.join(' and '), values }
}
