import { type DecayFunction, decayOf } from '@hoanhap/geo/access/distance-decay.ts'
import { type Homes, homesOf, spreadOver } from '@hoanhap/geo/access/homes.ts'
import { type Reach, reach } from '@hoanhap/geo/access/reach.ts'
import { floatingCatchment } from '@hoanhap/geo/access/two-step-floating-catchment.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import { type DemandRow, type Setting, settledAt } from '../reckoning/reckoning.ts'

/** What a commune gets from one place, from the first number to the last. */
export interface ShareOfPlace {
  /** Null for a place that is only tried. */
  name: string | null
  placeId: number
  capacity: number
  /** Kilometres on the way, the mean of the people of the commune who reach it. */
  km: number
  /** How much the place counts for the people of the commune, 0 to 1; with three steps times the chance that they turn to it. */
  weight: number
  /** Everybody in need who reaches the place, each counted by the weight of the own way. */
  competing: number
  /** Capacity for each of them. */
  perPerson: number
  /** The part of the commune's score: weight times capacity per person. */
  part: number
}

export interface Calculation {
  /** Those that give most first. */
  shares: ShareOfPlace[]
  /** The sum of the parts: capacity for each person in need. */
  score: number
}

interface PlaceOfQuestion {
  id: number
  name: string | null
  point: LonLat
  capacity: number
}

interface Asked {
  unitId: number
  communes: readonly DemandRow[]
  places: readonly PlaceOfQuestion[]
  setting: Setting
  detourFactor: number
}

/** The score of one commune step by step, by the same functions as the scores of all; null where its point is not known. */
export function calculationOf(asked: Asked): Calculation | null {
  const { unitId, communes, places, setting, detourFactor } = asked
  const located = communes.flatMap((row) => {
    const settled = settledAt(row)
    return settled ? [{ ...settled, unitId: row.unitId, people: row.demand ?? 0 }] : []
  })
  const commune = located.findIndex((one) => one.unitId === unitId)
  if (commune < 0) return null
  const { catchmentKm, decay, steps } = setting
  const homes = homesOf(located)
  const points = places.map(({ point }) => point)
  const within = reach(homes.points, points, { catchmentKm, detourFactor })
  const { ratios } = floatingCatchment({
    ...{ reach: within, catchmentKm, decay, threeStep: steps === '3' },
    demand: spreadOver(homes, (index) => located[index]?.people ?? 0),
    supply: places.map(({ capacity }) => capacity),
  })
  const weightOf: DecayFunction = decayOf(decay)
  const reached = reachedFrom({ homes, within, commune }, (km) => weightOf(km, catchmentKm), steps === '3')
  const shares = [...reached].flatMap(([place, one]) => shareOf(places[place], ratios[place] ?? 0, one))
  shares.sort((a, b) => b.part - a.part || a.km - b.km)
  return { shares, score: shares.reduce((sum, { part }) => sum + part, 0) }
}

/** How people of a commune reach a place: sums over their homes, each by its share of them. */
interface Reached {
  share: number
  km: number
  weight: number
}

/** By place, over all homes of a commune. */
function reachedFrom(
  { homes, within, commune }: { homes: Homes; within: Reach; commune: number },
  weightOf: (km: number) => number,
  threeStep: boolean,
): Map<number, Reached> {
  const reached = new Map<number, Reached>()
  for (let home = homes.starts[commune] ?? 0; home < (homes.starts[commune + 1] ?? 0); home++) {
    const share = homes.shares[home] ?? 0
    const pairs = pairsOf(within, home).map((pair) => ({ ...pair, plain: weightOf(pair.km) }))
    const all = pairs.reduce((sum, { plain }) => sum + plain, 0)
    for (const { place, km, plain } of pairs) {
      const weight = threeStep && all > 0 ? plain ** 2 / all : plain
      const sums = reached.get(place) ?? { share: 0, km: 0, weight: 0 }
      sums.share += share
      sums.km += share * km
      sums.weight += share * weight
      reached.set(place, sums)
    }
  }
  return reached
}

function pairsOf({ starts, places, km }: Reach, home: number): { place: number; km: number }[] {
  const first = starts[home] ?? 0
  return Array.from({ length: (starts[home + 1] ?? 0) - first }, (_, at) => ({
    place: places[first + at] ?? 0,
    km: km[first + at] ?? 0,
  }))
}

function shareOf(
  place: PlaceOfQuestion | undefined,
  perPerson: number,
  { share, km, weight }: Reached,
): ShareOfPlace[] {
  if (!place) return []
  const { id: placeId, name, capacity } = place
  const competing = perPerson > 0 ? capacity / perPerson : 0
  return [{ placeId, name, capacity, km: km / share, weight, competing, perPerson, part: weight * perPerson }]
}
