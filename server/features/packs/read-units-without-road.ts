import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import type { Findings } from './findings.ts'
import type { PackUnit } from './pack-types.ts'
import { groupBy } from './read-units.ts'

/** Communes of a vintage that no road leads to; one code may stand for several, one after the other. */
export function readUnitsWithoutRoad(
  vintage: string,
  lines: readonly Line[],
  units: readonly PackUnit[],
  findings: Findings,
): PackUnit[] {
  const communes = groupBy(
    units.filter((unit) => unit.level === 'commune' && unit.vintage === vintage),
    ({ code }) => code,
  )
  const rowOf = new Map<string, number>()
  return lines.flatMap((line) => {
    const cells = new Cells(line, findings)
    const code = cells.code('code')
    if (!cells.sound) return []
    const found = communes.get(code) ?? []
    const expected = `units-${vintage}.csv`
    if (found.length === 0) cells.reject('unknown_commune', 'code', { value: code, expected })
    const before = rowOf.get(code)
    if (before !== undefined) cells.reject('duplicate_commune', 'code', { value: code, expected: before })
    rowOf.set(code, before ?? line.row)
    return cells.sound ? found : []
  })
}
