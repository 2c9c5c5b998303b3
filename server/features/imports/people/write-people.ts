import type { Trx } from '../../../db/transactions.ts'
import { problemOfDatabaseError } from '../../../http/database-problems.ts'
import { Problem } from '../../../http/problems.ts'
import type { Fault } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import { rejectedPlan } from '../plans.ts'
import { rememberSources } from '../sources.ts'
import { insertPeople, type OpenedPerson } from './insert-people.ts'
import type { PersonRow } from './person-row.ts'
import type { PersonPlan } from './plan-people.ts'
import { openStages } from './stage-people.ts'
import { type PlainUpdate, plainUpdates, updatePeople } from './update-people.ts'
import { updatePerson } from './update-person.ts'

type NewPersonPlan = PersonPlan & { person: PersonRow; place: NonNullable<PersonPlan['place']> }

/**
 * Does what the plans say: opens files, brings files up to date. A row that the register does not take after all is a
 * rejected one, and the others stand.
 */
export async function writePeople(
  trx: Trx,
  context: ImportContext,
  plans: readonly PersonPlan[],
): Promise<PersonPlan[]> {
  const fresh = plans.filter((plan): plan is NewPersonPlan => plan.outcome === 'inserted')
  const inserted = await insertOrReject(trx, context, fresh)
  const updated = await updateOrReject(trx, context, plans)
  const done = new Map([...inserted, ...updated].map((plan) => [plan.row, plan]))
  const written = plans.map((plan) => done.get(plan.row) ?? plan)
  await rememberPeople(trx, context, written)
  return written
}

/** All together; where one of them is refused, half by half, until it is alone. */
async function insertOrReject(
  trx: Trx,
  context: ImportContext,
  plans: readonly NewPersonPlan[],
): Promise<PersonPlan[]> {
  if (plans.length === 0) return []
  await openStages(trx)
  try {
    return await trx.transaction((inner) => openFiles(inner, context, plans))
  } catch (error) {
    const faults = faultsOf(error)
    if (plans.length === 1) return [rejected(plans[0] as NewPersonPlan, faults)]
    const middle = Math.ceil(plans.length / 2)
    const first = await insertOrReject(trx, context, plans.slice(0, middle))
    return [...first, ...(await insertOrReject(trx, context, plans.slice(middle)))]
  }
}

/** What is plain all together; the rest, and whatever was refused together, one by one. */
async function updateOrReject(
  trx: Trx,
  context: ImportContext,
  plans: readonly PersonPlan[],
): Promise<PersonPlan[]> {
  const plain = plainUpdates(plans)
  const together = (await areUpdated(trx, context, plain)) ? new Set<PersonPlan>(plain) : new Set()
  const written: PersonPlan[] = []
  for (const plan of plans) {
    if (together.has(plan)) written.push(plan)
    else if (plan.outcome === 'updated') written.push(await updateOne(trx, context, plan))
  }
  return written
}

async function areUpdated(trx: Trx, context: ImportContext, plans: readonly PlainUpdate[]): Promise<boolean> {
  if (plans.length === 0) return true
  try {
    await trx.transaction((inner) => updatePeople(inner, context, plans))
    return true
  } catch (error) {
    faultsOf(error)
    return false
  }
}

async function updateOne(trx: Trx, context: ImportContext, plan: PersonPlan): Promise<PersonPlan> {
  try {
    await trx.transaction((inner) => updatePerson(inner, context, plan))
    return plan
  } catch (error) {
    return rejected(plan, faultsOf(error))
  }
}

function rejected(plan: PersonPlan, faults: Fault[]): PersonPlan {
  return { ...plan, ...rejectedPlan(plan.row, faults), recordId: plan.recordId }
}

/** What the register said about a row. @throws whatever is not about the row */
function faultsOf(error: unknown): Fault[] {
  const problem = error instanceof Problem ? error : problemOfDatabaseError(error)
  if (!problem || problem.status >= 500) throw error
  const [first] = problem.errors ?? []
  return [{ field: first?.path || null, code: first?.code ?? problem.code }]
}

/** Opens the files of rows, together. @throws what the register refuses */
async function openFiles(
  trx: Trx,
  context: ImportContext,
  plans: readonly NewPersonPlan[],
): Promise<PersonPlan[]> {
  const people = plans.map(({ person, place }) => ({ person, unitId: place.unit.id }))
  const opened = await insertPeople(trx, context, people)
  return plans.map((plan, index) => {
    const { personId, caseId } = opened[index] as OpenedPerson
    return { ...plan, personId, recordId: caseId }
  })
}

/** Remembers which person each row became, and what it said. */
async function rememberPeople(trx: Trx, context: ImportContext, plans: readonly PersonPlan[]): Promise<void> {
  const taken = plans.flatMap(({ person, personId, outcome }) =>
    person && personId !== null && ['inserted', 'updated', 'unchanged'].includes(outcome)
      ? [{ recordId: Number(personId), key: person.key, said: person.said, numbered: person.numbered }]
      : [],
  )
  await rememberSources(trx, context, taken)
}
