import type { Row } from '@hoanhap/geo/point-store/schema.ts'
import { worldPointInCell } from '@hoanhap/geo/point-store/world-point.ts'
import type { Trx } from '../../db/transactions.ts'
import { CASE_TABLES } from '../cases/case-values.ts'
import { OPEN } from '../cases/filters.ts'
import { CATEGORIES } from './case-schema.ts'

/** A case as `OPEN_CASES` lists it. */
type CaseValues = [
  id: number,
  unit: number,
  status: string | null,
  programme: string,
  sex: string,
  needBand: string | null,
  work: string,
  trade: string,
  openedOn: number,
  needExpiresOn: number | null,
  birthYear: number,
  placeKey: number | null,
  lon: number,
  lat: number,
]

/**
 * Days as numbers, places with the cell that the database gave them. One list for each case, because reading many columns
 * of a million rows takes the driver twice as long.
 */
const OPEN_CASES = `
select json_build_array(
         c.id, c.unit_id, c.status, c.programme, p.sex, s.need_band,
         coalesce(w.work, 'unknown'), coalesce(w.trade_wanted, 'none'),
         c.opened_on - date '1970-01-01', s.need_expires_on - date '1970-01-01', p.birth_year,
         r.place_key, st_x(r.location), st_y(r.location)) as listed
from ${CASE_TABLES}
where ${OPEN.sql}`

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
  return rows.map(toRow)
}

/** Begins to read all open cases, in any order, for `nextOpenCases` in the same transaction. */
export async function beginOpenCases(trx: Trx): Promise<void> {
  await trx.raw(`select set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '64MB', true)`)
  await trx.raw(`declare open_cases no scroll cursor for ${OPEN_CASES}`)
}

/** The next of them, none at the end. */
export async function nextOpenCases(trx: Trx): Promise<Row[]> {
  const { rows } = await trx.raw<Listed>('fetch 2000 from open_cases')
  return rows.map(toRow)
}

/** Those of some cases that are open. */
export async function openCasesAmong(trx: Trx, ids: readonly number[]): Promise<Row[]> {
  const { rows } = await trx.raw<Listed>(`${OPEN_CASES} and c.id = any (?::bigint[])`, [[...ids]])
  return rows.map(toRow)
}

function toRow({ listed }: Listed['rows'][number]): Row {
  const [id, unit, status, programme, sex, needBand, work, trade, ...rest] = listed
  const [openedOn, needExpiresOn, birthYear, placeKey, lon, lat] = rest
  return {
    id,
    unit,
    place: placeKey === null ? null : worldPointInCell(placeKey, lon, lat),
    categories: [
      codeOf('status', status),
      codeOf('programme', programme),
      codeOf('sex', sex),
      codeOf('needBand', needBand),
      codeOf('work', work),
      codeOf('trade', trade),
    ],
    numbers: [openedOn, needExpiresOn, birthYear],
    parts: [],
  }
}

const CODES = new Map(
  Object.entries(CATEGORIES).map(([name, values]) => [
    name,
    new Map(values.map((value, code) => [value, code])),
  ]),
)

function codeOf(name: keyof typeof CATEGORIES, value: string | null): number | null {
  return value === null ? null : (CODES.get(name)?.get(value) ?? null)
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

/** Cases that changed in transactions which were not visible in a snapshot and are now. */
export interface ChangesSince {
  snapshot: string
  caseIds: number[]
}

export async function changesSince(trx: Trx, snapshot: string): Promise<ChangesSince> {
  const { rows } = await trx.raw<{ rows: ChangesSince[] }>(
    `select pg_current_snapshot()::text as snapshot,
            array(select distinct l.case_id::float8 from case_change l
                  where l.xid >= pg_snapshot_xmin(?::pg_snapshot)
                    and not pg_visible_in_snapshot(l.xid, ?::pg_snapshot)) as "caseIds"`,
    [snapshot, snapshot],
  )
  return rows[0] ?? { snapshot, caseIds: [] }
}

/** Forgets changes that everybody who follows has long seen, and those of another cluster whose copy this one is. */
export async function trimChanges(trx: Trx): Promise<void> {
  await trx.raw(
    `delete from case_change
     where at < now() - interval '1 day' or xid >= pg_snapshot_xmax(pg_current_snapshot())`,
  )
}
