import type { Unit } from '@hoanhap/server/contract.ts'
import type { UnitSet } from '../../../api/units.ts'
import { MEASURES } from '../../../figures/figure.ts'
import type { FigureSet } from '../../../figures/figure-set.ts'
import type { Bbox } from '../../../map/map-canvas-props.ts'

/** A set without numbers: the areas of the scope as ground under the people, told apart from those outside. */
export function scopeFigures(all: UnitSet, within: readonly Unit[]): FigureSet {
  const figures = within.map(({ id, code, name, parentCode }) => ({
    unitId: id,
    code,
    name,
    parentCode,
    state: 'noData' as const,
    value: null,
    display: '',
  }))
  return {
    measure: MEASURES.caseload,
    level: all.level,
    asOf: all.asOf,
    figures,
    byUnit: new Map(figures.map((figure) => [figure.unitId, figure])),
    breaks: [],
    classByUnit: new Map(),
    largest: 0,
  }
}

/** The box round some units; null when none has a boundary. */
export function boxAround(units: readonly Unit[]): Bbox | null {
  const boxes = units.flatMap(({ bbox }) => (bbox ? [bbox] : []))
  if (boxes.length === 0) return null
  const side = (index: number, pick: (...values: number[]) => number) =>
    pick(...boxes.map((box) => box[index] as number))
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]
}
