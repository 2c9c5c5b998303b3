/** Where the next places would make people's ways shortest; existing places stay. */
export interface MedianProblem {
  candidates: number
  /** People in need by origin; 0 or more. */
  demand: ArrayLike<number>
  /** Kilometres on the way from an origin to a candidate; finite. */
  kmBetween: (origin: number, candidate: number) => number
  /** Kilometres to the nearest existing place; Infinity where there is none. */
  kmToExisting: (origin: number) => number
  /** How many new places; from 1 to the number of candidates. */
  count: number
}

export interface MedianSites {
  /** Chosen candidates, ascending. */
  sites: number[]
  /** Mean kilometres of the people in need to the nearest place, new or existing; 0 where nobody is in need. */
  meanKm: number
}

/** Mean kilometres of the people in need to the nearest of the sites and the existing places. */
export function meanKm(problem: MedianProblem, sites: readonly number[]): number {
  const { demand, kmBetween, kmToExisting } = problem
  let [sum, people] = [0, 0]
  for (let origin = 0; origin < demand.length; origin++) {
    const here = demand[origin] as number
    if (here === 0) continue
    let km = kmToExisting(origin)
    for (const site of sites) km = Math.min(km, kmBetween(origin, site))
    sum += here * km
    people += here
  }
  return people > 0 ? sum / people : 0
}

/**
 * One site after the other where it shortens the ways most, then one swapped for another as long as that helps (Teitz and
 * Bart 1968, with the quick swaps of Whitaker 1983) and until the time is up. Throws on an impossible count.
 */
export function chooseBySwapping(problem: MedianProblem, isTimeUp = () => false): MedianSites {
  const { candidates, count } = problem
  if (!Number.isInteger(count) || count < 1 || count > candidates)
    throw new RangeError(`median: ${count} of ${candidates} candidates cannot be chosen`)
  const sites = chooseInTurn(problem)
  while (!isTimeUp()) {
    const swap = bestSwap(problem, sites)
    if (swap === null) break
    sites[sites.indexOf(swap.out)] = swap.in
  }
  sites.sort((a, b) => a - b)
  return { sites, meanKm: meanKm(problem, sites) }
}

/** One site after the other where it shortens the ways most, in that order. */
export function chooseInTurn(problem: MedianProblem, among?: readonly number[]): number[] {
  const sites: number[] = []
  while (sites.length < Math.min(problem.count, among?.length ?? Number.POSITIVE_INFINITY))
    sites.push(bestAddition(problem, sites, among))
  return sites
}

function bestAddition(problem: MedianProblem, sites: readonly number[], among?: readonly number[]): number {
  let best = { candidate: -1, sum: Number.POSITIVE_INFINITY }
  const nearest = nearestTwo(problem, sites)
  for (const candidate of among ?? Array(problem.candidates).keys()) {
    if (sites.includes(candidate)) continue
    let sum = 0
    for (const { origin, people, km } of nearest)
      sum += people * Math.min(km, problem.kmBetween(origin, candidate))
    if (sum < best.sum) best = { candidate, sum }
  }
  return best.candidate
}

/** An origin with the nearest of the sites and existing places, and how far the next nearest is. */
interface Nearest {
  origin: number
  people: number
  /** The site that is nearest; null where an existing place is nearer than every site. */
  site: number | null
  km: number
  /** Kilometres once that site is gone. */
  nextKm: number
}

function nearestTwo({ demand, kmBetween, kmToExisting }: MedianProblem, sites: readonly number[]): Nearest[] {
  const origins = Array.from(demand, (people, origin) => ({ people, origin })).filter(
    ({ people }) => people > 0,
  )
  return origins.map(({ people, origin }) => {
    const found: Nearest = {
      origin,
      people,
      site: null,
      km: kmToExisting(origin),
      nextKm: Number.POSITIVE_INFINITY,
    }
    for (const site of sites) {
      const km = kmBetween(origin, site)
      if (km < found.km) Object.assign(found, { site, km, nextKm: found.km })
      else if (km < found.nextKm) found.nextKm = km
    }
    return found
  })
}

/** A gain below this share of all ways is rounding. */
const LEAST_GAIN = 1e-12

/** The swap that shortens the ways most; null when none does. */
function bestSwap(problem: MedianProblem, sites: readonly number[]): { in: number; out: number } | null {
  const nearest = nearestTwo(problem, sites)
  const all = nearest.reduce((sum, { people, km }) => sum + people * km, 0)
  let best: { in: number; out: number; gain: number } | null = null
  for (let candidate = 0; candidate < problem.candidates; candidate++) {
    if (sites.includes(candidate)) continue
    const { gain, losses } = effectOf(problem, candidate, nearest)
    for (const site of sites) {
      const total = gain - (losses.get(site) ?? 0)
      if (total > all * LEAST_GAIN && total > (best?.gain ?? 0))
        best = { in: candidate, out: site, gain: total }
    }
  }
  return best
}

/** What adding a candidate gains, and what it then costs to give each site up. In people times kilometres. */
function effectOf(
  { kmBetween }: MedianProblem,
  candidate: number,
  nearest: readonly Nearest[],
): { gain: number; losses: Map<number, number> } {
  let gain = 0
  const losses = new Map<number, number>()
  for (const { origin, people, site, km, nextKm } of nearest) {
    const newKm = kmBetween(origin, candidate)
    if (newKm < km) gain += people * (km - newKm)
    else if (site !== null)
      losses.set(site, (losses.get(site) ?? 0) + people * (Math.min(newKm, nextKm) - km))
  }
  return { gain, losses }
}
