import type { Day } from '@hoanhap/geo/day.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { communesUnder, type Hierarchy, hierarchyOn } from '../coverage/hierarchy.ts'
import { allOf, type Conditions } from '../coverage/place-filter.ts'
import { valueAmong } from './case-values.ts'
import {
  CASE_VALUES,
  type CaseFilterName,
  type CaseFilters,
  type CaseValue,
  programmesOf,
} from './filter-schemas.ts'

export * from './filter-schemas.ts'

/**
 * What some filters ask for, over the aliases of `CASE_TABLES`: open cases that fit all of them.
 * @throws as `refuseContradictions`
 */
export function caseConditions(filters: CaseFilters, today: Day): Conditions {
  return allOf([OPEN, ...conditionsByFilter(filters, today).values()])
}

export const OPEN: Conditions = { sql: 'c.closed_on is null', bindings: [] }

/** The same, filter by filter; programmes always have a condition. @throws as `refuseContradictions` */
export function conditionsByFilter(filters: CaseFilters, today: Day): Map<CaseFilterName, Conditions> {
  refuseContradictions(filters)
  const { unit, from, to, located } = filters
  const conditions: [CaseFilterName, Conditions | null][] = [
    ...CASE_VALUES.map((name): [CaseFilterName, Conditions | null] => [
      name,
      wantedValue(name, name === 'programme' ? programmesOf(filters) : filters[name], today),
    ]),
    ['unit', unit ? inUnits(unit, today) : null],
    ['from', from ? { sql: 'c.opened_on >= ?::date', bindings: [from] } : null],
    ['to', to ? { sql: 'c.opened_on < ?::date', bindings: [to] } : null],
    ['located', located === undefined ? null : { sql: '(r.place_key is not null) = ?', bindings: [located] }],
  ]
  return new Map(
    conditions.flatMap(([name, condition]) => (condition === null ? [] : [[name, condition] as const])),
  )
}

function wantedValue(name: CaseValue, wanted: string[] | undefined, today: Day): Conditions | null {
  return wanted ? valueAmong(name, wanted, today) : null
}

/** A province brings its communes and its own queue, a former district the communes that stand for it. */
export function inUnits(codes: string[], today: Day): Conditions {
  return {
    sql: `c.unit_id = any (array(
            select u.id from unit u where u.code = any (?::text[]) and u.valid @> ?::date
            union select up.unit_id from unit u join unit_parent up on up.parent_id = u.id and up.valid @> ?::date
              where u.code = any (?::text[]) and u.valid @> ?::date
            union select m.unit_id from unit u join zone z on z.unit_id = u.id and z.valid @> ?::date
              join zone_member m on m.zone_id = z.id where u.code = any (?::text[])))`,
    bindings: [codes, today, today, codes, today, today, codes],
  }
}

/** @throws 400 naming `to` when the days run backwards, `programme` when released prisoners would be added to others */
export function refuseContradictions(filters: CaseFilters): void {
  const { from, to } = filters
  if (from !== undefined && to !== undefined && to <= from) {
    throw problems.invalidRequest([{ path: 'to', code: 'order', message: 'must be later than from' }])
  }
  if (programmesOf(filters).includes('released_prisoner') && programmesOf(filters).length > 1) {
    throw problems.invalidRequest([
      { path: 'programme', code: 'counted_apart', message: 'released prisoners are counted apart' },
    ])
  }
}

/** @throws 400 naming `unit` for a code that no unit has today */
export async function refuseUnknownUnits(
  context: Pick<Context, 'trx' | 'services' | 'today'>,
  filters: Pick<CaseFilters, 'unit'>,
): Promise<void> {
  if (filters.unit === undefined) return
  const { hierarchy } = await hierarchyOn(context, context.today)
  refuseUnitsUnknownIn(hierarchy, filters, context.today)
}

/** @throws 400 naming `unit` for a code that no unit of the hierarchy of a day has */
export function refuseUnitsUnknownIn(
  hierarchy: Hierarchy,
  { unit = [] }: Pick<CaseFilters, 'unit'>,
  day: Day,
): void {
  const unknown = unit.find((code) => communesUnder(hierarchy, code) === null)
  if (unknown === undefined) return
  const message = `no unit has the code ${unknown} on ${day}`
  throw problems.invalidRequest([{ path: 'unit', code: 'unknown_unit', message }])
}
