import type { z } from 'zod'
import type { Trx } from '../../db/transactions.ts'
import type { AddressGrade } from '../addresses/schemas.ts'
import { type Fault, fault, note } from './faults.ts'
import type { ImportContext } from './import-context.ts'
import type { Coordinates } from './reading/types.ts'
import { communesOfPoints, type DatedUnit } from './units.ts'

type Grade = z.infer<typeof AddressGrade>

/** What a row says of its place. */
export interface PlaceSaid {
  unitCode: string | null
  point: Coordinates | null
  address: string | null
}

/** Where a row comes to lie, and how that is known. */
export interface RowPlace {
  unit: DatedUnit
  how: 'coordinates' | 'unit' | 'address' | 'queue'
  grade: Grade | null
}

export interface Placed {
  place: RowPlace | null
  faults: Fault[]
}

/**
 * The places of rows: by their point, else by the code of the commune, else by the address, else where the uploader said that
 * the whole file belongs. What cannot be told goes to the queue of its province, if a kind has one. Nothing is made up: a
 * record without a point gets none.
 */
export async function placeRows(
  trx: Trx,
  context: ImportContext,
  said: readonly PlaceSaid[],
  hasQueue: boolean,
): Promise<Placed[]> {
  const points = said.map(({ point }) => point)
  const located = await communesOfPoints(
    trx,
    points.filter((point) => point !== null),
    context.today,
  )
  const communes = points.map((point) => (point === null ? undefined : located.shift()))
  const asked = said.map((one) => (one.point === null && one.unitCode === null ? one.address : null))
  const read = await readAddresses(context, asked)
  return said.map((one, index) =>
    inScope(context, placeOf(context, one, communes[index], read[index] ?? null, hasQueue)),
  )
}

interface ReadAddress {
  grade: Grade
  code: string | null
  candidates: string[]
}

const MOST_ADDRESSES = 1000

async function readAddresses(
  { addresses, today }: ImportContext,
  texts: readonly (string | null)[],
): Promise<(ReadAddress | null)[]> {
  const wanted = texts.filter((text) => text !== null)
  const results: ReadAddress[] = []
  for (let start = 0; start < wanted.length; start += MOST_ADDRESSES) {
    const read = await addresses.read({
      addresses: wanted.slice(start, start + MOST_ADDRESSES),
      asOf: today,
      today,
    })
    for (const { grade, unitCode, candidates } of read) {
      results.push({ grade, code: unitCode, candidates: candidates.map((one) => one.unitCode) })
    }
  }
  return texts.map((text) => (text === null ? null : (results.shift() ?? null)))
}

function placeOf(
  context: ImportContext,
  said: PlaceSaid,
  located: number | undefined,
  read: ReadAddress | null,
  hasQueue: boolean,
): Placed {
  if (said.point !== null) return byPoint(context, said, located)
  if (said.unitCode !== null) return byCode(context, said.unitCode, hasQueue)
  if (read) return byAddress(context, read, hasQueue)
  return byFile(context, null)
}

const refused = (...faults: Fault[]): Placed => ({ place: null, faults })
const placed = (unit: DatedUnit, how: RowPlace['how'], grade: Grade | null, ...faults: Fault[]): Placed => ({
  place: { unit, how, grade },
  faults,
})

function byPoint({ units }: ImportContext, { unitCode }: PlaceSaid, located: number | undefined): Placed {
  const declared = unitCode === null ? undefined : units.byCode.get(unitCode)
  if (unitCode !== null && !declared) return refused(fault('unitCode', 'unknown_unit'))
  const holder = located === undefined ? undefined : units.byId.get(located)
  if (holder) {
    const contradicts = declared?.level === 'commune' && declared.id !== holder.id
    return contradicts ? refused(fault('unitCode', 'contradicts_point')) : placed(holder, 'coordinates', null)
  }
  if (declared?.level === 'commune' && !declared.hasBoundary) return placed(declared, 'coordinates', null)
  return refused(fault('coordinates', 'outside_units'))
}

function byCode({ units }: ImportContext, code: string, hasQueue: boolean): Placed {
  const unit = units.byCode.get(code)
  if (!unit || (unit.level === 'province' && !hasQueue)) return refused(fault('unitCode', 'unknown_unit'))
  return unit.level === 'province'
    ? placed(unit, 'queue', null, note('unitCode', 'left_in_queue'))
    : placed(unit, 'unit', null)
}

function byAddress(
  context: ImportContext,
  { grade, code, candidates }: ReadAddress,
  hasQueue: boolean,
): Placed {
  const { units, onlyCommune, scope } = context
  const unit = code === null ? undefined : units.byCode.get(code)
  if (unit) return placed(unit, 'address', grade)
  const own = onlyCommune === null ? undefined : units.byId.get(onlyCommune)
  // Whoever keeps one commune alone keeps nobody of another: of several it can only be that one.
  if (own && candidates.includes(own.code)) return placed(own, 'address', grade)
  const chosen = byFile(context, grade)
  if (chosen.place?.how === 'unit') return chosen
  const queue = hasQueue ? (chosen.place?.unit ?? queueOf(candidates, units, scope)) : undefined
  return queue
    ? placed(queue, 'queue', grade, note('address', 'left_in_queue'))
    : refused(fault('address', 'address_unclear'))
}

/** Where the uploader said that rows belong which do not say it themselves; else the one commune of the own area. */
function byFile({ batch, units, onlyCommune }: ImportContext, grade: Grade | null): Placed {
  const unit = units.byId.get(batch.unitId ?? (grade === null ? onlyCommune : null) ?? 0)
  if (!unit) return refused(fault('address', 'no_place'))
  return unit.level === 'province'
    ? placed(unit, 'queue', grade, note('address', 'left_in_queue'))
    : placed(unit, 'unit', grade)
}

/** The province whose queue is meant: the only one of the candidates, else the only one of the own area. */
function queueOf(
  candidates: readonly string[],
  { byCode, byId }: ImportContext['units'],
  scope: ReadonlySet<number>,
): DatedUnit | undefined {
  const named = new Set(candidates.flatMap((code) => byCode.get(code)?.provinceId ?? []))
  const kept = [...scope].filter((id) => byId.get(id)?.level === 'province')
  const fitting = kept.filter((id) => named.has(id))
  const [only, ...others] = fitting.length > 0 ? fitting : named.size === 0 ? kept : []
  return only !== undefined && others.length === 0 ? byId.get(only) : undefined
}

function inScope({ scope, batch }: ImportContext, found: Placed): Placed {
  if (!found.place || batch.kind === 'services' || scope.has(found.place.unit.id)) return found
  return refused(
    fault(
      found.place.how === 'coordinates' ? 'coordinates' : found.place.how === 'unit' ? 'unitCode' : 'address',
      'outside_scope',
    ),
  )
}
