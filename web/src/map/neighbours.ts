import type { Unit } from '@hoanhap/server/contract.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Half the angle of the quadrant that a key looks into, widened a little for slanting neighbours. */
const COSINE_LIMIT = Math.cos((55 * Math.PI) / 180)

/**
 * The nearest unit in a direction, from inner point to inner point: the least distance, lengthened for those that
 * lie aside. Null at the edge.
 */
export function neighbourOf(units: readonly Unit[], from: Unit, direction: Direction): Unit | null {
  let best: { unit: Unit; cost: number } | null = null
  for (const unit of units) {
    const cost = unit.id === from.id ? null : costTowards(from, unit, direction)
    if (cost !== null && (best === null || cost < best.cost)) best = { unit, cost }
  }
  return best?.unit ?? null
}

const HEADING: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
}

function costTowards(from: Unit, to: Unit, direction: Direction): number | null {
  if (!from.centroid || !to.centroid) return null
  const east = (to.centroid[0] - from.centroid[0]) * Math.cos((from.centroid[1] * Math.PI) / 180)
  const north = to.centroid[1] - from.centroid[1]
  const distance = Math.hypot(east, north)
  const [headingEast, headingNorth] = HEADING[direction]
  const cosine = (east * headingEast + north * headingNorth) / distance
  return distance > 0 && cosine >= COSINE_LIMIT ? distance / cosine ** 2 : null
}
