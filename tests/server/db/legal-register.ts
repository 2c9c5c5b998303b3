import { DatabaseError } from 'pg'
import type { Database } from '../../../server/db/connect.ts'
import { asRequest, type Trx } from '../../../server/db/transactions.ts'
import { testDatabase } from '../../support/database.ts'
import {
  fillPlace,
  type OpenedCase,
  openCase,
  type ProposedChange,
  signedInAs,
  unitIds,
} from '../../support/register.ts'
import type { CaseState } from './legal-model.ts'

/** A database with units and reference lists, and a social officer of its first province. */
export interface LegalRegister {
  db: Database
  /** Ids of the units by their codes. */
  ids: ReadonlyMap<string, number>
  id(code: string): number
  asOfficer<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}

export async function legalRegister(): Promise<LegalRegister> {
  const db = await testDatabase()
  await fillPlace(db)
  const ids = await unitIds(db, ['01', '02', '00101', '00102', '00201', '001', '00109'])
  const id = (code: string) => ids.get(code) as number
  const scope = { unitId: id('01'), from: '2020-01-01', to: null }
  const officer = await signedInAs(db, 'province_officer', ['social_officer'], [scope])
  return { db, ids, id, asOfficer: (work) => asRequest(db, officer, 'hoanhap_app', work) }
}

/** A case and the unit that keeps it. */
export type KeptCase = OpenedCase & { unitId: number }

export async function openedIn(trx: Trx, unitId: number): Promise<KeptCase> {
  return { ...(await openCase(trx, { unitId, openedOn: '2025-03-01' })), unitId }
}

/** The name of the constraint that refused the work; null when it went through. Nothing of a refused one stays. */
export async function refusal(trx: Trx, work: (step: Trx) => Promise<unknown>): Promise<string | null> {
  try {
    await trx.transaction(async (step) => void (await work(step)))
    return null
  } catch (error) {
    if (error instanceof DatabaseError) return error.constraint ?? error.message
    throw error
  }
}

/** What the database keeps of a case: in the words of the model, and everything that hangs on it as one text. */
export async function kept(trx: Trx, { caseId }: OpenedCase): Promise<{ state: CaseState; trace: string }> {
  const { rows } = await trx.raw(
    `select jsonb_build_object('unitId', c.unit_id, 'status', c.status, 'statusSince', c.status_since, 'regime', c.regime,
              'plannedEnd', c.planned_end, 'openedOn', c.opened_on, 'closedOn', c.closed_on,
              'lastChangeOn', (select max(s.effective_on) from status_change s where s.case_id = c.id)) as state,
            jsonb_build_array(to_jsonb(c) - 'updated_at', to_jsonb(p),
              (select jsonb_agg(e order by e.number) from episode e where e.case_id = c.id),
              (select jsonb_agg(s order by s.id) from status_change s where s.case_id = c.id),
              (select jsonb_agg(r order by r.id) from residence r where r.case_id = c.id))::text as trace
     from case_file c join person p on p.id = c.person_id where c.id = ?`,
    [caseId],
  )
  return rows[0]
}
/** A decision that breaks no rule, on a case that was opened before it. */
export const POST_REHAB: ProposedChange = {
  toStatus: 'post_rehab',
  regime: 'L73',
  decisionNumber: '12/QĐ-UBND',
  decisionOn: '2026-01-15',
  issuingBody: 'commune_chairman',
  effectiveOn: '2026-01-16',
  plannedEnd: '2027-01-16',
  reductionDocument: null,
  toUnitId: null,
}
/** The end of that case, before its planned day. */
export const COMPLETED: ProposedChange = {
  ...POST_REHAB,
  toStatus: 'completed',
  regime: 'L120',
  decisionOn: '2026-09-01',
  effectiveOn: '2026-09-01',
  plannedEnd: null,
}
