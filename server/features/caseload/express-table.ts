import { groupBy } from '@hoanhap/geo/group-by.ts'
import { estimateHidden, reExpress, type SourceFigure } from '@hoanhap/geo/lineage/re-express.ts'
import type { SuccessionWeight } from '@hoanhap/geo/lineage/succession-weights.ts'
import { cellValue } from './display.ts'
import type { ExpressInput } from './express-release.ts'
import type { ReleasedCell } from './queries.ts'
import type { CellValue } from './schemas.ts'
import { provinceTotals, sourceFigures } from './source-figures.ts'
import { weightsToLevel } from './weights-to-level.ts'

/**
 * One table on the provinces of another date. A province gets of every value what its share is of the people of the
 * released provinces that it overlaps: its own estimated total, divided as theirs are. Only released cells go in. A value
 * is hidden where all its sources are, where the estimate is below k but not zero, and where the total itself is hidden.
 */
export function expressTable(
  input: ExpressInput,
  table: string,
  totals: ReadonlyMap<number, CellValue>,
): Map<number, Record<string, CellValue>> {
  const cells = input.cells.filter((cell) => cell.indicator === table)
  const values = [...new Set(cells.map(({ value }) => value))]
  const shares = sharesOfProvinces(input)
  // All values of a table are expressed at once, because what is left of a total is shared among the hidden ones.
  const idOf = (unitId: number, value: string) => unitId * values.length + values.indexOf(value)
  const weights = values.flatMap((value) =>
    shares.map(({ sourceId, targetId, weight }) => ({
      sourceId: idOf(sourceId, value),
      targetId: idOf(targetId, value),
      weight,
    })),
  )
  const wanted = [...new Set(shares.map(({ targetId }) => targetId))]
  const figures = reExpress(
    cells.map((cell) => tableFigure(cell, idOf(cell.unitId, cell.value))),
    weights,
    wanted.flatMap((unitId) => values.map((value) => idOf(unitId, value))),
    { parentTotals: provinceTotals(input.cells), rule: input.rule },
  )
  return new Map(
    wanted.map((unitId) => {
      const isHidden = totals.get(unitId)?.state === 'suppressed'
      const entries = values.map((value) => {
        const { state, count, hidden, estimate } = figures.get(idOf(unitId, value)) ?? NOTHING
        if (isHidden) return [value, cellValue('suppressed', null, 'protect')] as const
        if (estimate === 0) return [value, cellValue('estimated', 0, null)] as const
        return [value, cellValue(state, count, hidden)] as const
      })
      return [unitId, Object.fromEntries(entries)]
    }),
  )
}

const NOTHING = { state: 'noData', count: null, hidden: null, estimate: null } as const

function tableFigure({ unitId, state, count, hidden }: ReleasedCell, id: number): SourceFigure {
  return { unitId: id, state, count, hidden, parentId: unitId, population: null }
}

/** The share of every released province's people that lies in each province of the date that it does not count itself. */
function sharesOfProvinces(input: ExpressInput): SuccessionWeight[] {
  const figures = sourceFigures(input.cells)
  const provinceOf = new Map(figures.map(({ unitId, parentId }) => [unitId, parentId]))
  const people = estimateHidden(figures, provinceTotals(input.cells), input.rule)
  const moves = weightsToLevel(input, figures).flatMap(({ sourceId, targetId, weight }) => {
    const province = provinceOf.get(sourceId)
    return province === null || province === undefined
      ? []
      : [{ province, targetId, people: weight * (people.get(sourceId)?.estimate ?? 0) }]
  })
  return [...groupBy(moves, (move) => move.province)].flatMap(([province, ofProvince]) => {
    const all = sumOf(ofProvince)
    return [...groupBy(ofProvince, (move) => move.targetId)].flatMap(([targetId, into]) =>
      targetId === province || all === 0 ? [] : [{ sourceId: province, targetId, weight: sumOf(into) / all }],
    )
  })
}

function sumOf(moves: readonly { people: number }[]): number {
  return moves.reduce((sum, move) => sum + move.people, 0)
}
