import type { Row } from '@hoanhap/geo/point-store/schema.ts'
import type { Trx } from '../../db/transactions.ts'
import { REGISTER_IS_KEPT } from '../caseload/register-queries.ts'
import { CASE_TABLES } from '../cases/case-values.ts'
import { OPEN } from '../cases/filters.ts'
import { type CaseValues, toRow } from './case-row.ts'

/** Days as numbers, places with the cell that the database gave them; in the order of `CaseValues`. */
const CASE_VALUES = `
  c.id, c.unit_id, c.status, c.programme, p.sex, s.need_band,
  coalesce(w.work, 'unknown'), coalesce(w.trade_wanted, 'none'),
  c.opened_on - date '1970-01-01', s.need_expires_on - date '1970-01-01', p.birth_year,
  r.place_key, st_x(r.location), st_y(r.location)`

/** One list for each case, because reading many columns of many rows takes the driver twice as long. */
const OPEN_CASES = `
select json_build_array(${CASE_VALUES}) as listed
from ${CASE_TABLES}
where ${OPEN.sql}`

/** What a connection begins with that copies: as the loader, and table by table, so that no process waits for another. */
export const BEGIN_COPYING = `
begin read only;
set local role hoanhap_loader; set local statement_timeout = '600s';
set local jit = off; set local max_parallel_workers_per_gather = 0`

const copied = (select: string) => `copy (${select}) to stdout (format binary)`

/** What `CASE_VALUES` names of all open cases, table by table and in any order, as the tables of `copied-tables` read it. */
export const COPIED = {
  cases: copied(`select c.id, c.person_id, c.unit_id, c.status, c.programme, c.opened_on - date '1970-01-01'
                 from case_file c where ${OPEN.sql}`),
  persons: copied('select p.id, p.sex, p.birth_year from person p'),
  places: copied(`select r.case_id, r.place_key, st_x(r.location), st_y(r.location)
                  from residence r where upper_inf(r.stay) and r.place_key is not null`),
  needs: copied(`select s.case_id, s.need_band, s.need_expires_on - date '1970-01-01' from support_file s`),
  works: copied(
    `select w.case_id, coalesce(w.work, 'unknown'), coalesce(w.trade_wanted, 'none') from work_file w`,
  ),
}

/** Whether the register holds no more than so many people. */
export async function isFewPeople(trx: Trx, most: number): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { few: boolean }[] }>(
    'select count(*) <= ?::int as few from (select from person limit ?::int) counted',
    [most, most + 1],
  )
  return rows[0]?.few ?? false
}

interface Listed {
  rows: { listed: CaseValues }[]
}

/** The open cases with the lowest ids after `id`, at most so many: few, so that each is looked up by its index. */
export async function openCasesAfter(trx: Trx, id: number, most: number): Promise<Row[]> {
  const { rows } = await trx.raw<Listed>(
    `${OPEN_CASES} and c.id = any (array(select n.id from case_file n where n.closed_on is null and n.id > ?::bigint
                                         order by n.id limit ?::int))
     order by c.id`,
    [id, most],
  )
  return rows.map(({ listed }) => toRow(listed))
}

/** Those of some cases that are open. */
export async function openCasesAmong(trx: Trx, ids: readonly number[]): Promise<Row[]> {
  const { rows } = await trx.raw<Listed>(`${OPEN_CASES} and c.id = any (?::bigint[])`, [[...ids]])
  return rows.map(({ listed }) => toRow(listed))
}

/** All units that ever could keep a record, each province beside what lies in it. */
export async function keepingUnits(trx: Trx): Promise<number[]> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select u.id
     from unit u
     left join lateral (select p.parent_id from unit_parent p where p.unit_id = u.id and u.level = 'commune'
                        order by upper_inf(p.valid) desc, p.parent_id limit 1) up on true
     where u.level in ('commune', 'province')
     order by coalesce(up.parent_id, u.id), u.level, u.id`,
  )
  return rows.map(({ id }) => id)
}

/** Which transactions are visible now, as text: what `changesSince` begins from. */
export async function currentSnapshot(trx: Trx): Promise<string> {
  const { rows } = await trx.raw<{ rows: { snapshot: string }[] }>(
    'select pg_current_snapshot()::text as snapshot',
  )
  return rows[0]?.snapshot ?? ''
}

/** What changed since a snapshot, and what is visible now. */
export interface News {
  /** Another one whenever anybody's rights changed. */
  rights: string
  /** Another one whenever a release came or was withdrawn. */
  releases: string
  /** False in a place that only brings counts and keeps no records: there the register's zeros would be untrue. */
  registerIsKept: boolean
  snapshot: string
  /** Cases that changed in transactions which were not visible in the snapshot and are now; none without one. */
  caseIds: number[]
}

/** What the connection begins with that asks for news and does nothing else. */
export const BEGIN_WATCHING = `set role hoanhap_loader; set statement_timeout = '10s'; set jit = off`

/** `News` since the snapshot that is bound. */
export const NEWS = `
select app.current_authorization_version()::text as rights, pg_current_snapshot()::text as snapshot,
       (select concat_ws(' ', count(*), max(r.id), count(r.withdrawn_at)) from release r) as releases,
       ${REGISTER_IS_KEPT} as "registerIsKept",
       array(select distinct l.case_id::float8 from case_change l
             where l.xid >= pg_snapshot_xmin($1::pg_snapshot)
               and not pg_visible_in_snapshot(l.xid, $1::pg_snapshot)) as "caseIds"`

/** The same in a transaction. */
export async function changesSince(trx: Trx, snapshot: string | null): Promise<News> {
  const { rows } = await trx.raw<{ rows: News[] }>(NEWS.replaceAll('$1', '?'), [snapshot, snapshot])
  return rows[0] as News
}

/** Forgets changes that everybody who follows has long seen, and those of another cluster whose copy this one is. */
export async function trimChanges(trx: Trx): Promise<void> {
  await trx.raw(
    `delete from case_change
     where at < now() - interval '1 day' or xid >= pg_snapshot_xmax(pg_current_snapshot())`,
  )
}
