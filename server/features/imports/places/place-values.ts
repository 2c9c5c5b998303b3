import { searchKey } from '@hoanhap/geo/text.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { importDigest } from '../digests.ts'
import { type Fault, fault } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import { pointOf } from '../people/person-row.ts'
import type { Coordinates, SheetRow } from '../reading/types.ts'
import { textOf, understandRow, type Values } from '../understand-row.ts'

/** What a row says of an employer or a service point. */
export interface PlaceRow {
  row: number
  values: Values
  name: string
  sourceId: string | null
  address: string | null
  unitCode: string | null
  point: Coordinates | null
  /** By which the place is known again: the office's number, else its name. Several rows may be about one place. */
  identity: string
  /** By which the row is known again. */
  key: Buffer
  said: Buffer
}

/** A row as it was read; `place` is null where it cannot be taken in. */
export interface ReadPlace {
  row: number
  place: PlaceRow | null
  faults: Fault[]
}

/** Understands a row, and looks whether the file said the same above it. @param part what tells rows of one place apart */
export function readPlace(
  context: ImportContext,
  sheetRow: SheetRow,
  part: (values: Values) => string,
): ReadPlace {
  const { batch, columns, today, services, readCell } = context
  const { row, values, faults } = understandRow(batch.kind, columns, sheetRow, today, readCell)
  const name = textOf(values, 'name')
  const { point } = pointOf(values, faults)
  if (name === null || faults.length > 0) return { row, place: null, faults }
  const place = placeRow(services.keys, row, values, { name, point }, part(values))
  if (isRepeated(context, place)) return { row, place: null, faults: [fault(null, 'duplicate_in_file')] }
  return { row, place, faults }
}

function placeRow(
  keys: Keys,
  row: number,
  values: Values,
  read: Pick<PlaceRow, 'name' | 'point'>,
  part: string,
): PlaceRow {
  const sourceId = textOf(values, 'sourceId')
  const unitCode = textOf(values, 'unitCode')
  const address = textOf(values, 'address')
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
  const identity =
    sourceId === null ? `name|${searchKey(read.name)}|${unitCode ?? address ?? ''}` : `source|${sourceId}`
  return {
    ...{ row, values, sourceId, address, unitCode, identity, ...read },
    key: importDigest(keys, 'row', `${identity}|${part}`),
    said: importDigest(keys, 'said', JSON.stringify(entries)),
  }
}

function isRepeated({ seen }: ImportContext, { key, row }: PlaceRow): boolean {
  return seen.first(key, row) !== row
}
