import { searchKey } from '@hoanhap/geo/text.ts'
import type { Trx } from '../../../db/transactions.ts'
import { problemOfDatabaseError } from '../../../http/database-problems.ts'
import { Problem } from '../../../http/problems.ts'
import { importDigest } from '../digests.ts'
import { type Fault, fault } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import { type Placed, placeRows } from '../place-row.ts'
import { type FieldChange, type Plan, rejectedPlan } from '../plans.ts'
import { type KnownSource, knownSources, rememberSources } from '../sources.ts'
import type { Values } from '../understand-row.ts'
import type { PlaceRow, ReadPlace } from './place-values.ts'

/** What is to become of a row about an employer or a service point. */
export interface PlacePlan extends Plan {
  said: PlaceRow | null
}

/** A place that is there already, in the caller's own area. */
export interface KnownPlace {
  id: number
  name: string
  unitId: number
}

/** How places of one kind are kept. */
export interface PlaceKind {
  /** What tells rows apart that are about one place. */
  partOf(values: Values): string
  /** Places of communes. */
  inUnits(trx: Trx, unitIds: readonly number[]): Promise<KnownPlace[]>
  byIds(trx: Trx, ids: readonly number[]): Promise<KnownPlace[]>
  /** What a row would change of a place. */
  changes(trx: Trx, id: number, said: PlaceRow, unitId: number): Promise<FieldChange[]>
  insert(trx: Trx, said: PlaceRow, unitId: number): Promise<number>
  update(trx: Trx, id: number, said: PlaceRow, unitId: number, changes: readonly FieldChange[]): Promise<void>
}

/** Looks at rows against the places that are there, and changes nothing. */
export async function planPlaces(
  trx: Trx,
  context: ImportContext,
  kind: PlaceKind,
  read: readonly ReadPlace[],
): Promise<PlacePlan[]> {
  const whole = read.flatMap(({ place }) => place ?? [])
  const placings = await placeRows(trx, context, whole, false)
  const finder = await makeFinder(trx, context, kind, whole, placings)
  const plans = new Map<number, PlacePlan>()
  for (const [index, said] of whole.entries()) {
    plans.set(said.row, await planPlace(trx, context, kind, said, placings[index] as Placed, finder))
  }
  return read.map(({ row, faults }) => plans.get(row) ?? { ...rejectedPlan(row, faults), said: null })
}

interface Finder {
  /** The row said the same at its last import. */
  same(said: PlaceRow): KnownSource | undefined
  found(said: PlaceRow, unitId: number): KnownPlace[]
}

async function makeFinder(
  trx: Trx,
  context: ImportContext,
  kind: PlaceKind,
  whole: readonly PlaceRow[],
  placings: readonly Placed[],
): Promise<Finder> {
  const keys = whole.flatMap((said) => [said.key, identityKey(context, said)])
  const sources = await knownSources(trx, context, keys)
  const units = new Set(placings.flatMap(({ place }) => place?.unit.id ?? []))
  const byName = await kind.inUnits(trx, [...units])
  const bySource = await kind.byIds(trx, [...new Set([...sources.values()].map(({ recordId }) => recordId))])
  const named = new Map<string, KnownPlace[]>()
  for (const place of byName) {
    const name = `${place.unitId} ${searchKey(place.name)}`
    named.set(name, [...(named.get(name) ?? []), place])
  }
  const places = new Map(bySource.map((place) => [place.id, place]))
  return {
    same: (said) => {
      const known = sources.get(said.key.toString('base64'))
      return known?.said.equals(said.said) && places.has(known.recordId) ? known : undefined
    },
    found: (said, unitId) => {
      const known = sources.get(identityKey(context, said).toString('base64'))
      const place = known && places.get(known.recordId)
      return place ? [place] : (named.get(`${unitId} ${searchKey(said.name)}`) ?? [])
    },
  }
}

/** By which a place is known again, whichever of its rows is read. */
function identityKey({ services }: ImportContext, { identity }: PlaceRow): Buffer {
  return importDigest(services.keys, 'source', identity)
}

