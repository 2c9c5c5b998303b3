import type { LonLat } from '../units.ts'

/** A point where people of a commune live, and their share of it: above 0; the shares of one commune sum to 1. */
export interface PopulationPoint {
  point: LonLat
  share: number
}

/** Where the people of a commune live: spread over its population points, or all at one point where none are known. */
export interface Settled {
  point: LonLat
  populationPoints?: readonly PopulationPoint[] | undefined
}

/** Where everybody lives, commune after commune: the homes of commune `i` stand at `starts[i]` to `starts[i + 1]`. */
export interface Homes {
  starts: Uint32Array
  points: LonLat[]
  shares: Float64Array
}

/** The homes of communes, in their order. */
export function homesOf(communes: readonly Settled[]): Homes {
  const starts = new Uint32Array(communes.length + 1)
  const points: LonLat[] = []
  const shares: number[] = []
  communes.forEach(({ point, populationPoints = [] }, commune) => {
    const homes = populationPoints.length > 0 ? populationPoints : [{ point, share: 1 }]
    for (const home of homes) {
      points.push(home.point)
      shares.push(home.share)
    }
    starts[commune + 1] = points.length
  })
  return { starts, points, shares: Float64Array.from(shares) }
}

/** What each commune has, spread over its homes by their shares. */
export function spreadOver({ starts, shares }: Homes, ofCommune: (commune: number) => number): Float64Array {
  const spread = new Float64Array(shares.length)
  for (let commune = 0; commune + 1 < starts.length; commune++) {
    const all = ofCommune(commune)
    for (let home = starts[commune] as number; home < (starts[commune + 1] as number); home++)
      spread[home] = all * (shares[home] as number)
  }
  return spread
}

/** For each commune the mean over its people of what each home has. Infinity where any home has it. */
export function meansOf({ starts, shares }: Homes, ofHome: ArrayLike<number>): Float64Array {
  const means = new Float64Array(starts.length - 1)
  for (let commune = 0; commune < means.length; commune++) {
    let sum = 0
    for (let home = starts[commune] as number; home < (starts[commune + 1] as number); home++)
      sum += (shares[home] as number) * (ofHome[home] as number)
    means[commune] = sum
  }
  return means
}

/** For each commune the share of its people, 0 to 1, for whose home `holds` is true; exactly 1 when for all. */
export function sharesWhere({ starts, shares }: Homes, holds: (home: number) => boolean): Float64Array {
  const found = new Float64Array(starts.length - 1)
  for (let commune = 0; commune < found.length; commune++) {
    let [sum, everywhere] = [0, true]
    for (let home = starts[commune] as number; home < (starts[commune + 1] as number); home++) {
      if (holds(home)) sum += shares[home] as number
      else everywhere = false
    }
    found[commune] = everywhere ? 1 : Math.min(1, sum)
  }
  return found
}
