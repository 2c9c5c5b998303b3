import { RULES } from '../../../seeds/legal/rules.ts'
import type { SyntheticStatusChange, SyntheticStay } from '../../../seeds/synthetic-people/person.ts'
import type { Trx } from '../../db/transactions.ts'
import { insertOfCases } from './load-case-files.ts'
import type { LoadedCase, UnitOfStay } from './load-people.ts'
import { insertResidences, locateMovedPeople } from './load-residences.ts'

const DOCUMENTS = new Map(RULES.map(({ regime, status, document }) => [`${regime} ${status}`, document]))

const COLUMNS = {
  to_status: 'text',
  from_status: 'text',
  regime: 'text',
  document: 'text',
  decision_number: 'text',
  decision_on: 'date',
  issuing_body: 'text',
  effective_on: 'date',
  planned_end: 'date',
  to_unit_id: 'int',
}

/**
 * Writes the legal histories and where people lived meanwhile: the first decision of every case, then the second of
 * those that have one, and so on, because each is checked against what the one before it left.
 */
export async function insertStatusChanges(
  trx: Trx,
  cases: readonly LoadedCase[],
  unitOf: UnitOfStay,
): Promise<void> {
  await insertResidences(trx, cases)
  const rounds = cases.reduce((most, { person }) => Math.max(most, person.changes.length), 0)
  for (let round = 0; round < rounds; round++) {
    const changing = cases.filter(({ person }) => person.changes.length > round)
    const changeOf = ({ person }: LoadedCase) => person.changes[round] as SyntheticStatusChange
    await insertOfCases(trx, 'status_change', COLUMNS, changing, (one) => [
      record(changeOf(one), one, unitOf),
    ])
    for (const one of changing) {
      const { toStatus } = changeOf(one)
      if (toStatus === 'moved') one.unitId = lastUnit(one, unitOf)
      else one.status = toStatus
    }
  }
  await locateMovedPeople(trx, cases)
}

function record(change: SyntheticStatusChange, one: LoadedCase, unitOf: UnitOfStay) {
  return {
    to_status: change.toStatus,
    from_status: one.status,
    regime: change.regime,
    document: DOCUMENTS.get(`${change.regime} ${change.toStatus}`),
    decision_number: change.decisionNumber,
    decision_on: change.decisionOn,
    issuing_body: change.issuingBody,
    effective_on: change.effectiveOn,
    planned_end: change.plannedEnd,
    to_unit_id: change.toStatus === 'moved' ? lastUnit(one, unitOf) : null,
  }
}

/** Nobody moves more than once. */
function lastUnit({ person }: LoadedCase, unitOf: UnitOfStay): number {
  return unitOf(person.stays.at(-1) as SyntheticStay)
}
