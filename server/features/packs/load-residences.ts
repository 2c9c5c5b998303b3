import type { SyntheticStay } from '../../../seeds/synthetic-people/person.ts'
import type { Trx } from '../../db/transactions.ts'
import { insertOfCases } from './load-case-files.ts'
import type { LoadedCase } from './load-people.ts'

/** Writes where people live: since the case was opened, in the unit that is in charge of it now. */
export function insertResidences(trx: Trx, cases: readonly LoadedCase[]): Promise<void> {
  return insertStays(trx, cases, ({ stays: [first] }) => first)
}

/** Gives the stays that began with a decision to move their points: the decision itself knows none. */
export async function locateMovedPeople(trx: Trx, cases: readonly LoadedCase[]): Promise<void> {
  const moved = cases.filter(({ person: { stays, point } }) => stays.length > 1 && point !== null)
  await trx.raw('delete from residence where upper_inf(stay) and case_id = any (?::bigint[])', [
    moved.map(({ caseId }) => caseId),
  ])
  await insertStays(trx, moved, ({ stays }) => stays.at(-1))
}

async function insertStays(
  trx: Trx,
  cases: readonly LoadedCase[],
  stayOf: (person: LoadedCase['person']) => SyntheticStay | undefined,
): Promise<void> {
  await insertOfCases(
    trx,
    'residence',
    { at_unit_id: 'int', stay: 'daterange', location: 'geometry', precision: 'text' },
    cases,
    ({ person, unitId }) => [
      {
        at_unit_id: unitId,
        stay: `[${stayOf(person)?.from},)`,
        location: person.point && `SRID=4326;POINT(${person.point[0]} ${person.point[1]})`,
        precision: person.precision,
      },
    ],
  )
}
