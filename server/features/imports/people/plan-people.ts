import type { Trx } from '../../../db/transactions.ts'
import { digest } from '../../../secrets/seal.ts'
import { importDigest } from '../digests.ts'
import { type Fault, fault, note } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import { type Placed, placeRows, type RowPlace } from '../place-row.ts'
import { type FieldChange, type Plan, rejectedPlan } from '../plans.ts'
import type { SheetRow } from '../reading/types.ts'
import type { Decided } from '../reviews.ts'
import { understandRow } from '../understand-row.ts'
import { type CurrentPerson, currentPeople } from './current-people.ts'
import { type KnownPerson, type Match, matchPeople } from './match-people.ts'
import { type PersonRow, personOf } from './person-row.ts'

/** What is to become of a row about a person. `recordId` is the case. */
export interface PersonPlan extends Plan {
  person: PersonRow | null
  personId: string | null
  current: CurrentPerson | null
  /** Who it may be, where somebody has to decide. */
  alike: KnownPerson[]
}

/** A row that is understood, with what was wrong so far. */
export interface ReadPerson {
  row: number
  person: PersonRow | null
  faults: Fault[]
}

/**
 * Looks at rows against the register as it is now and changes nothing: what would be inserted, brought up to date or left,
 * what is wrong, and what somebody has to decide.
 */
export async function planPeople(
  trx: Trx,
  context: ImportContext,
  read: readonly ReadPerson[],
  decided: ReadonlyMap<number, Decided>,
): Promise<PersonPlan[]> {
  const whole = read.filter(isWhole)
  const places = await placeRows(
    trx,
    context,
    whole.map(({ person }) => person),
    true,
  )
  const { keys } = context.services
  const matches = await matchPeople(
    trx,
    keys,
    context.batch.office,
    whole.map(({ person }) => person),
  )
  const decisions = whole.map((one, index) =>
    identify(context, one, places[index] as Placed, matches.get(one.row) as Match, decided.get(one.row)),
  )
  const current = await currentPeople(
    trx,
    keys,
    decisions.flatMap(({ known, isSame }) => (known && !isSame ? [known.caseId] : [])),
  )
  const plans = new Map(decisions.map((one) => [one.row, planOf(context, one, current)]))
  return read.map(({ row, faults }) => plans.get(row) ?? rejectedPerson(row, faults))
}

type Whole = ReadPerson & { person: PersonRow }
const isWhole = (read: ReadPerson): read is Whole => read.person !== null

/** Understands a row, and looks whether the file said the same before. */
export function readPerson(context: ImportContext, sheetRow: SheetRow): ReadPerson {
  const { columns, today, rules, services, readCell } = context
  const understood = understandRow('people', columns, sheetRow, today, readCell)
  const { person, faults } = personOf(understood, rules, today, services.keys)
  if (person && isRepeated(context, person)) faults.push(fault(null, 'duplicate_in_file'))
  return { row: sheetRow.row, person: faults.some((one) => !one.note) ? null : person, faults }
}

function isRepeated({ seen }: ImportContext, { row, key, idNumberDigest }: PersonRow): boolean {
  const names = idNumberDigest === null ? [key] : [key, idNumberDigest]
  // All are remembered, whichever of them is there already.
  return names.map((name) => seen.first(name, row)).some((first) => first !== row)
}

interface Identified {
  row: number
  person: PersonRow
  place: RowPlace | null
  faults: Fault[]
  known: KnownPerson | null
  /** The register knows that the row says what it said last time. */
  isSame: boolean
  alike: KnownPerson[]
}

function identify(
  context: ImportContext,
  { row, person, faults }: Whole,
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

function keptCommune({ units }: ImportContext, { unitCode }: PersonRow, known: KnownPerson): FieldChange[] {
  const home = units.byId.get(known.unitId)
  return home && unitCode !== null ? [changed('unitCode', home.code, unitCode)] : []
}

/** Stands for somebody of the same file who is not in the register yet. */
const TWIN: KnownPerson = {
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

function planOf(
  context: ImportContext,
  one: Identified,
  current: ReadonlyMap<number, CurrentPerson>,
): PersonPlan {
  const { row, person, place, faults, known, isSame, alike } = one
  const base = {
    row,
    person,
    place,
    faults,
    changes: [],
    recordId: null,
    personId: null,
    current: null,
    alike: [],
  }
  if (faults.some((each) => !each.note))
    return {
      ...rejectedPerson(row, faults),
      ...{
        person,
        recordId: known?.caseId ?? null,
        kept: known && !place ? keptCommune(context, person, known) : [],
      },
    }
  if (isNamedWorkerOnly(context, person, known)) {
    return rejectedPerson(row, [...faults, fault('birth', 'named_worker_only')])
  }
  if (!known) {
    const { openingFaults } = person
    if (alike.length === 0 && openingFaults.length > 0)
      return rejectedPerson(row, [...faults, ...openingFaults])
    const outcome = alike.length > 0 ? 'review' : 'inserted'
    const doubt = alike.length > 0 ? [fault(null, 'in_review')] : []
    return { ...base, outcome, alike: alike.filter((other) => other !== TWIN), faults: [...faults, ...doubt] }
  }
  const ids = { recordId: known.caseId, personId: known.personId }
  if (isSame) return { ...base, ...ids, outcome: 'unchanged', ...keptStatus(person, known) }
  const file = current.get(known.caseId)
  if (!known.isOpen || !file)
    return { ...rejectedPerson(row, [...faults, fault(null, 'case_closed')]), recordId: known.caseId }
  const { changes, kept, faults: differing } = differences(context, person, place as RowPlace, file)
  if (differing.some((each) => !each.note))
    return { ...rejectedPerson(row, [...faults, ...differing]), recordId: known.caseId, kept }
  const outcome = changes.length > 0 ? 'updated' : 'unchanged'
  const notes = faults.filter(
    ({ code }) => code !== 'left_in_queue' || context.units.byId.get(file.unitId)?.level === 'province',
  )
  return { ...base, ...ids, outcome, changes, kept, current: file, faults: [...notes, ...differing] }
}

/** A row that says what it said last time is told again when the register keeps another status, or has ended the file. */
function keptStatus(
  { status }: PersonRow,
  known: Pick<KnownPerson, 'status' | 'isOpen'>,
): { faults: Fault[]; kept: FieldChange[] } {
  if (!known.isOpen) return { faults: [note(null, 'case_closed')], kept: [] }
  if (status === null || status === known.status) return { faults: [], kept: [] }
  return { faults: [note('status', 'status_differs')], kept: [changed('status', known.status, status)] }
}

/** Whoever may be under 18 is entered and changed in the scope of their commune alone. */
function isNamedWorkerOnly(
  { onlyCommune, today }: ImportContext,
  { birthYear }: PersonRow,
  known: KnownPerson | null,
): boolean {
  return onlyCommune === null && (`${birthYear + 19}-01-01` > today || known?.maybeMinor === true)
}

function rejectedPerson(row: number, faults: Fault[]): PersonPlan {
  return { ...rejectedPlan(row, faults), person: null, personId: null, current: null, alike: [] }
}

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
