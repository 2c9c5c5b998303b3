import { COMMUNES } from '@hoanhap/geo/bench/national.ts'
import { DAYS, REGISTER } from '@hoanhap/geo/bench/register.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import pg from 'pg'
import type { Database } from '../../../../server/db/connect.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import { VALUES_OF } from '../../../../server/features/cases/filters.ts'
import { insertReferenceLists } from '../../../../server/features/packs/load-reference-lists.ts'
import { clusterUrl } from '../../../support/postgres-cluster.ts'
import { fillPointTable } from './sql-anchor.ts'

/** The day from which generated days of opening are counted, so that assessments expire around today. */
const FIRST_DAY = `(app.today() - ${DAYS})`
const PROVINCES = 34

/** 34 provinces with some 98 communes each; the nth commune, from 0 on, has the code 10000 + n. */
const UNITS = `
insert into unit (level, code, name, type, valid, vintage, search_key)
  select 'province', lpad(p::text, 2, '0'), 'Tỉnh ' || p, 'tinh', daterange(null, null), '2025', 'tinh ' || p
  from generate_series(0, ${PROVINCES - 1}) p;
insert into unit (level, code, name, type, valid, vintage, search_key)
  select 'commune', (10000 + n)::text, 'Xã ' || n, 'xa', daterange(null, null), '2025', 'xa ' || n
  from generate_series(0, ${COMMUNES - 1}) n;
insert into unit_parent (unit_id, parent_id, valid)
  select c.id, p.id, daterange(null, null)
  from unit c join unit p on p.level = 'province' and p.code::int = (c.code::int - 10000) % ${PROVINCES}
  where c.level = 'commune';
insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
  select u.id, st_multi(st_makeenvelope(b.west, b.south, b.east, b.north, 4326)),
         st_setsrid(st_makepoint((b.west + b.east) / 2, (b.south + b.north) / 2), 4326),
         array[b.west, b.south, b.east, b.north], 30, 'bench'
  from (select unit, min(st_x(at)) / 2^32 * 360 - 180.01 as west, max(st_x(at)) / 2^32 * 360 - 179.99 as east,
               degrees(atan(sinh(pi() * (1 + 2 * min(st_y(at)) / 2^32)))) - 0.01 as south,
               degrees(atan(sinh(pi() * (1 + 2 * max(st_y(at)) / 2^32)))) + 0.01 as north
        from point where at is not null group by unit) b
  join unit u on u.level = 'commune' and u.code::int = 10000 + b.unit;`

/** Indexes that neither the filling nor the answers look at: keeping them would take minutes. */
const UNUSED = `
alter table residence drop constraint residence_one_at_any_date;
drop index residence_case_idx, residence_location_idx, residence_at_unit_idx, support_file_unit_idx, work_file_unit_idx;`

const textOf = (column: string, values: readonly string[]) =>
  `(array[${values.map((value) => `'${value}'`).join(', ')}])[p."${column}" + 1]`

/** The middle of each place of 2^-32 of the world, so that nobody stands on the edge of a cell. */
const LOCATION = `st_setsrid(st_makepoint((st_x(p.at) + 0.5) / 2^32 * 360 - 180,
  degrees(atan(sinh(pi() * (1 + 2 * (st_y(p.at) - 0.5) / 2^32))))), 4326)`

/** Straight into the tables that are counted, past every guard: what is measured reads them. */
const FILES = `
insert into person (id, unit_id, sex, birth_year, synthetic) overriding system value
  select p.id, u.id, ${textOf('sex', VALUES_OF.sex)}, p.born, true
  from point p join unit u on u.level = 'commune' and u.code::int = 10000 + p.unit;
insert into case_file (id, person_id, unit_id, programme, opened_on, status, status_since, regime, decision_number,
                       decision_on, planned_end, adult_from) overriding system value
  select p.id, p.id, n.unit_id, ${textOf('programme', VALUES_OF.programme)}, ${FIRST_DAY} + p.opened,
         ${textOf('status', VALUES_OF.status)}, ${FIRST_DAY} + p.opened, 'L73', 'QĐ-' || p.id, ${FIRST_DAY} + p.opened,
         ${FIRST_DAY} + p.opened + 365, make_date(p.born + 18, 1, 1)
  from point p join person n on n.id = p.id;
insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
  select p.id, c.unit_id, c.unit_id, daterange(c.opened_on, null), ${LOCATION}, case when p.at is not null then 'exact' end
  from point p join case_file c on c.id = p.id;
insert into support_file (case_id, unit_id, need_band, need_expires_on)
  select p.id, c.unit_id, case when p."needExpires" is not null then (array['high','medium','low'])[1 + p.need % 3] end,
         case when p."needExpires" is not null then ${FIRST_DAY} + p."needExpires" end
  from point p join case_file c on c.id = p.id;
insert into work_file (case_id, unit_id, work, trade_wanted)
  select p.id, c.unit_id, ${textOf('work', VALUES_OF.work)}, nullif(${textOf('trade', VALUES_OF.trade)}, 'none')
  from point p join case_file c on c.id = p.id;`

/**
 * Fills a migrated PostgreSQL database with generated people twice: as the register, and as the table `point` of the same
 * people that `PointTable` asks.
 */
export async function fillGeneratedRegister(db: Database, rows: RowBatch): Promise<void> {
  await asLoader(db, (trx) => insertReferenceLists(trx))
  const { rows: named } = await db.knex.raw('select current_database() as name')
  const client = new pg.Client({ connectionString: await clusterUrl(named[0].name) })
  await client.connect()
  try {
    await fillPointTable(client, withKnownTrades(rows))
    await client.query(`grant select on point to public; ${UNUSED}`)
    await client.query(`set session_replication_role = replica; ${UNITS}`)
    await client.query(FILES)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** Whoever wants a trade that the lists do not have wants none: the first of them. */
function withKnownTrades(rows: RowBatch): RowBatch {
  const column = REGISTER.categories.findIndex(({ name }) => name === 'trade')
  const known = (trade: number) => (trade < VALUES_OF.trade.length ? trade : 0)
  return {
    ...rows,
    categories: rows.categories.with(column, rows.categories[column]?.map(known) as Uint8Array),
  }
}
