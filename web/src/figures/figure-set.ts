import { type ClassificationMethod, classify, classOf } from '@hoanhap/geo/classify/classify.ts'
import type { Day } from '@hoanhap/geo/day.ts'
import type { Level } from '@hoanhap/server/contract.ts'
import type { Theme } from '../url-state/view-state.ts'
import { divergingBreaks } from './diverging-breaks.ts'
import { type FigureSource, MEASURES, type UnitFigure } from './figure.ts'
import { figuresOf } from './figures-of.ts'
import type { Measure } from './measure.ts'

export interface ClassChoice {
  method: ClassificationMethod
  classCount: number
  breaks: readonly number[]
}

/** Figures of one measure on the units of one day, not classified yet. */
export interface FigureList {
  measure: Measure
  level: Level
  asOf: Day
  figures: readonly UnitFigure[]
}

/** Figures with their classes: shared by map, legend and table. */
export interface FigureSet extends FigureList {
  byUnit: ReadonlyMap<number, UnitFigure>
  /** Lower bounds, ascending; class i is [breaks[i], breaks[i + 1]). */
  breaks: readonly number[]
  /** Class of every unit that has one. */
  classByUnit: ReadonlyMap<number, number>
  /** The largest size of a figure on the scale of this set, for circles. */
  largest: number
}

/** The figures of a theme of the explore page. */
export interface ThemeSet extends FigureSet {
  theme: Theme
}

/** Computes and classifies; every figure with a number gets a class unless its zero stands apart. */
export function figureSetOf(source: FigureSource, choice: ClassChoice): ThemeSet {
  const [set] = figureSetsOf([source], choice)
  return set as ThemeSet
}

/** Sets of one theme in the same classes and of the same scale: the same colour means the same number in each. */
export function figureSetsOf(sources: readonly FigureSource[], choice: ClassChoice): ThemeSet[] {
  const lists = sources.map((source) => {
    const { theme, level, asOf } = source
    return { measure: MEASURES[theme], level, asOf, figures: figuresOf(source) }
  })
  return classifiedSets(lists, choice).map((set, index) => ({
    ...set,
    theme: (sources[index] as FigureSource).theme,
  }))
}

/** Lists of one measure in the same classes and of the same scale. */
export function classifiedSets(lists: readonly FigureList[], choice: ClassChoice): FigureSet[] {
  const measure = lists[0]?.measure
  if (measure === undefined) return []
  const all = lists.flatMap(({ figures }) => figures)
  const breaks = breaksFor(measure, all, choice)
  const largest = all.reduce((most, { value }) => Math.max(most, Math.abs(value ?? 0)), 0)
  return lists.map((list) => classified(list, breaks, largest))
}

function classified(list: FigureList, breaks: readonly number[], largest: number): FigureSet {
  const { measure, figures } = list
  const classByUnit = new Map<number, number>()
  for (const figure of figures) {
    const value = classifiedValue(measure, figure)
    if (value !== null) classByUnit.set(figure.unitId, Math.max(0, classOf({ breaks: [...breaks] }, value)))
  }
  const byUnit = new Map(figures.map((figure) => [figure.unitId, figure]))
  return { ...list, byUnit, breaks, classByUnit, largest }
}

function classifiedValue({ zeroApart }: Measure, { state, value }: UnitFigure): number | null {
  const hasNumber = state === 'value' || state === 'zero' || state === 'estimated'
  if (!hasNumber || value === null) return null
  return zeroApart && value === 0 ? null : value
}

/** Breaks on the scale of the last shown digit, so that the two ends of a class can be written exactly. */
function breaksFor(measure: Measure, figures: readonly UnitFigure[], choice: ClassChoice): number[] {
  const values = figures.map((figure) => classifiedValue(measure, figure)).filter((value) => value !== null)
  if (measure.palette === 'change') return divergingBreaks(values, choice)
  const scale = 10 ** measure.decimals
  const { breaks } = classify(
    values.map((value) => Math.round(value * scale)),
    {
      method: choice.method,
      classCount: choice.classCount,
      manualBreaks: choice.breaks.map((value) => Math.round(value * scale)),
      integers: true,
    },
  )
  return withLowest(breaks, values, scale)
}

/** A manual first break above the smallest figure would leave areas without a class: they get one below it. */
function withLowest(breaks: readonly number[], values: readonly number[], scale: number): number[] {
  const scaled = breaks.map((value) => value / scale)
  const lowest = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  return values.length > 0 && lowest < (scaled[0] ?? Number.POSITIVE_INFINITY) ? [lowest, ...scaled] : scaled
}
