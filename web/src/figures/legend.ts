import type { CellState } from '@hoanhap/server/contract.ts'
import { formatCount, formatDecimal, type Language } from '../i18n/formats.ts'
import type { FigureSet } from './figure-set.ts'
import type { Measure } from './measure.ts'

/** One class; the text of an open end is null ("from 110", "below −30"). */
export interface LegendClass {
  index: number
  low: number
  lowText: string | null
  highText: string | null
  count: number
  /** The middle class of a change: "nearly unchanged". */
  nearlyUnchanged: boolean
}

/** A state with its own swatch. */
export interface LegendState {
  state: Extract<CellState, 'zero' | 'suppressed' | 'noData' | 'notApplicable'>
  count: number
}

export interface Legend {
  /** Highest class first, as it is drawn. */
  classes: LegendClass[]
  /** Only the states that occur. Counts of classes and states add up to the number of units. */
  states: LegendState[]
  /** Units within the classes and zeros whose figure is an estimate. */
  estimated: number
  unitCount: number
}

const STATES = ['zero', 'suppressed', 'noData', 'notApplicable'] as const

/** What the legend says of a figure set; it reads the same breaks as the paint. */
export function legendOf(set: FigureSet, language: Language): Legend {
  return {
    classes: set.breaks.map((_, index) => legendClass(set, index, language)).reverse(),
    states: STATES.map((state) => ({ state, count: countOf(set, state) })).filter(({ count }) => count > 0),
    estimated: set.figures.filter((figure) => figure.state === 'estimated').length,
    unitCount: set.figures.length,
  }
}

function legendClass(set: FigureSet, index: number, language: Language): LegendClass {
  const low = set.breaks[index] as number
  const next = set.breaks[index + 1]
  const step = 10 ** -set.measure.decimals
  const text = (value: number) => numberText(set.measure, value, language)
  return {
    index,
    low,
    lowText: Number.isFinite(low) ? text(low) : null,
    highText: next === undefined ? null : text(next - step),
    count: [...set.classByUnit.values()].filter((value) => value === index).length,
    nearlyUnchanged: set.measure.palette === 'change' && low <= 0 && (next === undefined || next > 0),
  }
}

function numberText({ decimals }: Measure, value: number, language: Language): string {
  return decimals === 0 ? formatCount(value, language) : formatDecimal(value, decimals, language)
}

/** A zero that stands apart may be an exact zero or an estimate of zero. */
function countOf(set: FigureSet, state: LegendState['state']): number {
  const isZero = (value: number | null, unitId: number) => value === 0 && !set.classByUnit.has(unitId)
  return set.figures.filter((figure) =>
    state === 'zero' ? isZero(figure.value, figure.unitId) : figure.state === state,
  ).length
}
