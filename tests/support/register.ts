import { createHash, randomBytes } from 'node:crypto'
import type { Day } from '@hoanhap/geo/day.ts'
import type { Database } from '../../server/db/connect.ts'
import { asLoader, type Trx } from '../../server/db/transactions.ts'
import type { Role } from '../../server/features/accounts/schemas.ts'
import { insertReferenceLists } from '../../server/features/packs/load-reference-lists.ts'
import { asAdministrator } from './database.ts'
import { fillTwoCommunes, unitId } from './two-communes.ts'

/**
 * Two provinces, three communes of today, a former district and a commune that is no more, with the reference lists:
 * a place in which the rules of the register can be tried one by one.
 */
export async function fillPlace(db: Database): Promise<void> {
  await fillTwoCommunes(db)
  await asLoader(db, async (trx) => {
    await trx.raw(`insert into unit (level, code, name, type, valid, vintage, search_key) values
      ('commune', '00201', 'Xã Ba', 'xa', daterange(null, null), '2025', 'xa ba'),
      ('district', '001', 'Quận Cũ', 'quan', daterange(null, '2025-07-01'), '2022', 'quan cu'),
      ('commune', '00109', 'Phường Cũ', 'phuong', daterange(null, '2025-07-01'), '2022', 'phuong cu')`)
    await trx.raw(`insert into unit_parent (unit_id, parent_id, valid)
      select c.id, p.id, daterange(null, null) from unit c, unit p where c.code = '00201' and p.code = '02'`)
    await insertReferenceLists(trx)
  })
}

/** Ids of units by code. */
export async function unitIds(db: Database, codes: readonly string[]): Promise<Map<string, number>> {
  const ids = await Promise.all(codes.map((code) => unitId(db, code)))
  return new Map(codes.map((code, index) => [code, ids[index] as number]))
}

export interface ScopeOf {
  unitId: number
  from: Day
  to: Day | null
}

/** An account with roles and dated scopes and an open session; answers the session's secret. */
export async function signedInAs(
  db: Database,
  username: string,
  roles: readonly Role[],
  scopes: readonly ScopeOf[],
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(secret).digest('hex')
  await asAdministrator(
    db,
    `with made as (insert into account (username, display_name, password_hash)
       values ('${username}', '${username}', 'x') returning id),
     roles as (insert into account_role select made.id, r from made, unnest(array[${quoted(roles)}]::text[]) r),
     scopes as (insert into account_scope (account_id, unit_id, valid)
       select made.id, (s ->> 'unitId')::int, daterange((s ->> 'from')::date, (s ->> 'to')::date)
       from made, jsonb_array_elements('${JSON.stringify(scopes)}'::jsonb) s)
     insert into session (account_id, sid_hash, expires_at)
       select made.id, decode('${hash}', 'hex'), now() + interval '1 hour' from made`,
  )
  return secret
}

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(',')

export interface OpenedCase {
  personId: number
  caseId: number
}

/** A person with an open case that has no legal status yet, written as an officer or the loader writes it. */
export async function openCase(
  trx: Trx,
  opened: { unitId: number; openedOn: Day; birthYear?: number; sex?: 'female' | 'male' },
): Promise<OpenedCase> {
  const { unitId: unit, openedOn, birthYear = 1990, sex = 'male' } = opened
  const person = await trx.raw(
    'insert into person (unit_id, sex, birth_year, synthetic) values (?, ?, ?, true) returning id::int',
    [unit, sex, birthYear],
  )
  const personId: number = person.rows[0].id
  const file = await trx.raw(
    `insert into case_file (person_id, unit_id, programme, opened_on) values (?, ?, 'rehab', ?::date)
     returning id::int, episode`,
    [personId, unit, openedOn],
  )
  const { id: caseId, episode } = file.rows[0]
  await trx.raw('insert into episode (case_id, unit_id, number, opened_on) values (?, ?, ?, ?::date)', [
    caseId,
    unit,
    episode,
    openedOn,
  ])
  await trx.raw(
    `insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
     values (?, ?, ?, daterange(?::date, null), st_setsrid(st_makepoint(108.05, 16.05), 4326), 'exact')`,
    [caseId, unit, unit, openedOn],
  )
  for (const table of ['support_file', 'work_file', 'health_file']) {
    await trx.raw('insert into ?? (case_id, unit_id) values (?, ?)', [table, caseId, unit])
  }
  return { personId, caseId }
}

/** A change of legal status as it is proposed. */
export interface ProposedChange {
  toStatus: string
  regime: string
  decisionNumber: string | null
  decisionOn: Day
  issuingBody: string
  effectiveOn: Day
  plannedEnd: Day | null
  reductionDocument: string | null
  toUnitId: number | null
}

export async function proposeChange(
  trx: Trx,
  { caseId, unitId: unit }: { caseId: number; unitId: number },
  change: ProposedChange,
): Promise<void> {
  await trx.raw(
    `insert into status_change (case_id, unit_id, to_status, regime, decision_number, decision_on, issuing_body, effective_on,
       planned_end, reduction_document, to_unit_id)
     values (?, ?, ?, ?, ?, ?::date, ?, ?::date, ?::date, ?, ?)`,
    [
      caseId,
      unit,
      change.toStatus,
      change.regime,
      change.decisionNumber,
      change.decisionOn,
      change.issuingBody,
      change.effectiveOn,
      change.plannedEnd,
      change.reductionDocument,
      change.toUnitId,
    ],
  )
}
