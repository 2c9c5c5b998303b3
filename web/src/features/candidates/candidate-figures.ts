import type { UnitSet } from '../../api/units.ts'
import { MEASURES } from '../../figures/figure.ts'
import type { FigureSet } from '../../figures/figure-set.ts'

/** Figures that tell the communes an address may mean from all others; they count nothing. */
export function candidateFigures(all: UnitSet, codes: ReadonlySet<string>): FigureSet {
  const figures = all.units.map(({ id, code, name, parentCode }) => ({
    unitId: id,
    code,
    name,
    parentCode,
    state: 'value' as const,
    value: codes.has(code) ? 1 : 0,
    display: '',
  }))
  return {
    measure: MEASURES.employers,
    level: all.level,
    asOf: all.asOf,
    figures,
    byUnit: new Map(figures.map((figure) => [figure.unitId, figure])),
    // The third class stays empty: the candidates have the colour of the middle, on which names can be read.
    breaks: [0, 1, 2],
    classByUnit: new Map(figures.map(({ unitId, value }) => [unitId, value])),
    largest: 1,
  }
}
