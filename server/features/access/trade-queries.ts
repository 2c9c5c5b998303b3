import type { Trx } from '../../db/transactions.ts'

/** What accepting employers of a place have open in a trade. */
export interface OpenTrade {
  trade: string
  openings: number
  employers: number
}

/** Openings by trade of accepting employers in these communes, also of those without a point; of all employers for null. */
export async function openTrades(trx: Trx, communeIds: readonly number[] | null): Promise<OpenTrade[]> {
  const found: { rows: OpenTrade[] } = await trx.raw(
    `select v.trade, sum(v.openings)::int as openings, count(*)::int as employers
     from vacancy v join employer e on e.id = v.employer_id
     where e.accepting and v.openings > 0
       and (?::int[] is null or exists (select 1 from employer_unit eu
                                        where eu.employer_id = e.id and eu.unit_id = any (?::int[])))
     group by v.trade order by v.trade`,
    [communeIds && [...communeIds], communeIds && [...communeIds]],
  )
  return found.rows
}
