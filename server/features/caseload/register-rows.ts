import { cellValue, NO_DATA } from './display.ts'
import type { RegisterFigure } from './register-figures.ts'
import type { CaseloadRow, CellValue } from './schemas.ts'

/** A counted number as a cell: never hidden from whoever keeps the records. */
export function countedCell(people: number, estimated: boolean): CellValue {
  const count = Math.round(people)
  if (estimated) return cellValue('estimated', count, null)
  return cellValue(count === 0 ? 'zero' : 'value', count, null)
}

/** The row of a unit that lies wholly in the scope. `values` are those of the table that was asked for, if any. */
export function registerRow(
  row: CaseloadRow,
  figure: RegisterFigure,
  { values, bestFit }: { values: readonly string[] | null; bestFit: boolean },
): CaseloadRow {
  const estimated = figure.estimated || bestFit
  const { state, count, display } = countedCell(figure.people, estimated)
  const { unitId, code, name, parentCode } = row
  const counted: CaseloadRow = { unitId, code, name, parentCode, plane: 'register', state, count, display }
  if (values === null) return counted
  const cells = values.map((value) => [value, countedCell(figure.byValue.get(value) ?? 0, estimated)])
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
