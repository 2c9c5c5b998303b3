import type { Day } from '@hoanhap/geo/day.ts'
import type { HidingRule } from '@hoanhap/geo/disclosure/release-rule.ts'
import { reExpress } from '@hoanhap/geo/lineage/re-express.ts'
import type { UnitRow } from '../coverage/hierarchy.ts'
import type { Level } from '../units/schemas.ts'
import { cellValue, NO_DATA } from './display.ts'
import type { Lineage, ReleasedCell } from './queries.ts'
import type { CellValue } from './schemas.ts'
import { provinceTotals, sourceFigures } from './source-figures.ts'
import { weightsToLevel } from './weights-to-level.ts'

/** What the rows of a map are made from. Only released cells and public facts: nothing here could tell more. */
export interface ExpressInput {
  cells: readonly ReleasedCell[]
  rule: Pick<HidingRule, 'k'>
  /** The day whose units the release counts, and the day whose units are asked for. */
  unitsOn: Day
  asOf: Day
  level: Level
  units: readonly UnitRow[]
  /** Unit of the level by leaf id (a commune of `asOf`, or a district without communes). */
  unitOf: ReadonlyMap<number, number>
  lineage: Lineage
}

/**
 * The total of every unit of a level on a date. A unit that the release counts itself keeps its cell; everything else
 * is derived from the released cells of communes and marked estimated, former districts included.
 */
export function expressTotals(input: ExpressInput): Map<number, CellValue> {
  const derived = deriveTotals(input)
  const released = new Map(
    input.cells
      .filter((cell) => cell.indicator === 'total' && cell.level === input.level)
      .map((cell) => [cell.unitId, cellValue(cell.state, cell.count, cell.hidden)]),
  )
  return new Map(
    input.units.map(({ unitId }) => [unitId, released.get(unitId) ?? derived.get(unitId) ?? NO_DATA]),
  )
}

function deriveTotals(input: ExpressInput): Map<number, CellValue> {
  const figures = sourceFigures(input.cells)
  const weights = weightsToLevel(input, figures)
  const targets = input.units.map(({ unitId }) => unitId)
  const figuresOfTargets = reExpress(figures, weights, targets, {
    parentTotals: provinceTotals(input.cells),
    rule: input.rule,
    hideSmall: input.level !== 'province',
  })
  return new Map(
    [...figuresOfTargets].map(([unitId, { state, count, hidden }]) => {
      // The sources are never the unit itself here: even a sum of shown cells is a derived figure.
      const derivedState = state === 'value' || state === 'zero' ? 'estimated' : state
      return [unitId, cellValue(derivedState, count, hidden)]
    }),
  )
}
