import type { Role } from '../accounts/schemas.ts'
import type { CaseField, CaseRecord } from './schemas.ts'
import { MATRIX, PARTS, type Purpose, visibleFields } from './visibility.ts'

/** A record as the queries read it: any of its fields, and `id`. */
export type FullRecord = CaseRecord

/**
 * The only way of a record into an answer: lets through what the matrix shows to these roles for this purpose.
 * @throws Error for a field that the matrix does not know, so that a new column leaves nothing by accident
 */
export function serialise(record: FullRecord, roles: readonly Role[], purpose: Purpose): CaseRecord {
  const shown = visibleFields(roles, purpose)
  const fields = Object.entries(record) as [CaseField, unknown][]
  for (const [field, value] of fields) refuseUnknown(field, value)
  const seen = fields.filter(([field, value]) => value !== undefined && shown.has(field))
  return { ...Object.fromEntries(seen), id: record.id }
}

/** All of a list, each record by itself. */
export function serialiseAll(
  records: readonly FullRecord[],
  roles: readonly Role[],
  purpose: Purpose,
): CaseRecord[] {
  return records.map((record) => serialise(record, roles, purpose))
}

function refuseUnknown(field: string, value: unknown): void {
  if (!Object.hasOwn(MATRIX, field)) throw new Error(`a record has the unknown field ${field}`)
  const known = PARTS[field as CaseField]
  if (!known || !Array.isArray(value)) return
  for (const part of value) {
    const unknown = Object.keys(part).find((name) => !known.has(name))
    if (unknown) throw new Error(`a record has the unknown field ${field}.${unknown}`)
  }
}
