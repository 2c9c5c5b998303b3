import { digest } from '../../../secrets/seal.ts'
import { importDigest } from '../digests.ts'
import { type Fault, fault } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import type { Placed, RowPlace } from '../place-row.ts'
import type { Decided } from '../reviews.ts'
import type { KnownPerson, Match } from './match-people.ts'
import type { PersonRow } from './person-row.ts'

/** A row in which nothing is wrong so far. */
export interface WholePerson {
  row: number
  person: PersonRow
  faults: Fault[]
}

/** A row with whom it is about, as far as that can be told. */
export interface Identified {
  row: number
  person: PersonRow
  place: RowPlace | null
  faults: Fault[]
  known: KnownPerson | null
  /** The register knows that the row says what it said last time. */
  isSame: boolean
  alike: KnownPerson[]
}

/** Tells whom a row is about: somebody of the register, somebody new, or one of several. */
export function identify(
  context: ImportContext,
  { row, person, faults }: WholePerson,
  { place, faults: placing }: Placed,
  match: Match,
  decided: Decided | undefined,
): Identified {
  const base = { row, person, place, faults: [...faults, ...placing], known: null, isSame: false, alike: [] }
  const { bySource, byIdNumber } = match
  if (!place) return { ...base, ...movedAway(base.faults, bySource ?? byIdNumber) }
  if (bySource && byIdNumber && bySource.personId !== byIdNumber.personId) {
    return { ...base, faults: [...base.faults, fault('idNumber', 'number_of_another')] }
  }
  const found = bySource ?? byIdNumber
  if (found) return { ...base, known: found, isSame: bySource?.said.equals(person.said) ?? false }
  const alike = [...match.alike.filter((one) => isNear(context, one, place))]
  if (decided?.decision === 'skip') return { ...base, faults: [...base.faults, fault(null, 'skipped')] }
  if (decided?.decision === 'same') {
    const same = match.alike.find(({ personId }) => Number(personId) === decided.personId)
    if (same) return { ...base, known: same }
  }
  return decided?.decision === 'new'
    ? base
    : { ...base, alike: isTwin(context, person, place) ? [...alike, TWIN] : alike }
}

/** Somebody of the own area whom the row places outside of it: that is a move, not a stranger's row. */
function movedAway(faults: Fault[], known: KnownPerson | null): Pick<Identified, 'faults' | 'known'> {
  if (!known || !faults.some(({ code }) => code === 'outside_scope')) return { faults, known: null }
  const others = faults.filter(({ code }) => code !== 'outside_scope')
  return { faults: [...others, fault('unitCode', 'another_commune')], known }
}

/** Stands for somebody of the same file who is not in the register yet. */
export const TWIN: KnownPerson = {
  personId: '0',
  caseId: 0,
  isOpen: true,
  unitId: 0,
  status: null,
  maybeMinor: false,
}

/** Whether a row above has the same name, year and place, and nothing tells the two apart. */
function isTwin({ seen, services }: ImportContext, person: PersonRow, { unit }: RowPlace): boolean {
  if (person.numbered || person.idNumber !== null) return false
  const name = digest(services.keys, 'fullName', person.name).toString('base64')
  const twin = importDigest(services.keys, 'twin', `${name} ${person.birthYear} ${unit.id}`)
  return seen.first(twin, person.row) !== person.row
}

/** In the same commune, or where one of the two has none yet. */
function isNear({ units }: ImportContext, { unitId }: KnownPerson, { unit }: RowPlace): boolean {
  return unit.id === unitId || unit.level === 'province' || units.byId.get(unitId)?.level === 'province'
}
