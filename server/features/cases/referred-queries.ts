import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { afterCursor, allOf, type Conditions } from '../coverage/place-filter.ts'
import { caseValue } from './case-values.ts'
import type { CaseFilters } from './filters.ts'
import type { FullRecord } from './serialise.ts'

/** Somebody who agreed to be referred to the caller's body. */
type ReferredPerson = FullRecord & { personId: string }

// Work is there for who agreed to be referred for work, health for who agreed for health: the policies see to it.
const REFERRED = `app.referred_people() k
join person p on p.id = k.person_id
join unit u on u.id = p.unit_id
left join work_file w on w.case_id = k.case_id
left join health_file h on h.case_id = k.case_id
left join treatment_file t on t.case_id = k.case_id`

/** What employment officers and clinicians may ask their list for; each only for what the own list shows. */
export function referredConditions(filters: CaseFilters, today: Day): Conditions {
  const { unit, work, trade, ageBand } = filters
  const value = (name: 'work' | 'trade' | 'ageBand', wanted: string[] | undefined): Conditions | null => {
    if (!wanted) return null
    const { sql, bindings } = caseValue(name, today)
    return { sql: `${sql} = any (?::text[])`, bindings: [...bindings, wanted] }
  }
  return allOf([
    // Without the row of the work file there is no consent to look at work.
    work || trade ? { sql: 'w.case_id is not null', bindings: [] } : null,
    value('work', work),
    value('trade', trade),
    value('ageBand', ageBand),
    unit ? inUnits(unit, today) : null,
  ])
}

function inUnits(codes: string[], today: Day): Conditions {
  return {
    sql: `u.code = any (?::text[]) or exists (select from unit_parent up join unit above on above.id = up.parent_id
            where up.unit_id = u.id and up.valid @> ?::date and above.code = any (?::text[]))`,
    bindings: [codes, today, codes],
  }
}

export async function countReferred(trx: Trx, which: Conditions): Promise<number> {
  const { rows } = await trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from ${REFERRED} where ${which.sql}`,
    which.bindings,
  )
  return rows[0]?.total ?? 0
}

/** One page by number. `limit + 1` rows tell whether more follow. */
export async function pageOfReferred(
  trx: Trx,
  which: Conditions,
  page: { today: Day; limit: number; cursor?: string | undefined },
): Promise<ReferredPerson[]> {
  const { sql, bindings } = allOf([which, afterCursor('k.case_id', page.cursor)])
  const { rows } = await trx.raw<{ rows: ReferredPerson[] }>(
    `select k.case_id::int as id, k.person_id::text as "personId", p.birth_year as "birthYear",
            make_date(p.birth_year + 19, 1, 1) > ?::date as minor, u.code as "unitCode",
            w.work, w.trade_learned as "tradeLearned", w.trade_wanted as "tradeWanted", h.substance, t.substitution,
            w.case_id is not null as "forWork", h.case_id is not null as "forHealth"
     from ${REFERRED} where ${sql} order by k.case_id limit ?`,
    [page.today, ...bindings, page.limit + 1],
  )
  return rows.map(withoutWhatIsNotReferred)
}

/** One of them; undefined when not there or not referred to the caller. */
export async function referredPerson(trx: Trx, id: number, today: Day): Promise<ReferredPerson | undefined> {
  const which = { sql: 'k.case_id = ?', bindings: [id] }
  return (await pageOfReferred(trx, which, { today, limit: 1 }))[0]
}

interface Referrals {
  forWork?: boolean
  forHealth?: boolean
}

/** What belongs to another purpose than the one agreed to is not a field at all. */
function withoutWhatIsNotReferred({
  forWork,
  forHealth,
  ...person
}: ReferredPerson & Referrals): ReferredPerson {
  const { work, tradeLearned, tradeWanted, substance, substitution, minor, ...rest } = person
  return {
    ...rest,
    ...(forWork ? { work, tradeLearned, tradeWanted } : {}),
    ...(forHealth ? { substance, substitution, minor } : {}),
  }
}
