import type { Curve, CurvePoint } from './found-sites.ts'

/** The drawing's own units; it is as wide as its panel. */
export const CURVE_SIZE = { width: 328, height: 112, left: 34, right: 12, top: 18, bottom: 22 } as const

export interface CurveScale {
  /** Values of the horizontal lines, from below. */
  ticks: number[]
  at: (point: CurvePoint) => { x: number; y: number }
  /** `d` of the line through all points. */
  path: string
}

/** Where the points of a curve lie. Shares end at 100; ways begin at 0. */
export function curveScale({ objective, points }: Pick<Curve, 'objective' | 'points'>): CurveScale {
  const ticks = objective === 'cover' ? shareTicks(points) : wayTicks(points)
  const [low, high] = [ticks[0] as number, ticks.at(-1) as number]
  const most = Math.max(1, ...points.map(({ count }) => count))
  const { width, height, left, right, top, bottom } = CURVE_SIZE
  const at = ({ count, value }: CurvePoint) => ({
    x: left + (count / most) * (width - left - right),
    y: height - bottom - ((value - low) / (high - low)) * (height - top - bottom),
  })
  const path = points.map((point, index) => {
    const { x, y } = at(point)
    return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return { ticks, at, path: path.join('') }
}

const TENTH = 10

function shareTicks(points: readonly CurvePoint[]): number[] {
  const least = Math.min(...points.map(({ value }) => value))
  const low = Math.min(90, Math.floor(least / TENTH) * TENTH)
  return [low, (low + 100) / 2, 100]
}

/** Round numbers over the longest way: 1, 2 or 5 with zeros. */
function wayTicks(points: readonly CurvePoint[]): number[] {
  const most = Math.max(0.1, ...points.map(({ value }) => value))
  const power = 10 ** Math.floor(Math.log10(most))
  const high = ([1, 2, 4, 5, 10].find((step) => step * power >= most) ?? 10) * power
  return [0, high / 2, high]
}
