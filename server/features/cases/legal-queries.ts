import type { Day } from '@hoanhap/geo/day.ts'
import { BODIES, DOCUMENTS } from '../../../seeds/legal/bodies.ts'
import type { Trx } from '../../db/transactions.ts'
import type { LegalRules, Scorecard } from './schemas.ts'

async function rowsOf<T>(trx: Trx, sql: string): Promise<T[]> {
  const { rows } = await trx.raw<{ rows: T[] }>(sql)
  return rows
}

/** The laws, and what each allows. */
export async function legalRules(trx: Trx): Promise<LegalRules> {
  return {
    regimes: await rowsOf(
      trx,
      `select g.code, g.name, g.name_en as "nameEn", to_char(lower(g.valid), 'YYYY-MM-DD') as "validFrom",
              to_char(upper(g.valid) - 1, 'YYYY-MM-DD') as "validTo"
       from legal_regime g order by lower(g.valid)`,
    ),
    statuses: await rowsOf(
      trx,
      `select s.code, s.name, s.name_en as "nameEn", s.terminal, s.programme from legal_status s order by s.position`,
    ),
    rules: await rowsOf(
      trx,
      `select r.regime, r.status, r.decided_by as "decidedBy", r.document, r.least_months as "leastMonths",
              r.most_months as "mostMonths", r.basis
       from status_rule r join legal_status s on s.code = r.status order by r.regime, s.position`,
    ),
    transitions: await rowsOf(
      trx,
      `select t.regime, t.from_status as "fromStatus", t.to_status as "toStatus", t.resumes from status_transition t
       join legal_status s on s.code = t.to_status order by t.regime, t.from_status, s.position`,
    ),
    bodies: [...BODIES],
    documents: [...DOCUMENTS],
  }
}

/** The scorecard with which assessments are made on a day. */
export async function currentScorecard(trx: Trx, today: Day): Promise<Scorecard> {
  const { rows } = await trx.raw<{ rows: Scorecard[] }>(
    `select s.version, to_char(s.valid_from, 'YYYY-MM-DD') as "validFrom", s.items, s.bands
     from scorecard s where s.valid_from <= ?::date order by s.valid_from desc limit 1`,
    [today],
  )
  const [scorecard] = rows
  if (!scorecard) throw new Error(`no scorecard is in force on ${today}`)
  return scorecard
}
