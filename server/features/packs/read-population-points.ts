import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import type { Findings } from './findings.ts'
import type { PackPopulationPoint } from './pack-types.ts'

/** Where in the communes of today people live; only the proportions within a commune count. */
export function readPopulationPoints(lines: readonly Line[], findings: Findings): PackPopulationPoint[] {
  const rowOf = new Map<string, number>()
  return lines.flatMap((line) => {
    const cells = new Cells(line, findings)
    const unitCode = cells.code('unit_code')
    const lon = cells.degrees('lon', 180)
    const lat = cells.degrees('lat', 90)
    const population = cells.count('population')
    if (cells.sound && population === 0) cells.reject('nobody_at_point', 'population')
    const key = `${unitCode} ${lon} ${lat}`
    const before = rowOf.get(key)
    if (cells.sound && before !== undefined)
      cells.reject('duplicate_point', 'lon', { value: `${lon}, ${lat}`, expected: before })
    rowOf.set(key, before ?? line.row)
    return cells.sound ? [{ file: line.file, row: line.row, unitCode, point: [lon, lat], population }] : []
  })
}
