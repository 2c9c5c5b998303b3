import type { Day } from '@hoanhap/geo/day.ts'
import type { HidingRule } from '@hoanhap/geo/disclosure/release-rule.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Hidden } from '../caseload/display.ts'
import type { CellState } from '../caseload/schemas.ts'
import type { ReleaseUnits } from './caseload-rows.ts'
import type { DatedUnit } from './rehouse.ts'
import type { Release } from './schemas.ts'

/** A protected cell as a row of `release_cell`. */
export interface StoredCell {
  unit_id: number
  indicator: string
  value: string
  state: string
  count: number | null
  hidden: Hidden
}

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`
const RELEASE = `
  select r.id, r.period, to_char(r.units_on, 'YYYY-MM-DD') as "unitsOn", r.source, r.rule,
         to_char(r.created_at at time zone 'UTC', ${UTC}) as "createdAt",
         to_char(r.withdrawn_at at time zone 'UTC', ${UTC}) as "withdrawnAt",
         r.withdrawn_reason as "withdrawnReason",
         (select coalesce(jsonb_agg(distinct c.indicator), '[]') from release_cell c where c.release_id = r.id) as tables
  from release r`

async function rows<T>(
  trx: Trx,
  sql: string,
  bindings: readonly (string | number | null)[] = [],
): Promise<T[]> {
  const result: { rows: T[] } = await trx.raw(sql, [...bindings])
  return result.rows
}

/** All releases, newest period first; of one period the newest first. */
export function listReleases(trx: Trx): Promise<Release[]> {
  return rows<Release>(trx, `${RELEASE} order by r.period desc, r.id desc`)
}

export async function releaseById(trx: Trx, id: number): Promise<Release | undefined> {
  return (await rows<Release>(trx, `${RELEASE} where r.id = ?`, [id]))[0]
}

/** Id, period and day of a release: all that a count needs to know of it. */
export interface ReleaseKey {
  id: number
  period: string
  unitsOn: Day
  withdrawn: boolean
  totalState: 'value' | 'zero' | 'suppressed'
  totalCount: number | null
}

/** The newest standing release, or of one period the standing one, else the last that was withdrawn. */
export async function releaseForPeriod(trx: Trx, period: string | null): Promise<ReleaseKey | undefined> {
  const found = await rows<ReleaseKey>(
    trx,
    `select r.id, r.period, to_char(r.units_on, 'YYYY-MM-DD') as "unitsOn", r.withdrawn_at is not null as withdrawn,
            r.total_state as "totalState", r.total_count as "totalCount"
     from release r
     where case when ?::text is null then r.withdrawn_at is null else r.period = ?::text end
     order by r.period desc, (r.withdrawn_at is null) desc, r.id desc limit 1`,
    [period, period],
  )
  return found[0]
}

export interface TableCell {
  unitId: number
  level: 'province' | 'commune'
  code: string
  name: string
  value: string
  state: CellState
  count: number | null
  hidden: Hidden
}

/** The cells of one table, provinces before communes, by code. */
export function tableCells(trx: Trx, releaseId: number, table: string): Promise<TableCell[]> {
  return rows<TableCell>(
    trx,
    `select c.unit_id as "unitId", u.level, u.code, u.name, c.value, c.state, c.count, c.hidden
     from release_cell c join unit u on u.id = c.unit_id
     where c.release_id = ? and c.indicator = ?
     order by u.level desc, u.code, c.value`,
    [releaseId, table],
  )
}

/** Marks a release as withdrawn; false when it was withdrawn already or the caller may not. */
export async function withdrawRelease(trx: Trx, id: number, reason: string): Promise<boolean> {
  const changed = await rows(
    trx,
    `update release set withdrawn_at = now(), withdrawn_reason = ? where id = ? and withdrawn_at is null returning id`,
    [reason, id],
  )
  return changed.length === 1
}

/** Provinces and communes of a day by code, each commune with the province it lies in. */
export async function releaseUnitsOn(trx: Trx, day: Day): Promise<ReleaseUnits> {
  const units = await rows<{
    id: number
    level: string
    code: string
    population: number | null
    province: string | null
  }>(
    trx,
    `select u.id, u.level, u.code, u.population,
            coalesce(grandparent.code, parent.code) as province
     from unit u
     left join unit_parent up on up.unit_id = u.id and up.valid @> ?::date
     left join unit parent on parent.id = up.parent_id
     left join unit_parent gp on gp.unit_id = parent.id and gp.valid @> ?::date
     left join unit grandparent on grandparent.id = gp.parent_id
     where u.valid @> ?::date and u.level <> 'district'`,
    [day, day, day],
  )
  const found: ReleaseUnits = { provinces: new Map(), communes: new Map() }
  for (const { id, level, code, population, province } of units) {
    if (level === 'province') found.provinces.set(code, { id, population })
    else if (province !== null) found.communes.set(code, { id, provinceCode: province })
  }
  return found
}

export interface HiddenCell {
  level: 'province' | 'commune'
  code: string
  indicator: string
  value: string
}

/** What the standing release of a period hides. */
export function hiddenCellCodes(trx: Trx, period: string): Promise<HiddenCell[]> {
  return rows<HiddenCell>(
    trx,
    `select u.level, u.code, c.indicator, c.value
     from release_cell c join release r on r.id = c.release_id join unit u on u.id = c.unit_id
     where r.period = ? and r.withdrawn_at is null and c.state = 'suppressed'`,
    [period],
  )
}

export interface LastRelease {
  id: number
  source: 'pack' | 'register'
  contentHash: string
  withdrawn: boolean
}

/** The release of a period that stands, else the last that was withdrawn. */
export async function lastReleaseOf(trx: Trx, period: string): Promise<LastRelease | undefined> {
  const found = await rows<LastRelease>(
    trx,
    `select r.id, r.source, r.content_hash as "contentHash", r.withdrawn_at is not null as withdrawn
     from release r where r.period = ? order by (r.withdrawn_at is null) desc, r.id desc limit 1`,
    [period],
  )
  return found[0]
}

export interface NewRelease {
  period: string
  unitsOn: Day
  source: 'pack' | 'register'
  rule: HidingRule
  /** SHA-256 of what is published. */
  contentHash: string
  /** People in all provinces; null when hidden. */
  total: number | null
  cells: readonly StoredCell[]
}

/** Stores a release with its protected cells; returns its id. */
export async function insertRelease(trx: Trx, release: NewRelease): Promise<number> {
  const { period, unitsOn, source, rule, contentHash, total } = release
  const totalState = total === null ? 'suppressed' : total === 0 ? 'zero' : 'value'
  const created = await rows<{ id: number }>(
    trx,
    `insert into release (period, units_on, source, rule, content_hash, total_state, total_count)
     values (?, ?, ?, ?::jsonb, ?, ?, ?) returning id`,
    [period, unitsOn, source, JSON.stringify(rule), contentHash, totalState, total],
  )
  const id = (created[0] as { id: number }).id
  await rows(
    trx,
    `insert into release_cell (release_id, unit_id, indicator, value, state, count, hidden)
     select ?, c.unit_id, c.indicator, c.value, c.state, c.count, c.hidden
     from jsonb_to_recordset(?::jsonb)
       as c (unit_id int, indicator text, value text, state text, count int, hidden text)`,
    [id, JSON.stringify(release.cells)],
  )
  return id
}

/** The cells of a release as they are stored. */
export function cellsOfRelease(trx: Trx, releaseId: number): Promise<StoredCell[]> {
  return rows<StoredCell>(
    trx,
    `select c.unit_id, c.indicator, c.value, c.state, c.count, c.hidden from release_cell c where c.release_id = ?`,
    [releaseId],
  )
}

/** Waits until no other transaction builds a release; the next one waits for this one to end. */
export async function oneBuilderAtATime(trx: Trx): Promise<void> {
  await trx.raw(`select pg_advisory_xact_lock(hashtext('hoanhap release builder'))`)
}

/** Units of any day with the days on which they are one, and the province that they lie in at the first of these days. */
export function datedUnits(trx: Trx, ids: readonly number[]): Promise<DatedUnit[]> {
  return rows<DatedUnit>(
    trx,
    `select u.id, to_char(lower(u.valid), 'YYYY-MM-DD') as from, to_char(upper(u.valid), 'YYYY-MM-DD') as until,
            (select coalesce(gp.parent_id, up.parent_id) from unit_parent up
             left join unit_parent gp on gp.unit_id = up.parent_id and gp.valid && up.valid
             where up.unit_id = u.id order by up.valid, gp.valid limit 1) as "provinceId"
     from unit u where u.id in (select jsonb_array_elements_text(?::jsonb)::int)`,
    [JSON.stringify(ids)],
  )
}
