import type { z } from 'zod'
import type { Fault } from './faults.ts'
import type { RowPlace } from './place-row.ts'
import type { RowOutcome } from './schemas.ts'

/** A field that changes, with both values as text. */
export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** What is to become of a row. */
export interface Plan {
  row: number
  outcome: z.infer<typeof RowOutcome>
  /** The case, employer or service point; null where there is none yet. */
  recordId: number | null
  changes: FieldChange[]
  /** What the row says otherwise and the record keeps: only an officer changes it, by a decision. */
  kept?: FieldChange[]
  faults: Fault[]
  place: RowPlace | null
}

export function rejectedPlan(row: number, faults: Fault[]): Plan {
  return { row, outcome: 'rejected', recordId: null, changes: [], faults, place: null }
}
