import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { afterCursor, allOf, type Conditions } from '../coverage/place-filter.ts'
import { inUnits } from './filters.ts'
import type { FullRecord } from './serialise.ts'

/** A line of the list that the law gives the police of a commune. */
type PoliceLine = FullRecord & { personId: string }

// The policies say the same; said here as well, so that neither alone holds the list together.
const ON_THE_LIST: Conditions = { sql: 'c.id = any ((select app.police_cases())::bigint[])', bindings: [] }

/** Whether the list is open: an impact assessment is on record, or everybody in the database is synthetic. */
export async function policeListIsOpen(trx: Trx): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { open: boolean }[] }>('select app.police_list_is_open() as open')
  return rows[0]?.open === true
}

/** What the police may ask their list for. */
export function policeConditions(filters: { unit?: string[]; status?: string[] }, today: Day): Conditions {
  const { unit, status } = filters
  return allOf([
    ON_THE_LIST,
    unit ? inUnits(unit, today) : null,
    status ? { sql: 'c.status = any (?::text[])', bindings: [status] } : null,
  ])
}

export async function countPoliceList(trx: Trx, which: Conditions): Promise<number> {
  const { rows } = await trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from case_file c where ${which.sql}`,
    which.bindings,
  )
  return rows[0]?.total ?? 0
}

/** One page by number, which says nothing that the list does not show. `limit + 1` rows tell whether more follow. */
export async function pageOfPoliceList(
  trx: Trx,
  which: Conditions,
  page: { limit: number; cursor?: string | undefined },
): Promise<PoliceLine[]> {
  const { sql, bindings } = allOf([which, afterCursor('c.id', page.cursor)])
  const { rows } = await trx.raw<{ rows: PoliceLine[] }>(
    `select c.id::int as id, c.person_id::text as "personId", p.birth_year as "birthYear", u.code as "unitCode", c.status,
            c.decision_number as "decisionNumber", to_char(c.planned_end, 'YYYY-MM-DD') as "plannedEnd"
     from case_file c join person p on p.id = c.person_id join unit u on u.id = c.unit_id
     where ${sql} order by c.id limit ?`,
    [...bindings, page.limit + 1],
  )
  return rows
}
