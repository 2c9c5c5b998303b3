import type { FigureSet } from './figure-set.ts'

const MAX_RADIUS = 26
const MIN_RADIUS = 2.5

export interface CircleScale {
  /** Radius in pixels; the area of the circle grows with the size of the value. */
  radius: (value: number) => number
  /** The values of the legend's circles, largest first. */
  legendValues: number[]
}

/** Circles whose area is in proportion to the figure; the largest has a radius of 26 px. */
export function circleScale({ largest }: Pick<FigureSet, 'largest'>): CircleScale {
  const radius = (value: number) =>
    value === 0 || largest === 0 ? 0 : Math.max(MIN_RADIUS, MAX_RADIUS * Math.sqrt(Math.abs(value) / largest))
  const rounded = [largest, largest / 4, largest / 16].map(roundedDown).filter((value) => value > 0)
  return { radius, legendValues: [...new Set(rounded)] }
}

/** The largest 1, 2 or 5 times a power of ten that is not above the value. */
function roundedDown(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [5, 2, 1].find((factor) => factor * power <= value * (1 + 1e-9)) ?? 1
  return Number((step * power).toPrecision(1))
}
