import type { RegisterPlaces } from './register-places.ts'
import type { RegisterCount } from './register-queries.ts'

/** People with an open case of one unit, from records. Shares of people make parts of a whole number. */
export interface RegisterFigure {
  people: number
  noUnit: number
  noPoint: number
  byValue: Map<string, number>
  /** Whether some of them are known only to a commune that lies in several units. */
  estimated: boolean
}

/**
 * Counted records on the units of a level and a date: by the commune where that lies in one unit, else by the point,
 * else by the share of the commune's people that lives in each.
 */
export function registerFigures(
  counts: readonly RegisterCount[],
  { sharesOf, unitOfLeaf, queues }: RegisterPlaces,
): Map<number, RegisterFigure> {
  const figures = new Map<number, RegisterFigure>()
  for (const count of counts) {
    const byPoint = count.leafId === null ? undefined : unitOfLeaf.get(count.leafId)
    const shares =
      byPoint === undefined ? (sharesOf.get(count.unitId) ?? []) : [{ targetId: byPoint, weight: 1 }]
    for (const { targetId, weight } of shares) {
      const figure = figures.get(targetId) ?? emptyFigure()
      figures.set(targetId, figure)
      add(figure, count, { weight, inQueue: queues.has(count.unitId) })
    }
  }
  return figures
}

/** Everybody who was counted, wherever they live. */
export function everybody(counts: readonly RegisterCount[], { queues }: RegisterPlaces): RegisterFigure {
  const figure = emptyFigure()
  for (const count of counts) add(figure, count, { weight: 1, inQueue: queues.has(count.unitId) })
  return figure
}

/** The people of several units together. */
export function together(figures: readonly RegisterFigure[]): RegisterFigure {
  const sum = emptyFigure()
  for (const { people, noUnit, noPoint, estimated } of figures) {
    sum.people += people
    sum.noUnit += noUnit
    sum.noPoint += noPoint
    sum.estimated ||= estimated
  }
  return sum
}

const ROUNDING_ERROR = 1e-9

function add(
  figure: RegisterFigure,
  { people, located, value }: RegisterCount,
  { weight, inQueue }: { weight: number; inQueue: boolean },
): void {
  figure.people += weight * people
  figure.noUnit += inQueue ? weight * people : 0
  figure.noPoint += weight * (people - located)
  figure.estimated ||= weight < 1 - ROUNDING_ERROR
  if (value !== null) figure.byValue.set(value, (figure.byValue.get(value) ?? 0) + weight * people)
}

export function emptyFigure(): RegisterFigure {
  return { people: 0, noUnit: 0, noPoint: 0, byValue: new Map(), estimated: false }
}
