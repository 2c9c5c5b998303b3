import type { Day } from '@hoanhap/geo/day.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { communesUnder, hierarchyOn } from './hierarchy.ts'

/** Conditions of a query over places, joined by `and`, with their bindings in order. */
export interface Conditions {
  sql: string
  bindings: (string | number | boolean | number[] | string[])[]
}

/** Joins the conditions that apply; all of them must hold. */
export function allOf(parts: readonly (Conditions | null)[]): Conditions {
  const applied = parts.filter((part) => part !== null)
  return {
    sql: applied.map((part) => `(${part.sql})`).join(' and ') || 'true',
    bindings: applied.flatMap((part) => part.bindings),
  }
}

/** The place's point lies in a box (west, south, east, north in degrees). */
export function inBox(column: string, bbox: readonly number[] | undefined): Conditions | null {
  if (!bbox) return null
  const [west, south, east, north] = bbox as [number, number, number, number]
  if (west > east || south > north) {
    throw problems.invalidRequest([
      {
        path: 'bbox',
        code: 'order',
        message: 'west, south, east, north, with west <= east and south <= north',
      },
    ])
  }
  return { sql: `${column} && st_makeenvelope(?, ?, ?, ?, 4326)`, bindings: [west, south, east, north] }
}

/**
 * The place lies in a unit of a date. `link` names the table that ties places to communes, its column of the place, and
 * the id of the row that is asked about.
 * @throws 400 naming `unit` when no unit has the code on that date
 */
export async function inUnit(
  context: Pick<Context, 'trx' | 'services'>,
  link: { table: string; column: string; id: string },
  code: string | undefined,
  asOf: Day,
): Promise<Conditions | null> {
  if (code === undefined) return null
  const { hierarchy } = await hierarchyOn(context, asOf)
  const communeIds = communesUnder(hierarchy, code)
  if (communeIds === null) {
    throw problems.invalidRequest([
      { path: 'unit', code: 'unknown_unit', message: `no unit has the code ${code} on ${asOf}` },
    ])
  }
  return {
    sql: `exists (select 1 from ${link.table} l where l.${link.column} = ${link.id} and l.unit_id = any (?::int[]))`,
    bindings: [communeIds],
  }
}

/** The rows after a cursor, which is the id of the last row of the page before. */
export function afterCursor(column: string, cursor: string | undefined): Conditions | null {
  if (cursor === undefined) return null
  if (!/^\d{1,9}$/.test(cursor)) {
    throw problems.invalidRequest([{ path: 'cursor', code: 'cursor', message: 'not a cursor of this list' }])
  }
  return { sql: `${column} > ?`, bindings: [Number(cursor)] }
}

/** A page out of `limit + 1` rows: what fits, and the cursor of the next page when something is left. */
export function pageOf<T extends { id: number }>(rows: T[], limit: number): { page: T[]; next?: string } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last ? { page, next: String(last.id) } : { page }
}
