import { type ClassificationMethod, classify, classOf } from '@hoanhap/geo/classify/classify.ts'
import type { Day } from '@hoanhap/geo/day.ts'
import type { Level } from '@hoanhap/server/contract.ts'
import type { Theme } from '../url-state/view-state.ts'
import { divergingBreaks } from './diverging-breaks.ts'
import { type FigureSource, MEASURES, type UnitFigure } from './figure.ts'
import { figuresOf } from './figures-of.ts'

export interface ClassChoice {
  method: ClassificationMethod
  classCount: number
  breaks: readonly number[]
}

/** The figures of one theme on the units of one day with their classes: shared by map, legend and table. */
export interface FigureSet {
  theme: Theme
  level: Level
  asOf: Day
  figures: readonly UnitFigure[]
  byUnit: ReadonlyMap<number, UnitFigure>
  /** Lower bounds, ascending; class i is [breaks[i], breaks[i + 1]). */
  breaks: readonly number[]
  /** Class of every unit that has one. */
  classByUnit: ReadonlyMap<number, number>
  /** The largest size of a figure on the scale of this set, for circles. */
  largest: number
}

/** Computes and classifies; every figure with a number gets a class unless its zero stands apart. */
export function figureSetOf(source: FigureSource, choice: ClassChoice): FigureSet {
  const [set] = figureSetsOf([source], choice)
  return set as FigureSet
}

/** Sets of one theme in the same classes and of the same scale: the same colour means the same number in each. */
export function figureSetsOf(sources: readonly FigureSource[], choice: ClassChoice): FigureSet[] {
  const figures = sources.map(figuresOf)
  const all = figures.flat()
  const theme = sources[0]?.theme
  if (theme === undefined) return []
  const breaks = breaksFor(theme, all, choice)
  const largest = all.reduce((most, { value }) => Math.max(most, Math.abs(value ?? 0)), 0)
  return sources.map((source, index) => classified(source, figures[index] as UnitFigure[], breaks, largest))
}

function classified(
  { theme, level, asOf }: FigureSource,
  figures: readonly UnitFigure[],
  breaks: readonly number[],
  largest: number,
): FigureSet {
  const classByUnit = new Map<number, number>()
  for (const figure of figures) {
    const value = classifiedValue(theme, figure)
    if (value !== null) classByUnit.set(figure.unitId, Math.max(0, classOf({ breaks: [...breaks] }, value)))
  }
  return {
    theme,
    level,
    asOf,
    figures,
    byUnit: new Map(figures.map((figure) => [figure.unitId, figure])),
    breaks,
    classByUnit,
    largest,
  }
}

function classifiedValue(theme: Theme, { state, value }: UnitFigure): number | null {
  const hasNumber = state === 'value' || state === 'zero' || state === 'estimated'
  if (!hasNumber || value === null) return null
  return MEASURES[theme].zeroApart && value === 0 ? null : value
}

/** Breaks on the scale of the last shown digit, so that the two ends of a class can be written exactly. */
function breaksFor(theme: Theme, figures: readonly UnitFigure[], choice: ClassChoice): number[] {
  const values = figures.map((figure) => classifiedValue(theme, figure)).filter((value) => value !== null)
  if (theme === 'change') return divergingBreaks(values, choice)
  const scale = 10 ** MEASURES[theme].decimals
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
