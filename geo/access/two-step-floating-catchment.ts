import { type Decay, decayOf } from './distance-decay.ts'
import type { Reach } from './reach.ts'

export interface FloatingCatchmentInput {
  /** Which places people reach from where they live, within `catchmentKm`. */
  reach: Reach
  /** People in need by origin; 0 or more. */
  demand: ArrayLike<number>
  /** Capacity by place, openings for instance; 0 or more. */
  supply: ArrayLike<number>
  catchmentKm: number
  decay: Decay
  /** Whether people share themselves among the places they reach, nearer ones first (Wan, Zou and Sternberg 2012). */
  threeStep?: boolean
}

export interface FloatingCatchment {
  /** By origin: capacity per person in need, given that others in need reach the same places. 0 where nothing is reached. */
  scores: Float64Array
  /** By place: capacity per person who competes for it; 0 where nobody in need reaches it. */
  ratios: Float64Array
}

/**
 * Two-step floating catchment areas: each place shares its capacity among everybody in need who reaches it, then each
 * origin adds up the shares of the places it reaches. Luo and Wang 2003; with decay Luo and Qi 2009, Dai 2010; three
 * steps Wan, Zou and Sternberg 2012. Summed over the people in need, scores give back the capacity that is reached.
 */
export function floatingCatchment(input: FloatingCatchmentInput): FloatingCatchment {
  const weights = input.threeStep ? selected(input.reach, decayed(input)) : decayed(input)
  const ratios = shares(input, weights)
  return { scores: scores(input.reach, weights, ratios), ratios }
}

function decayed({ reach, catchmentKm, decay }: FloatingCatchmentInput): Float64Array {
  const weight = decayOf(decay)
  return reach.km.map((km) => weight(km, catchmentKm))
}

/** The third step: the chance that somebody of this origin turns to this place, times the weight of the way. */
function selected({ starts }: Reach, weights: Float64Array): Float64Array {
  const chosen = new Float64Array(weights.length)
  for (let origin = 0; origin + 1 < starts.length; origin++) {
    const [from, to] = [starts[origin] as number, starts[origin + 1] as number]
    let sum = 0
    for (let pair = from; pair < to; pair++) sum += weights[pair] as number
    if (sum === 0) continue
    for (let pair = from; pair < to; pair++) chosen[pair] = (weights[pair] as number) ** 2 / sum
  }
  return chosen
}

/** Step one, by place: capacity over the weighted people in need who reach it. */
function shares({ reach, demand, supply }: FloatingCatchmentInput, weights: Float64Array): Float64Array {
  const { starts, places } = reach
  const competing = new Float64Array(supply.length)
  for (let origin = 0; origin + 1 < starts.length; origin++) {
    const people = demand[origin] as number
    for (let pair = starts[origin] as number; pair < (starts[origin + 1] as number); pair++) {
      const place = places[pair] as number
      competing[place] = (competing[place] as number) + people * (weights[pair] as number)
    }
  }
  return competing.map((people, place) => (people > 0 ? (supply[place] as number) / people : 0))
}

/** Step two, by origin: the weighted shares of the places it reaches. */
function scores({ starts, places }: Reach, weights: Float64Array, ratios: Float64Array): Float64Array {
  const sums = new Float64Array(starts.length - 1)
  for (let origin = 0; origin < sums.length; origin++) {
    let sum = 0
    for (let pair = starts[origin] as number; pair < (starts[origin + 1] as number); pair++) {
      sum += (ratios[places[pair] as number] as number) * (weights[pair] as number)
    }
    sums[origin] = sum
  }
  return sums
}
