import type { Trx } from '../../../db/transactions.ts'
import { type Fault, fault } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import { type Placed, placeRows, type RowPlace } from '../place-row.ts'
import { type Plan, rejectedPlan } from '../plans.ts'
import type { SheetRow } from '../reading/types.ts'
import type { Decided } from '../reviews.ts'
import { understandRow } from '../understand-row.ts'
import { type CurrentPerson, currentPeople } from './current-people.ts'
import { type Identified, identify, TWIN, type WholePerson } from './identify-person.ts'
import { type KnownPerson, type Match, matchPeople } from './match-people.ts'
import { differences, keptCommune, keptStatus } from './person-differences.ts'
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

const isWhole = (read: ReadPerson): read is WholePerson => read.person !== null

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
