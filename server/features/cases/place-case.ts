import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Problem } from '../../http/problems.ts'
import { currentCommune } from '../employers/place-employer.ts'
import { invalidField } from './refusals.ts'
import type { CaseInput, CasePatch } from './schemas.ts'
import type { LockedCase } from './write-queries.ts'
import { moveFromQueue, provinceQueue, writePoint } from './write-queries.ts'

/** Where a person lives: the unit in charge, and the point (lon, lat) when it is known. */
export interface Place {
  unitId: number
  point: readonly [number, number] | null
  precision: NonNullable<CaseInput['precision']> | null
}

type PlaceInput = Pick<CaseInput, 'geometry' | 'precision' | 'unitCode'>

/**
 * The place of a request: the commune of the point; without one the commune that is named, or the queue of the
 * province that is named.
 * @throws 400 naming `geometry`, `unitCode` or `precision`
 */
export async function placeOf(
  trx: Trx,
  { geometry, precision, unitCode }: PlaceInput,
  today: Day,
): Promise<Place> {
  const point = geometry?.coordinates ?? null
  if ((point === null) !== (precision === undefined)) {
    throw invalidField('precision', 'with_point', 'a point has a precision, and only a point has one')
  }
  const queue =
    point === null && unitCode !== undefined ? await provinceQueue(trx, unitCode, today) : undefined
  const unitId = queue ?? (await currentCommune(trx, point, unitCode, today))
  return { unitId, point, precision: precision ?? null }
}

/**
 * Corrects a place: another point in the same commune, no point any more, or out of the queue of the province into a
 * commune. To another commune a person moves by a change of status.
 * @throws 400 as `placeOf`, and for another commune
 */
export async function correctPlace(
  trx: Trx,
  before: LockedCase,
  patch: CasePatch,
  today: Day,
): Promise<void> {
  const { geometry, precision, unitCode } = patch
  if (geometry === undefined && precision === undefined && unitCode === undefined) return
  if (geometry === undefined && unitCode === undefined) return correctPrecision(trx, before, patch)
  const place =
    geometry === null && unitCode === undefined
      ? { unitId: before.unitId, point: null, precision: null }
      : await placeOf(trx, patch, today)
  if (place.unitId !== before.unitId) await leaveQueue(trx, before, place, geometry ? 'geometry' : 'unitCode')
  if (geometry !== undefined) await writePoint(trx, before.id, place)
}

async function correctPrecision(
  trx: Trx,
  { id, point }: LockedCase,
  { precision }: CasePatch,
): Promise<void> {
  if (point === null) throw invalidField('precision', 'with_point', 'only a point has a precision')
  await writePoint(trx, id, { point, precision: precision ?? null })
}

async function leaveQueue(trx: Trx, before: LockedCase, place: Place, path: string): Promise<void> {
  if (before.unitLevel !== 'province') {
    throw anotherCommune(path)
  }
  await moveFromQueue(trx, before.id, place.unitId)
}

/** Whoever lives in another commune has moved, and that is a change of status. */
export function anotherCommune(path: string): Problem {
  return invalidField(path, 'another_commune', 'to another commune a person moves by a change of status')
}
