import { worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import type { Unit } from '@hoanhap/server/contract.ts'
import { type Circle, cellAt } from './circle.ts'

export type Settlement = Pick<Unit, 'centroid' | 'bbox' | 'population'>

const LARGE_COMMUNE_CELLS = 2

type Place = Circle['place']

interface Known {
  middle: Place
  /** West, north, east, south. */
  box: readonly [number, number, number, number]
  people: number
}

/** How far from the middle of its cell a circle may stand, as shares of the cell: two beside each other stay apart. */
const REACH = { settled: 0.18, outside: 0.36 }

/**
 * Where the circle of a cell stands. Of its people only the cell is told, so the communes say where in it they may be: in the
 * middle of those that lie in the cell, by their population. Where none does, nearer
 * to the next of them rather than on the sea or in another province.
 */
export class Settlements {
  private readonly known: readonly Known[]
  private readonly byZoom = new Map<number, ReadonlyMap<string, Place>>()

  constructor(communes: readonly Settlement[]) {
    this.known = communes.flatMap(knownOf)
  }

  /** @param place anywhere in the cell */
  standOf(place: Place, cellZoom: number): Place {
    const side = 0.5 ** cellZoom
    const centre: Place = [centreOf(place[0], side), centreOf(place[1], side)]
    const middle = this.middlesOf(cellZoom).get(cellAt(place, cellZoom))
    if (middle) return towards(centre, middle, side * REACH.settled)
    if (this.known.length === 0 || this.known.some(({ box }) => isWithin(centre, side, box))) return centre
    return towards(centre, this.nearest(centre), side * REACH.outside)
  }

  private nearest(place: Place): Place {
    const away = ({ middle }: Known) => Math.hypot(middle[0] - place[0], middle[1] - place[1])
    return this.known.reduce((best, one) => (away(one) < away(best) ? one : best)).middle
  }

  private middlesOf(zoom: number): ReadonlyMap<string, Place> {
    const there = this.byZoom.get(zoom)
    if (there) return there
    const sums = new Map<string, { x: number; y: number; people: number }>()
    for (const { middle, people } of this.known) {
      const key = cellAt(middle, zoom)
      const { x, y, people: others } = sums.get(key) ?? { x: 0, y: 0, people: 0 }
      sums.set(key, { x: x + middle[0] * people, y: y + middle[1] * people, people: others + people })
    }
    const middles = new Map(
      [...sums].map(([key, { x, y, people }]) => [key, [x / people, y / people] as const]),
    )
    this.byZoom.set(zoom, middles)
    return middles
  }
}

function knownOf({ centroid, bbox, population }: Settlement): Known[] {
  if (!centroid || !bbox) return []
  const [west, south] = worldPlace(bbox[0], bbox[1])
  const [east, north] = worldPlace(bbox[2], bbox[3])
  // A commune without a figure weighs as little as it can.
  return [
    {
      middle: worldPlace(...centroid),
      box: [west, north, east, south],
      people: Math.max(1, population ?? 1),
    },
  ]
}

function centreOf(share: number, side: number): number {
  return (Math.floor(share / side) + 0.5) * side
}

function towards([x, y]: Place, [wantedX, wantedY]: Place, most: number): Place {
  const within = (value: number, wanted: number) => Math.min(value + most, Math.max(value - most, wanted))
  return [within(x, wantedX), within(y, wantedY)]
}

/** Whether a place lies in the box of a commune of many such cells; that of one with islands is mostly sea. */
function isWithin([x, y]: Place, side: number, [west, north, east, south]: Known['box']): boolean {
  const isLarge = Math.min(east - west, south - north) >= LARGE_COMMUNE_CELLS * side
  return isLarge && x >= west && x <= east && y >= north && y <= south
}
