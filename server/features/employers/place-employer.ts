import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { problems } from '../../http/problems.ts'

type Point = readonly [number, number]

/**
 * The current commune of an employer: the one whose boundary holds the point today; a declared code only without a
 * point, or where the declared commune has no boundary.
 * @throws 400 naming `geometry` or `unitCode`: outside every unit, unknown, contradicting, or outside the own scope
 */
export async function currentCommune(
  trx: Trx,
  point: Point | null,
  unitCode: string | undefined,
  today: Day,
): Promise<number> {
  const commune =
    point === null ? await declared(trx, unitCode, today) : await located(trx, point, unitCode, today)
  if (!(await inOwnScope(trx, commune))) {
    throw invalid(
      point === null ? 'unitCode' : 'geometry',
      'outside_scope',
      'the place is outside your own area',
    )
  }
  return commune
}

async function declared(trx: Trx, code: string | undefined, today: Day): Promise<number> {
  if (code === undefined) throw invalid('geometry', 'required', 'a point, or the code of the current commune')
  const commune = await communeByCode(trx, code, today)
  if (!commune) throw invalid('unitCode', 'unknown_unit', `no commune has the code ${code} today`)
  return commune.id
}

async function located(trx: Trx, point: Point, code: string | undefined, today: Day): Promise<number> {
  const found: { rows: { id: number; code: string }[] } = await trx.raw(
    `select u.id, u.code from unit_boundary b join unit u on u.id = b.unit_id
     where u.level = 'commune' and u.valid @> ?::date
       and st_covers(b.geom, st_setsrid(st_makepoint(?::float8, ?::float8), 4326))
     order by u.code limit 1`,
    [today, ...point],
  )
  const holder = found.rows[0]
  if (holder) {
    if (code !== undefined && code !== holder.code) {
      throw invalid('unitCode', 'contradicts_point', `the point lies in commune ${holder.code}`)
    }
    return holder.id
  }
  const named = code === undefined ? undefined : await communeByCode(trx, code, today)
  if (named && !named.hasBoundary) return named.id
  throw invalid('geometry', 'outside_units', 'the point lies outside every commune with a boundary')
}

async function communeByCode(
  trx: Trx,
  code: string,
  today: Day,
): Promise<{ id: number; hasBoundary: boolean } | undefined> {
  const found: { rows: { id: number; hasBoundary: boolean }[] } = await trx.raw(
    `select u.id, b.unit_id is not null as "hasBoundary"
     from unit u left join unit_boundary b on b.unit_id = u.id
     where u.level = 'commune' and u.code = ? and u.valid @> ?::date`,
    [code, today],
  )
  return found.rows[0]
}

async function inOwnScope(trx: Trx, unitId: number): Promise<boolean> {
  const found: { rows: { own: boolean }[] } = await trx.raw(
    'select ?::int = any ((select app.scope())::int[]) as own',
    [unitId],
  )
  return found.rows[0]?.own === true
}

function invalid(path: string, code: string, message: string) {
  return problems.invalidRequest([{ path, code, message }])
}

/** Tables of places, each with one of the communes of every date beside it. */
type PlaceTable = 'employer' | 'service_point'

/** As below, for an employer. */
export function rewriteEmployerUnits(trx: Trx, employerId: number): Promise<void> {
  return rewritePlaceUnits(trx, 'employer', employerId)
}

/**
 * Rewrites the communes of all dates that a place lies in. By boundary where the point is covered; the current
 * commune as declared when it is not; other dates through lineage, as far as the commune is unambiguous there (the only
 * predecessor, or the only successor).
 */
export async function rewritePlaceUnits(trx: Trx, table: PlaceTable, id: number): Promise<void> {
  const [units, placeId] = [`${table}_unit`, `${table}_id`]
  await trx.raw('delete from ?? where ?? = ?', [units, placeId, id])
  await trx.raw(
    `with recursive place_now as (
       select e.id, e.location, e.unit_id from ?? e where e.id = ?
     ), covering as (
       select distinct on (u.valid) u.id, u.valid
       from place_now e
       join unit_boundary b on st_covers(b.geom, e.location)
       join unit u on u.id = b.unit_id and u.level = 'commune'
       order by u.valid, u.code
     ), lone_step as (
       -- from a unit to the only unit that went into it, or that it went into
       select s.new_id as from_id, min(s.old_id) as to_id from unit_succession s group by s.new_id having count(*) = 1
       union
       select s.old_id, min(s.new_id) from unit_succession s group by s.old_id having count(*) = 1
     ), chain as (
       select e.unit_id as id from place_now e
       union select c.id from covering c
       union select l.to_id from lone_step l join chain c on c.id = l.from_id
     )
     insert into ?? (??, unit_id, method)
     select e.id, u.id,
            case when k.id is not null then 'boundary' when u.id = e.unit_id then 'declared' else 'lineage' end
     from place_now e
     join chain c on true
     join unit u on u.id = c.id and u.level = 'commune'
     left join covering k on k.id = u.id
     where k.id is not null or u.id = e.unit_id
        or not exists (select 1 from unit taken where taken.valid && u.valid
                       and (taken.id = e.unit_id or taken.id in (select o.id from covering o)))`,
    [table, id, units, placeId],
  )
}