async function planPlace(
  trx: Trx,
  context: ImportContext,
  kind: PlaceKind,
  said: PlaceRow,
  { place, faults }: Placed,
  finder: Finder,
): Promise<PlacePlan> {
  const { row } = said
  const base = { row, said, place, faults, changes: [] }
  const same = finder.same(said)
  if (same) return { ...base, faults: [], outcome: 'unchanged', recordId: same.recordId }
  if (!place) return { ...rejectedPlan(row, faults), said }
  const found = finder.found(said, place.unit.id)
  const [known] = found
  if (found.length > 1) return { ...rejectedPlan(row, [fault('name', 'several_like_it')]), said }
  if (!known) {
    // A further row of a place that a row above brings in.
    const isFirst = context.seen.first(identityKey(context, said), row) === row
    return { ...base, outcome: isFirst ? 'inserted' : 'updated', recordId: null }
  }
  const changes = (await kind.changes(trx, known.id, said, place.unit.id)).map((one) =>
    inCodes(context.units, one),
  )
  return { ...base, changes, outcome: changes.length > 0 ? 'updated' : 'unchanged', recordId: known.id }
}

/** Units as people know them. */
function inCodes({ byId }: ImportContext['units'], change: FieldChange): FieldChange {
  if (change.field !== 'unitCode') return change
  const code = (id: string | null) => byId.get(Number(id))?.code ?? null
  return { ...change, before: code(change.before), after: code(change.after) }
}

/** Does what the plans say, row by row: a further row of a new place finds what the first one made. */
export async function writePlaces(
  trx: Trx,
  context: ImportContext,
  kind: PlaceKind,
  plans: readonly PlacePlan[],
): Promise<PlacePlan[]> {
  const written: PlacePlan[] = []
  for (const plan of plans) {
    const done = await writeOrReject(trx, context, kind, plan)
    const { said, recordId } = done
    if (said && recordId !== null && done.outcome !== 'rejected') {
      const numbered = said.sourceId !== null
      await rememberSources(trx, context, [
        { key: said.key, recordId, said: said.said, numbered },
        { key: identityKey(context, said), recordId, said: identityKey(context, said), numbered },
      ])
    }
    written.push(done)
  }
  return written
}

async function writeOrReject(
  trx: Trx,
  context: ImportContext,
  kind: PlaceKind,
  plan: PlacePlan,
): Promise<PlacePlan> {
  const { said, place, outcome, row } = plan
  if (!said || !place || !['inserted', 'updated'].includes(outcome)) return plan
  try {
    return await trx.transaction((inner) => writePlace(inner, context, kind, { ...plan, said, place }))
  } catch (error) {
    return { ...plan, ...rejectedPlan(row, faultsOf(error)), said }
  }
}

async function writePlace(
  trx: Trx,
  context: ImportContext,
  kind: PlaceKind,
  plan: PlacePlan & { said: PlaceRow; place: NonNullable<Plan['place']> },
): Promise<PlacePlan> {
  const { said, place, recordId, changes } = plan
  const unitId = place.unit.id
  if (recordId !== null) {
    await kind.update(trx, recordId, said, unitId, changes)
    return plan
  }
  const made = (await knownSources(trx, context, [identityKey(context, said)])).values().next()
    .value?.recordId
  if (made === undefined)
    return { ...plan, outcome: 'inserted', recordId: await kind.insert(trx, said, unitId) }
  const further = await kind.changes(trx, made, said, unitId)
  await kind.update(trx, made, said, unitId, further)
  return { ...plan, outcome: further.length > 0 ? 'updated' : 'unchanged', recordId: made, changes: further }
}

/** What the database said about a row. @throws whatever is not about the row */
export function faultsOf(error: unknown): Fault[] {
  const problem = error instanceof Problem ? error : problemOfDatabaseError(error)
  if (!problem || problem.status >= 500) throw error
  const [first] = problem.errors ?? []
  return [{ field: first?.path || null, code: first?.code ?? problem.code }]
}
