import { type Fault, fault, note } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import type { RowPlace } from '../place-row.ts'
import type { FieldChange } from '../plans.ts'
import type { CurrentPerson } from './current-people.ts'
import type { KnownPerson } from './match-people.ts'
import type { PersonRow } from './person-row.ts'

/** Texts that both the row and the file have. */
const PLAIN = [
  'name',
  'sex',
  'idNumber',
  'phone',
  'address',
  'familyContact',
  'support',
  'work',
  'tradeLearned',
  'tradeWanted',
  'substance',
] as const satisfies readonly (keyof PersonRow & keyof CurrentPerson)[]

/**
 * What a row would change in a file: what it says replaces what is there, a blank cell leaves it. Legal status, the day of
 * the opening and a move to another commune are no matter of a file.
 */
export function differences(
  context: ImportContext,
  person: PersonRow,
  place: RowPlace,
  file: CurrentPerson,
): { changes: FieldChange[]; kept: FieldChange[]; faults: Fault[] } {
  const changes: FieldChange[] = PLAIN.flatMap((field) => {
    const [before, after] = [file[field], person[field]]
    return after === null || after === before ? [] : [{ field, before, after }]
  })
  if (person.birthYear !== file.birthYear)
    changes.push(changed('birthYear', file.birthYear, person.birthYear))
  if (person.birthDate !== null && person.birthDate !== file.birthDate) {
    changes.push(changed('birthDate', file.birthDate, person.birthDate))
  }
  const { kept, faults } = keptStatus(person, { status: file.status, isOpen: true })
  faults.push(...placeDifference(context, person, place, file, changes, kept))
  for (const { purpose, givenOn } of person.consents) {
    const isKnown = file.consents.some(
      (one) => one.purpose === purpose && (one.inForce || one.givenOn === givenOn),
    )
    if (!isKnown) changes.push(changed(`consent ${purpose}`, null, givenOn))
  }
  if (person.openedOn !== file.openedOn) {
    faults.push(note('openedOn', 'opened_on_differs'))
    kept.push(changed('openedOn', file.openedOn, person.openedOn))
  }
  return { changes, kept, faults }
}

function changed(field: string, before: string | number | null, after: string | number | null): FieldChange {
  return {
    field,
    before: before === null ? null : String(before),
    after: after === null ? null : String(after),
  }
}

function placeDifference(
  { units }: ImportContext,
  { point, precision }: PersonRow,
  { unit, how, grade }: RowPlace,
  file: CurrentPerson,
  changes: FieldChange[],
  kept: FieldChange[],
): Fault[] {
  const home = units.byId.get(file.unitId)
  if (unit.level === 'commune' && unit.id !== file.unitId) {
    if (home?.level === 'commune') {
      const isCertain = how !== 'address' || grade === 'exact'
      kept.push(changed('unitCode', home.code, unit.code))
      return isCertain ? [fault('unitCode', 'another_commune')] : [note('address', 'place_differs')]
    }
    changes.push(changed('unitCode', home?.code ?? null, unit.code))
  }
  if (
    point &&
    (!isNearly(point.lon, file.lon) || !isNearly(point.lat, file.lat) || precision !== file.precision)
  ) {
    const before = file.lon === null ? null : `${file.lat}; ${file.lon} (${file.precision})`
    changes.push(changed('geometry', before, `${point.lat}; ${point.lon} (${precision})`))
  }
  return []
}

/** Within a centimetre. */
const isNearly = (a: number, b: number | null) => b !== null && Math.abs(a - b) < 1e-7

/** A row that says what it said last time is told again when the register keeps another status, or has ended the file. */
export function keptStatus(
  { status }: PersonRow,
  known: Pick<KnownPerson, 'status' | 'isOpen'>,
): { faults: Fault[]; kept: FieldChange[] } {
  if (!known.isOpen) return { faults: [note(null, 'case_closed')], kept: [] }
  if (status === null || status === known.status) return { faults: [], kept: [] }
  return { faults: [note('status', 'status_differs')], kept: [changed('status', known.status, status)] }
}

/** That a row places somebody of the own area in another commune. */
export function keptCommune(
  { units }: ImportContext,
  { unitCode }: PersonRow,
  known: KnownPerson,
): FieldChange[] {
  const home = units.byId.get(known.unitId)
  return home && unitCode !== null ? [changed('unitCode', home.code, unitCode)] : []
}
