import type { Day } from '@hoanhap/geo/day.ts'
import { searchKey } from '@hoanhap/geo/text.ts'
import type { Trx } from '../../db/transactions.ts'
import { problems } from '../../http/problems.ts'
import type { Level, UnitDates, UnitList, UnitsQuery } from './schemas.ts'
import { rowToUnit, UNITS_ON_THEIR_DAY, type UnitRow, ZONES_ON_A_DAY } from './unit-rows.ts'

/** A condition over the relation `on_day o`, with its bindings. */
interface Condition {
  sql: string
  bindings: (string | number)[]
}

/** One page of the units of a day, ordered by code. Throws 400 naming `parent` when no unit has that code on the day. */
export async function listUnits(trx: Trx, query: UnitsQuery, asOf: Day): Promise<UnitList> {
  if (query.parent !== undefined) await requireCode(trx, query.parent, asOf)
  const relation = unitsOfDay(query.level, asOf)
  const filter = allOf([inParent(query.parent, query.level, asOf), matching(query.search)])
  const after = afterCursor(query.cursor)
  const { rows } = await trx.raw<{ rows: (UnitRow & { total: number })[] }>(
    `with ${relation.sql},
     filtered as (select o.* from on_day o where ${filter.sql})
     select o.*, (select count(*)::int from filtered) as total from filtered o
     where ${after.sql} order by o.code collate "C", o.id limit ?`,
    [...relation.bindings, ...filter.bindings, ...after.bindings, query.limit + 1],
  )
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map(rowToUnit),
    total: rows[0]?.total ?? (await countUnits(trx, relation, filter)),
    ...(last ? { next: cursorAt(last) } : {}),
  }
}

async function countUnits(trx: Trx, relation: Condition, filter: Condition): Promise<number> {
  const { rows } = await trx.raw(
    `with ${relation.sql} select count(*)::int as total from on_day o where ${filter.sql}`,
    [...relation.bindings, ...filter.bindings],
  )
  return rows[0].total
}

/** The relation `on_day`: units that are valid on a day, and former districts where districts are asked for. */
function unitsOfDay(level: Level | undefined, asOf: Day): Condition {
  const ofLevel = level === undefined ? '' : ' and x.level = ?'
  const units = `wanted as (select x.id, d.day from unit x cross join (select ?::date as day) d where x.valid @> d.day${ofLevel})`
  const bindings = level === undefined ? [asOf] : [asOf, level]
  if (level === 'province' || level === 'commune') {
    return { sql: `${units}, on_day as (${UNITS_ON_THEIR_DAY})`, bindings }
  }
  return {
    sql: `${units}, on_day as (${UNITS_ON_THEIR_DAY} union all ${ZONES_ON_A_DAY})`,
    bindings: [...bindings, asOf, asOf],
  }
}

/**
 * Units right under a code: by the tiers of the day, or as members of a former district. When a level is named, it may
 * be two tiers below: the communes of a province of 2024.
 */
function inParent(parent: string | undefined, level: Level | undefined, asOf: Day): Condition | null {
  if (parent === undefined) return null
  const member = `exists (select from zone z join unit d on d.id = z.unit_id join zone_member m on m.zone_id = z.id
    where z.valid @> ?::date and d.code = ? and m.unit_id = o.id)`
  const twoTiersUp = `exists (select from unit_parent e join unit g on g.id = e.parent_id
    where e.unit_id = o.parent_id and e.valid @> ?::date and g.code = ?)`
  const direct = { sql: `(o.parent_code = ? or ${member})`, bindings: [parent, asOf, parent] }
  if (level === undefined) return direct
  return { sql: `(${direct.sql} or ${twoTiersUp})`, bindings: [...direct.bindings, asOf, parent] }
}

/** Every word of the search stands in the name, in any order, whatever its case and diacritics. */
function matching(search: string | undefined): Condition | null {
  if (search === undefined) return null
  const words = searchKey(search).split(' ').filter(Boolean)
  if (words.length === 0) return { sql: 'false', bindings: [] }
  return {
    sql: words.map(() => 'o.search_key like ?').join(' and '),
    bindings: words.map((word) => `%${word}%`),
  }
}

function allOf(conditions: (Condition | null)[]): Condition {
  const given = conditions.filter((condition) => condition !== null)
  return {
    sql: ['true', ...given.map((condition) => condition.sql)].join(' and '),
    bindings: given.flatMap((condition) => condition.bindings),
  }
}

function cursorAt({ code, id }: UnitRow): string {
  return Buffer.from(`${code} ${id}`).toString('base64url')
}

function afterCursor(cursor: string | undefined): Condition {
  if (cursor === undefined) return { sql: 'true', bindings: [] }
  const [, code, id] = /^(\d{2,5}) (\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (code === undefined || id === undefined) {
    throw problems.invalidRequest([{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }])
  }
  return { sql: `(o.code collate "C", o.id) > (?, ?)`, bindings: [code, Number(id)] }
}

async function requireCode(trx: Trx, code: string, asOf: Day): Promise<void> {
  const { rows } = await trx.raw(
    `select exists (select from unit u where u.code = ? and u.valid @> ?::date)
         or exists (select from zone z join unit d on d.id = z.unit_id where d.code = ? and z.valid @> ?::date) as known`,
    [code, asOf, code, asOf],
  )
  if (rows[0].known) return
  const message = `no unit has the code ${code} on ${asOf}`
  throw problems.invalidRequest([{ path: 'parent', code: 'unknown_unit', message }])
}

const CHANGES = `
with day as (
  select distinct d.day from unit u cross join lateral (values (lower(u.valid)), (upper(u.valid))) d(day)
  where d.day is not null
)
select to_char(day.day, 'YYYY-MM-DD') as date, u.level,
  count(*) filter (where u.valid @> day.day - 1)::int as before,
  count(*) filter (where u.valid @> day.day)::int as after
from day cross join unit u
group by day.day, u.level
order by day.day desc`

interface ChangeRow {
  date: Day
  level: Level
  before: number
  after: number
}

/** The days on which units changed, newest first, with their documents and how many units there were. */
export async function listUnitDates(trx: Trx, today: Day): Promise<UnitDates> {
  const { rows } = await trx.raw<{ rows: ChangeRow[] }>(CHANGES)
  const documents = await documentsByDate(trx)
  const dates = [...new Set(rows.map((row) => row.date))]
  return {
    today,
    changes: dates.map((date) => {
      const counted = rows.filter((row) => row.date === date)
      const counts = { before: countsOf(counted, 'before'), after: countsOf(counted, 'after') }
      return { date, documents: documents.get(date) ?? [], counts }
    }),
  }
}

function countsOf(rows: ChangeRow[], side: 'before' | 'after'): Record<Level, number> {
  const of = (level: Level) => rows.find((row) => row.level === level)?.[side] ?? 0
  return { province: of('province'), district: of('district'), commune: of('commune') }
}

async function documentsByDate(trx: Trx): Promise<Map<Day, string[]>> {
  const { rows } = await trx.raw<{ rows: { date: Day; documents: string[] }[] }>(
    `select to_char(e.date, 'YYYY-MM-DD') as date, array_agg(distinct e.document order by e.document) as documents
     from unit_event e where e.document is not null group by e.date`,
  )
  return new Map(rows.map((row) => [row.date, row.documents]))
}
