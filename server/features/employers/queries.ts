import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { afterCursor, allOf, type Conditions } from '../coverage/place-filter.ts'
import type { EmployerFeature, TradeList, Vacancy } from './schemas.ts'

interface EmployerRow {
  id: number
  name: string
  address: string | null
  lon: number | null
  lat: number | null
  trades: string[]
  vacancies: Vacancy[]
  openings: number
  accepting: boolean
  memorandum: boolean
  verifiedOn: Day | null
  unitCode: string | null
  version: number
}

// Openings by trade, and the commune that the employer lies in on a date (bound first).
const EMPLOYER = `
  select e.id, e.name, e.address, round(st_x(e.location)::numeric, 6)::float8 as lon,
         round(st_y(e.location)::numeric, 6)::float8 as lat,
         coalesce(v.trades, '[]') as trades, coalesce(v.vacancies, '[]') as vacancies,
         coalesce(v.openings, 0) as openings,
         e.accepting, e.memorandum, to_char(e.verified_on, 'YYYY-MM-DD') as "verifiedOn",
         (select min(u.code) from employer_unit eu join unit u on u.id = eu.unit_id
          where eu.employer_id = e.id and u.valid @> ?::date) as "unitCode", e.version
  from employer e
  left join lateral (
    select jsonb_agg(va.trade order by va.trade) filter (where va.openings > 0) as trades,
           jsonb_agg(jsonb_build_object('trade', va.trade, 'openings', va.openings) order by va.trade) as vacancies,
           sum(va.openings)::int as openings
    from vacancy va where va.employer_id = e.id
  ) v on true`

/**
 * A text that changes with every employer that is added, changed or removed. Numbers are never given again, so the same
 * highest one and the same count mean the same employers; each version only grows.
 */
export async function employersState(trx: Trx): Promise<string> {
  const { rows } = await trx.raw(
    'select count(*)::int as employers, max(e.id) as last, sum(e.version)::int as versions from employer e',
  )
  return JSON.stringify(rows[0])
}

/** One page of employers by id, with the number of all that fit. `limit + 1` rows tell whether more follow. */
export async function listEmployers(
  trx: Trx,
  filter: Conditions,
  page: { asOf: Day; limit: number; cursor: string | undefined },
): Promise<{ rows: EmployerFeature[]; total: number }> {
  const counted: { rows: { total: number }[] } = await trx.raw(
    `select count(*)::int as total from employer e where ${filter.sql}`,
    filter.bindings,
  )
  const from = allOf([filter, afterCursor('e.id', page.cursor)])
  const found: { rows: EmployerRow[] } = await trx.raw(
    `${EMPLOYER} where ${from.sql} order by e.id limit ?`,
    [page.asOf, ...from.bindings, page.limit + 1],
  )
  return { rows: found.rows.map(rowToFeature), total: counted.rows[0]?.total ?? 0 }
}

export async function employerById(trx: Trx, id: number, asOf: Day): Promise<EmployerFeature | undefined> {
  const found: { rows: EmployerRow[] } = await trx.raw(`${EMPLOYER} where e.id = ?`, [asOf, id])
  return found.rows[0] && rowToFeature(found.rows[0])
}

function rowToFeature({ lon, lat, ...properties }: EmployerRow): EmployerFeature {
  const geometry =
    lon === null || lat === null
      ? null
      : { type: 'Point' as const, coordinates: [lon, lat] as [number, number] }
  return { type: 'Feature', id: properties.id, geometry, properties }
}

export async function listTrades(trx: Trx): Promise<TradeList['items']> {
  const found: { rows: TradeList['items'] } = await trx.raw(
    `select t.code, t.name, t.name_en as "nameEn" from trade t order by t.code`,
  )
  return found.rows
}

/** What is stored of an employer besides its openings. `location` is lon, lat. */
export interface EmployerRecord {
  name: string
  address: string | null
  location: readonly [number, number] | null
  unitId: number
  accepting: boolean
  memorandum: boolean
  verifiedOn: Day | null
}

/** Stores a new employer and returns its id; the policy refuses a commune outside the scope. */
export async function insertEmployer(trx: Trx, employer: EmployerRecord): Promise<number> {
  const created: { rows: { id: number }[] } = await trx.raw(
    `insert into employer (name, address, location, unit_id, accepting, memorandum, verified_on)
     values (?, ?, st_setsrid(st_makepoint(?::float8, ?::float8), 4326), ?, ?, ?, ?::date) returning id`,
    columns(employer),
  )
  return (created.rows[0] as { id: number }).id
}

/** Replaces an employer if it still has the version and lies in the scope; false otherwise. */
export async function updateEmployer(
  trx: Trx,
  id: number,
  version: number,
  employer: EmployerRecord,
): Promise<boolean> {
  const changed: { rows: unknown[] } = await trx.raw(
    `update employer set name = ?, address = ?, location = st_setsrid(st_makepoint(?::float8, ?::float8), 4326),
            unit_id = ?, accepting = ?, memorandum = ?, verified_on = ?::date, version = version + 1, updated_at = now()
     where id = ? and version = ? returning id`,
    [...columns(employer), id, version],
  )
  return changed.rows.length === 1
}

// st_makepoint of nulls is null: an employer without a point.
function columns(employer: EmployerRecord): (string | number | boolean | null)[] {
  const [lon, lat] = employer.location ?? [null, null]
  return [
    employer.name,
    employer.address,
    lon,
    lat,
    employer.unitId,
    employer.accepting,
    employer.memorandum,
    employer.verifiedOn,
  ]
}

export async function deleteEmployer(trx: Trx, id: number, version: number): Promise<boolean> {
  const gone: { rows: unknown[] } = await trx.raw(
    'delete from employer where id = ? and version = ? returning id',
    [id, version],
  )
  return gone.rows.length === 1
}

/** The version of an employer that the caller may write and the commune it lies in, locked; undefined when not there or not theirs. */
export async function writableEmployer(
  trx: Trx,
  id: number,
): Promise<{ version: number; unitId: number } | undefined> {
  const found: { rows: { version: number; unitId: number }[] } = await trx.raw(
    `select e.version, e.unit_id as "unitId" from employer e
     where e.id = ? and e.unit_id = any ((select app.scope())::int[]) for update of e`,
    [id],
  )
  return found.rows[0]
}

export async function replaceVacancies(trx: Trx, id: number, vacancies: readonly Vacancy[]): Promise<void> {
  await trx.raw('delete from vacancy where employer_id = ?', [id])
  await trx.raw(
    `insert into vacancy (employer_id, trade, openings)
     select ?, v.trade, v.openings from jsonb_to_recordset(?::jsonb) as v (trade text, openings int)`,
    [id, JSON.stringify(vacancies)],
  )
}

/** The trades of a list that are not in the reference list. */
export async function unknownTrades(trx: Trx, codes: readonly string[]): Promise<string[]> {
  const found: { rows: { code: string }[] } = await trx.raw(
    `select w.code from unnest(?::text[]) as w (code) where not exists (select 1 from trade t where t.code = w.code)`,
    [[...codes]],
  )
  return found.rows.map(({ code }) => code)
}
