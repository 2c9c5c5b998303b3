import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Recorded } from './help-queries.ts'

export async function insertConsent(
  trx: Trx,
  row: Recorded & { purpose: string; givenOn: Day },
): Promise<void> {
  await trx('consent').insert({
    case_id: row.caseId,
    unit_id: row.unitId,
    purpose: row.purpose,
    given_on: row.givenOn,
  })
}

/** Ends a consent of a case: whether it is there, and had not ended before. */
export async function endConsent(
  trx: Trx,
  { caseId, consentId, withdrawnOn }: { caseId: number; consentId: number; withdrawnOn: Day },
): Promise<'now' | 'before' | 'absent'> {
  const { rows } = await trx.raw<{ rows: { withdrawn: boolean }[] }>(
    'select k.withdrawn_on is not null as withdrawn from consent k where k.case_id = ? and k.id = ? for update',
    [caseId, consentId],
  )
  const [found] = rows
  if (!found) return 'absent'
  if (found.withdrawn) return 'before'
  await trx('consent').where({ id: consentId }).update({ withdrawn_on: withdrawnOn })
  return 'now'
}

/** Whether the person of an open case agrees, today, to have their family called. */
export async function familyMayBeCalled(trx: Trx, personId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { agreed: boolean }[] }>(
    'select app.family_may_be_called(?::bigint) as agreed',
    [personId],
  )
  return rows[0]?.agreed === true
}

/** Whether a purpose has the consent of the person of an open case, in force today. */
export async function agreesTo(trx: Trx, caseId: number, purpose: 'substitution'): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { agreed: boolean }[] }>(
    'select app.agrees(?::bigint, ?) as agreed',
    [caseId, purpose],
  )
  return rows[0]?.agreed === true
}

/** Writes whether the person is in substitution treatment; null takes it away. */
export async function writeSubstitution(
  trx: Trx,
  of: { caseId: number; unitId: number },
  substitution: boolean | null,
): Promise<void> {
  if (substitution === null) {
    await trx('treatment_file').where({ case_id: of.caseId }).delete()
    return
  }
  await trx.raw(
    `insert into treatment_file (case_id, unit_id, substitution) values (?, ?, ?)
     on conflict (case_id) do update set substitution = excluded.substitution`,
    [of.caseId, of.unitId, substitution],
  )
}
