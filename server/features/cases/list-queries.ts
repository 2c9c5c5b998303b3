import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { allOf, type Conditions } from '../coverage/place-filter.ts'
import { type CaseFilterName, type CaseFilters, caseConditions } from './filters.ts'
import { afterCursor } from './page-cursor.ts'
import type { FullRecord } from './serialise.ts'

/** A case as it stands in a list, with the person whose name may have to be opened. */
type ListedCase = FullRecord & { personId: string; openedOn: Day }

// Only what a filter looks at is joined: a count must not read five tables to look at one.
const PERSON = 'join person p on p.id = c.person_id'
const RESIDENCE = 'left join residence r on r.case_id = c.id and upper_inf(r.stay)'
const SUPPORT = 'left join support_file s on s.case_id = c.id'
const WORK = 'left join work_file w on w.case_id = c.id'
const TABLE_OF: Partial<Record<CaseFilterName, string>> = {
  sex: PERSON,
  ageBand: PERSON,
  located: RESIDENCE,
  supportNeed: SUPPORT,
  work: WORK,
  trade: WORK,
}

// The policy says the same; said here as well, it can be answered from an index.
const IN_SCOPE: Conditions = { sql: 'c.unit_id = any ((select app.record_scope())::int[])', bindings: [] }

/** How many open cases of the own scope fit the filters. */
export async function countCases(trx: Trx, filters: CaseFilters, today: Day): Promise<number> {
  const { sql, bindings } = allOf([IN_SCOPE, caseConditions(filters, today)])
  const { rows } = await trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from case_file c ${tablesFor(filters)} where ${sql}`,
    bindings,
  )
  return rows[0]?.total ?? 0
}

/** One page of them, the ones opened last first. */
export async function pageOfCases(
  trx: Trx,
  filters: CaseFilters,
  page: { today: Day; limit: number; cursor: string | undefined },
): Promise<ListedCase[]> {
  const { sql, bindings } = allOf([IN_SCOPE, caseConditions(filters, page.today), afterCursor(page.cursor)])
  const ids = `select c.id from case_file c ${tablesFor(filters)} where ${sql}
    order by c.opened_on desc, c.id desc limit ?`
  return listedCases(trx, { sql: `c.id in (${ids})`, bindings: [...bindings, page.limit] }, page.today)
}

/** The cases that fit a condition as a list shows them, the ones opened last first. */
export async function listedCases(trx: Trx, which: Conditions, today: Day): Promise<ListedCase[]> {
  const { rows } = await trx.raw<{ rows: ListedCase[] }>(
    `select c.id::int as id, c.person_id::text as "personId", p.sex, p.birth_year as "birthYear",
            c.adult_from > ?::date as minor, u.code as "unitCode", r.place_key is not null as located, c.programme,
            to_char(c.opened_on, 'YYYY-MM-DD') as "openedOn", to_char(c.closed_on, 'YYYY-MM-DD') as "closedOn",
            c.status, to_char(c.status_since, 'YYYY-MM-DD') as "statusSince",
            to_char(c.planned_end, 'YYYY-MM-DD') as "plannedEnd", coalesce(s.support, 'none') as support,
            case when s.need_expires_on > ?::date then s.need_band else 'none' end as "supportNeed",
            to_char(s.need_expires_on, 'YYYY-MM-DD') as "needExpiresOn",
            s.next_step as "nextStep", to_char(s.next_due_on, 'YYYY-MM-DD') as "nextDueOn",
            coalesce(w.work, 'unknown') as work, w.trade_learned as "tradeLearned", w.trade_wanted as "tradeWanted"
     from case_file c ${PERSON} join unit u on u.id = c.unit_id ${RESIDENCE} ${SUPPORT} ${WORK}
     where ${which.sql}
     order by c.opened_on desc, c.id desc`,
    [today, today, ...which.bindings],
  )
  return rows
}

function tablesFor(filters: CaseFilters): string {
  const asked = (Object.keys(filters) as CaseFilterName[]).filter((name) => filters[name] !== undefined)
  return [...new Set(asked.flatMap((name) => TABLE_OF[name] ?? []))].join(' ')
}
