import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { allOf, type Conditions } from '../coverage/place-filter.ts'
import { CASE_TABLES, casesWith } from './case-values.ts'
import { type CaseFilterName, caseConditions } from './filters.ts'
import { afterCursor } from './page-cursor.ts'
import { type CaseWish, inScope } from './record-scope.ts'
import type { FullRecord } from './serialise.ts'

/** A case as it stands in a list, with the person whose name may have to be opened. */
type ListedCase = FullRecord & { personId: string; openedOn: Day }

/** One page of the open cases of the own scope that fit, the ones opened last first, and how many fit altogether. */
export async function pageOfCases(
  trx: Trx,
  wish: CaseWish,
  page: { limit: number; cursor: string | undefined },
): Promise<{ cases: ListedCase[]; total: number }> {
  const fitting = allOf([inScope(wish.scope), caseConditions(wish.filters, wish.today)])
  const after = allOf([afterCursor(page.cursor)])
  const { rows } = await trx.raw<{ rows: { total: number; ids: string[] }[] }>(
    `with fitting as materialized (select c.id, c.opened_on from ${tablesFor(wish)} where ${fitting.sql})
     select (select count(*)::int from fitting) as total,
            array(select c.id from fitting c where ${after.sql} order by c.opened_on desc, c.id desc limit ?) as ids`,
    [...fitting.bindings, ...after.bindings, page.limit],
  )
  const { total = 0, ids = [] } = rows[0] ?? {}
  const which = { sql: 'c.id = any (?::bigint[])', bindings: [ids] }
  return { cases: await listedCases(trx, which, wish.today), total }
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
     from ${CASE_TABLES} join unit u on u.id = c.unit_id
     where ${which.sql}
     order by c.opened_on desc, c.id desc`,
    [today, today, ...which.bindings],
  )
  return rows
}

// Only what a filter looks at is joined: a count must not read five tables to look at one.
function tablesFor({ filters }: CaseWish): string {
  return casesWith((Object.keys(filters) as CaseFilterName[]).filter((name) => filters[name] !== undefined))
}
