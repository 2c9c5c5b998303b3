import { REGIMES } from '../../../seeds/legal/regimes.ts'
import { RULES } from '../../../seeds/legal/rules.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../seeds/legal/transitions.ts'
import { SCORECARDS } from '../../../seeds/support-need/scorecard.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import type { Trx } from '../../db/transactions.ts'

/**
 * Brings the reference lists of the database in line with those of the program: they are part of it, not of a pack.
 * Runs at every start; writes only what differs.
 */
export async function insertReferenceLists(trx: Trx): Promise<void> {
  await insertTrades(trx)
  await insertRegimes(trx)
  await insertStatuses(trx)
  await insertRules(trx)
  await insertTransitions(trx)
  await insertScorecards(trx)
}

async function insertTrades(trx: Trx): Promise<void> {
  await trx.raw(
    `insert into trade (code, name, name_en)
     select code, name, "nameEn" from jsonb_to_recordset(?::jsonb) as given(code text, name text, "nameEn" text)
     on conflict (code) do nothing`,
    [JSON.stringify(TRADES)],
  )
}

/** In the order of their days, so that one ends before the next begins. */
async function insertRegimes(trx: Trx): Promise<void> {
  await trx.raw(
    `insert into legal_regime as present (code, name, name_en, valid)
     select code, name, "nameEn", daterange("from", "to")
     from jsonb_to_recordset(?::jsonb) as given(code text, name text, "nameEn" text, "from" date, "to" date)
     order by "from"
     on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, valid = excluded.valid
     where (present.name, present.name_en, present.valid) is distinct from (excluded.name, excluded.name_en, excluded.valid)`,
    [JSON.stringify(REGIMES)],
  )
}

async function insertStatuses(trx: Trx): Promise<void> {
  const rows = STATUSES.map((status, index) => ({ ...status, position: index + 1 }))
  await trx.raw(
    `insert into legal_status as present (code, name, name_en, position, terminal, programme)
     select code, name, "nameEn", position, terminal, programme from jsonb_to_recordset(?::jsonb)
       as given(code text, name text, "nameEn" text, position int, terminal boolean, programme text)
     on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, position = excluded.position,
       terminal = excluded.terminal, programme = excluded.programme
     where (present.name, present.name_en, present.position, present.terminal, present.programme)
       is distinct from (excluded.name, excluded.name_en, excluded.position, excluded.terminal, excluded.programme)`,
    [JSON.stringify(rows)],
  )
}

async function insertRules(trx: Trx): Promise<void> {
  await trx.raw(
    `insert into status_rule as present (regime, status, decided_by, document, least_months, most_months, basis)
     select regime, status, "decidedBy", document, "leastMonths", "mostMonths", basis
     from jsonb_to_recordset(?::jsonb) as given(regime text, status text, "decidedBy" text[], document text,
       "leastMonths" int, "mostMonths" int, basis text)
     on conflict (regime, status) do update set decided_by = excluded.decided_by, document = excluded.document,
       least_months = excluded.least_months, most_months = excluded.most_months, basis = excluded.basis
     where (present.decided_by, present.document, present.least_months, present.most_months, present.basis)
       is distinct from (excluded.decided_by, excluded.document, excluded.least_months, excluded.most_months, excluded.basis)`,
    [JSON.stringify(RULES)],
  )
}

/** What a corrected list no longer allows is taken away: the guard must not go on allowing it. */
async function insertTransitions(trx: Trx): Promise<void> {
  const rows = JSON.stringify(TRANSITIONS)
  await trx.raw(
    `delete from status_transition where (regime, from_status, to_status) not in
       (select regime, "from", "to" from jsonb_to_recordset(?::jsonb) as given(regime text, "from" text, "to" text))`,
    [rows],
  )
  await trx.raw(
    `insert into status_transition as present (regime, from_status, to_status, resumes)
     select regime, "from", "to", resumes
     from jsonb_to_recordset(?::jsonb) as given(regime text, "from" text, "to" text, resumes boolean)
     on conflict (regime, from_status, to_status) do update set resumes = excluded.resumes
     where present.resumes <> excluded.resumes`,
    [rows],
  )
}

/** A version never changes once assessments may have been made with it. */
async function insertScorecards(trx: Trx): Promise<void> {
  await trx.raw(
    `insert into scorecard (version, valid_from, items, bands)
     select version, "validFrom", items, bands
     from jsonb_to_recordset(?::jsonb) as given(version text, "validFrom" date, items jsonb, bands jsonb)
     on conflict (version) do nothing`,
    [JSON.stringify(SCORECARDS)],
  )
}
