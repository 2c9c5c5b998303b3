import { cellValue, NO_DATA } from './display.ts'
import type { CaseloadRow, CellValue } from './schemas.ts'

/** A counted number as a cell: never hidden from whoever keeps the records. */
export function countedCell(people: number, estimated: boolean): CellValue {
  const count = Math.round(people)
  if (estimated) return cellValue('estimated', count, null)
  return cellValue(count === 0 ? 'zero' : 'value', count, null)
}

/** What was counted of a unit that lies wholly in the scope, also by value where a table was asked for. */
export interface RowCount {
  people: number
  byValue: readonly (readonly [value: string, people: number])[] | undefined
  estimated: boolean
}

/** The row of such a unit. */
export function registerRow(row: CaseloadRow, { people, byValue, estimated }: RowCount): CaseloadRow {
  const counted: CaseloadRow = { ...place(row), plane: 'register', ...countedCell(people, estimated) }
  if (byValue === undefined) return counted
  const cells = byValue.map(([value, some]) => [value, countedCell(some, estimated)])
  return { ...counted, by: Object.fromEntries(cells) }
}

/** The row of a unit outside the scope about which the release knows nothing that was asked. */
export function withoutData(row: CaseloadRow, values: readonly string[] | null): CaseloadRow {
  const cells = values?.map((value) => [value, NO_DATA])
  return {
    ...place(row),
    plane: 'release',
    ...NO_DATA,
    ...(cells ? { by: Object.fromEntries(cells) } : {}),
  }
}

function place({ unitId, code, name, parentCode }: CaseloadRow) {
  return { unitId, code, name, parentCode }
}
