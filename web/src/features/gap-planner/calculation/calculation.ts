import { decayOf } from '@hoanhap/geo/access/distance-decay.ts'
import { reach } from '@hoanhap/geo/access/reach.ts'
import { floatingCatchment } from '@hoanhap/geo/access/two-step-floating-catchment.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { DemandRow, Setting } from '../reckoning/reckoning.ts'

/** What a commune gets from one place, from the first number to the last. */
export interface ShareOfPlace {
  /** Null for a place that is only tried. */
  name: string | null
  placeId: number
  capacity: number
  /** Kilometres on the way. */
  km: number
  /** How much the place counts over this way, 0 to 1; with three steps times the chance that people turn to it. */
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
export function calculationOf({
  unitId,
  communes,
  places,
  setting,
  detourFactor,
}: Asked): Calculation | null {
  const located = communes.filter(({ location }) => location !== null)
  const origin = located.findIndex((commune) => commune.unitId === unitId)
  if (origin < 0) return null
  const { catchmentKm, decay, steps } = setting
  const origins = located.map(({ location }) => location as LonLat)
  const within = reach(
    origins,
    places.map(({ point }) => point),
    { catchmentKm, detourFactor },
  )
  const demand = located.map((commune) => commune.demand ?? 0)
  const supply = places.map(({ capacity }) => capacity)
  const threeStep = steps === '3'
  const { ratios, scores } = floatingCatchment({
    ...{ reach: within, demand, supply, catchmentKm, decay, threeStep },
  })
  const weightOf = decayOf(decay)
  const pairs = Array.from(
    { length: (within.starts[origin + 1] ?? 0) - (within.starts[origin] ?? 0) },
    (_, at) => {
      const pair = (within.starts[origin] ?? 0) + at
      const km = within.km[pair] ?? 0
      return { place: within.places[pair] ?? 0, km, weight: weightOf(km, catchmentKm) }
    },
  )
  const all = pairs.reduce((sum, { weight }) => sum + weight, 0)
  const shares = pairs.flatMap(({ place, km, weight: plain }): ShareOfPlace[] => {
    const weight = threeStep && all > 0 ? plain ** 2 / all : plain
    const known = places[place]
    if (!known) return []
    const perPerson = ratios[place] ?? 0
    const competing = perPerson > 0 ? known.capacity / perPerson : 0
    const { id: placeId, name, capacity } = known
    return [{ placeId, name, capacity, km, weight, competing, perPerson, part: weight * perPerson }]
  })
  shares.sort((a, b) => b.part - a.part || a.km - b.km)
  return { shares, score: scores[origin] ?? 0 }
}
