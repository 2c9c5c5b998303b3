import { type FieldValue, type ReadingContext, readField } from './reading/read-field.ts'
import type { Cell, FieldSpec, Reading } from './reading/types.ts'

export type ReadCell = typeof readField

/** Beyond so many different values a column is one of names or numbers, which nobody meets again. */
const MOST_VALUES = 1000

/**
 * `readField` for the rows of one file on one day. Most columns say the same few things again and again, so what a cell
 * means is remembered, field by field, for as long as the file is worked on.
 */
export function rememberingReader(): ReadCell {
  const known = new Map<FieldSpec, Map<Cell, Reading<FieldValue>>>()
  return (field, cell, context) => {
    const values = known.get(field) ?? new Map<Cell, Reading<FieldValue>>()
    known.set(field, values)
    return values.get(cell) ?? remembered(values, field, cell, context)
  }
}

function remembered(
  values: Map<Cell, Reading<FieldValue>>,
  field: FieldSpec,
  cell: Cell,
  context: ReadingContext,
): Reading<FieldValue> {
  const reading = readField(field, cell, context)
  if (values.size >= MOST_VALUES) values.clear()
  values.set(cell, reading)
  return reading
}
