import { membersOf } from '../../http/json-writer.ts'
import { NO_DATA } from './display.ts'
import { countedCell } from './register-rows.ts'
import type { CellValue } from './schemas.ts'

/** Cells of fewer people are written once and copied from then on: most cells of most answers. */
const KEPT_COUNTS = 1000
const exact: Buffer[] = []
const estimates: Buffer[] = []

/** The members of a counted cell as JSON, and the brace that ends the object in which they are the last. */
export function countedEnd(people: number, estimated: boolean): Buffer {
  const count = Math.round(people)
  if (count >= KEPT_COUNTS) return endOf(countedCell(count, estimated))
  const kept = estimated ? estimates : exact
  kept[count] ??= endOf(countedCell(count, estimated))
  return kept[count]
}

function endOf(cell: CellValue): Buffer {
  return Buffer.concat([membersOf(cell), Buffer.from('}')])
}

/** The same of a cell without data. */
export const NO_DATA_END = endOf(NO_DATA)
