export interface TradesInNeed {
  /** People by the trade that they want; 0 or more, not necessarily whole. */
  people: readonly number[]
  /** Openings by trade; 0 or more. */
  openings: readonly number[]
  /** For each trade the other trades whose openings its people can take, by index. */
  fits: readonly (readonly number[])[]
}

/** By trade. What people get, and who takes what is open, sum to the same. */
export interface SharedOpenings {
  /** People with an opening of their own trade. */
  own: Float64Array
  /** People with an opening of another trade that fits. */
  related: Float64Array
  /** People without an opening. */
  unmet: Float64Array
  /** Openings without people. */
  unfilled: Float64Array
}

/** Less than this many people or openings is a rounding error. */
const NOBODY = 1e-9

/**
 * Who finds an opening when distance is no matter. First everybody in their own trade. What is left is shared in rounds: each
 * trade with openings offers them to those who fit, in proportion to how many they are; who is offered more than they need
 * takes from all in proportion. Each round leaves a trade without people, or no opening that fits anybody, so it ends after
 * as many rounds as there are trades. The order of the trades does not matter, and nobody is left beside an opening that fits.
 */
export function shareOpenings({ people, openings, fits }: TradesInNeed): SharedOpenings {
  const own = Float64Array.from(people, (count, trade) => Math.min(count, openings[trade] ?? 0))
  const unmet = Float64Array.from(people, (count, trade) => count - (own[trade] as number))
  const unfilled = Float64Array.from(openings, (count, trade) => count - (own[trade] as number))
  for (let round = 0; round < people.length; round++) shareOnce(unmet, unfilled, fits)
  const related = unmet.map((left, trade) => (people[trade] as number) - (own[trade] as number) - left)
  return { own, related, unmet, unfilled }
}

/** One round of offers, taken off both sides. */
function shareOnce(unmet: Float64Array, unfilled: Float64Array, fits: TradesInNeed['fits']): void {
  const competing = new Float64Array(unfilled.length)
  fits.forEach((others, trade) => {
    for (const other of others) competing[other] = (competing[other] as number) + (unmet[trade] as number)
  })
  const before = { unmet: unmet.slice(), unfilled: unfilled.slice() }
  fits.forEach((others, trade) => {
    const looking = before.unmet[trade] as number
    if (looking < NOBODY) return
    const offers = others.map(
      (other) => ((before.unfilled[other] as number) * looking) / (competing[other] as number),
    )
    const offered = offers.reduce((sum, offer) => sum + offer, 0)
    const taken = offered > looking ? looking / offered : 1
    others.forEach((other, index) => {
      const places = (offers[index] as number) * taken
      unmet[trade] = Math.max(0, (unmet[trade] as number) - places)
      unfilled[other] = Math.max(0, (unfilled[other] as number) - places)
    })
  })
}
