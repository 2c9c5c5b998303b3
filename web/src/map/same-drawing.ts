import type { FigureSet } from '../figures/figure-set.ts'
import type { Scene } from './layers/map-layer.ts'

/** Whether two drawings would paint the same: the same units in the same states and classes. */
export function isSameDrawing(a: Omit<Scene, 'drawing'>, b: Omit<Scene, 'drawing'>): boolean {
  return a.draw === b.draw && a.units === b.units && (a.set === b.set || isSameSet(a.set, b.set))
}

/** Whether the second is the first with other figures, so that what stands on the map only takes other colours. */
export function isRepaint(a: Omit<Scene, 'drawing'>, b: Omit<Scene, 'drawing'>): boolean {
  const bothLive = a.live === true && b.live === true
  const sameGround = a.level === b.level && a.asOf === b.asOf && a.units === b.units && a.draw === b.draw
  return bothLive && sameGround && a.set.measure === b.set.measure && hasSameUnits(a.set, b.set)
}

function hasSameUnits(a: FigureSet, b: FigureSet): boolean {
  return a.byUnit.size === b.byUnit.size && a.figures.every(({ unitId }) => b.byUnit.has(unitId))
}

function isSameSet(a: FigureSet, b: FigureSet): boolean {
  if (a.measure !== b.measure || a.level !== b.level || a.asOf !== b.asOf || a.largest !== b.largest)
    return false
  return isSameList(a.breaks, b.breaks) && a.figures.length === b.figures.length && hasSameFigures(a, b)
}

function hasSameFigures(a: FigureSet, b: FigureSet): boolean {
  return a.figures.every(({ unitId, state, value }, index) => {
    const other = b.figures[index]
    return other?.unitId === unitId && other.state === state && other.value === value
  })
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
