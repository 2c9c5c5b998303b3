import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Conditions } from '../coverage/place-filter.ts'
import type { CaseFilters } from './filter-schemas.ts'

/** Which of the caller's records are asked for. */
export interface CaseWish {
  filters: CaseFilters
  today: Day
  /** Units whose records the caller keeps. */
  scope: ReadonlySet<number>
}

/** Units whose records the caller keeps. */
export async function recordScope(trx: Trx): Promise<ReadonlySet<number>> {
  const { rows } = await trx.raw<{ rows: { scope: number[] }[] }>('select app.record_scope() as scope')
  return new Set(rows[0]?.scope)
}

/** Of more units than these an index is of no use: most of the table is read anyway. */
const MOST_UNITS_TO_LOOK_UP = 400

/**
 * The policies alone decide which records are seen. The units of a narrow scope are named in the query once more, as
 * values, so that the planner knows how few they are and answers from an index.
 */
export function inScope(scope: ReadonlySet<number>): Conditions | null {
  if (scope.size > MOST_UNITS_TO_LOOK_UP) return null
  return { sql: 'c.unit_id = any (?::int[])', bindings: [[...scope]] }
}
