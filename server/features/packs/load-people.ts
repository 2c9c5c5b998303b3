import type { Day } from '@hoanhap/geo/day.ts'
import type { SyntheticPerson, SyntheticStay } from '../../../seeds/synthetic-people/person.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import type { LegalStatus } from '../cases/values.ts'
import { contains } from './day-spans.ts'
import { insertRecords } from './insert-records.ts'
import { insertFiles } from './load-case-files.ts'
import { insertHelp } from './load-help.ts'
import { insertIdentities } from './load-identities.ts'
import { insertStatusChanges } from './load-status-changes.ts'
import type { UnitIds } from './load-units.ts'

/** A person whose file has been opened. */
export interface LoadedCase {
  person: SyntheticPerson
  personId: number
  caseId: number
  /** The unit in charge: it changes while the moves of the person are written. */
  unitId: number
  /** The legal status by now, which changes likewise. */
  status: LegalStatus | 'opening'
}

/** The number of the unit in which somebody stays. */
export type UnitOfStay = (stay: SyntheticStay) => number

/** Finds the units of a day. @throws RangeError for a stay in a unit that is none of that day */
export function unitsOfStays(ids: UnitIds, today: Day): UnitOfStay {
  const current = new Map<string, number>()
  for (const [unit, id] of ids) if (contains(unit, today)) current.set(`${unit.level} ${unit.code}`, id)
  return ({ level, code }) => {
    const id = current.get(`${level} ${code}`)
    if (id === undefined) throw new RangeError(`no ${level} ${code} on ${today}`)
    return id
  }
}

/**
 * Writes synthetic people with their identity, case and history as an office would enter them: every decision passes
 * the guards of the database. One call is one batch; run as loader.
 */
export async function insertPeople(
  trx: Trx,
  people: readonly SyntheticPerson[],
  unitOf: UnitOfStay,
  keys: Keys,
): Promise<void> {
  const cases = await openCases(trx, people, unitOf)
  await insertIdentities(trx, cases, keys)
  await insertFiles(trx, cases)
  await insertStatusChanges(trx, cases, unitOf)
  await insertHelp(trx, cases, keys)
}

async function openCases(
  trx: Trx,
  people: readonly SyntheticPerson[],
  unitOf: UnitOfStay,
): Promise<LoadedCase[]> {
  const unitIds = people.map(({ stays }) => unitOf(stays[0] as SyntheticStay))
  const personIds = await insertNumbered(
    trx,
    'person',
    { unit_id: 'int', sex: 'text', birth_year: 'int', synthetic: 'boolean' },
    people.map(({ sex, birthYear }, i) => {
      return { unit_id: unitIds[i], sex, birth_year: birthYear, synthetic: true }
    }),
  )
  const caseIds = await insertNumbered(
    trx,
    'case_file',
    { person_id: 'bigint', unit_id: 'int', programme: 'text', opened_on: 'date' },
    people.map(({ openedOn }, i) => {
      return { person_id: personIds[i], unit_id: unitIds[i], programme: 'rehab', opened_on: openedOn }
    }),
  )
  return people.map((person, i) => ({
    person,
    personId: personIds[i] as number,
    caseId: caseIds[i] as number,
    unitId: unitIds[i] as number,
    status: 'opening',
  }))
}

/** Numbers are given out in the order of the rows: sorted, they belong to them one by one. */
async function insertNumbered(
  trx: Trx,
  table: string,
  columns: Record<string, string>,
  rows: readonly Record<string, unknown>[],
): Promise<number[]> {
  const returned = await insertRecords<{ id: string }>(trx, table, columns, rows, 'id')
  return returned.map(({ id }) => Number(id)).sort((a, b) => a - b)
}
