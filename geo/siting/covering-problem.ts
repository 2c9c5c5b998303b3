import type { Reach } from '../access/reach.ts'

/**
 * Where the next places would reach the most people (maximal covering, Church and ReVelle 1974). Existing places stay:
 * whom they cover needs nobody new.
 */
export interface CoveringProblem {
  /** Which candidate sites every origin reaches; what may not be built on is no candidate. */
  reach: Reach
  candidates: number
  /** People in need by origin; 0 or more. */
  demand: ArrayLike<number>
  /** By origin, whether an existing place covers it. */
  isCovered: (origin: number) => boolean
  /** How many new places; from 1 to the number of candidates. */
  count: number
  /** What the new places may cost together, and what each candidate costs, positive; without it money is no matter. */
  budget?: Budget
}

export interface Budget {
  total: number
  costs: ArrayLike<number>
}

/** People who reach exactly the same candidates: whichever is built, they are covered together. */
export interface Group {
  candidates: readonly number[]
  people: number
}

/** Chosen sites, each with the people that it covers and nobody before it does; the most people first. */
export interface Siting {
  sites: { candidate: number; newlyCovered: number }[]
  /** People whom the sites cover together, without those whom existing places cover. */
  newlyCovered: number
}

/** The people who can be covered anew, gathered by the candidates that they reach. Throws on an impossible count. */
export function groupsOf(problem: CoveringProblem): Group[] {
  const { reach, demand, isCovered, candidates, count } = problem
  if (!Number.isInteger(count) || count < 1 || count > candidates)
    throw new RangeError(`covering: ${count} of ${candidates} candidates cannot be chosen`)
  const groups = new Map<string, { candidates: number[]; people: number }>()
  for (let origin = 0; origin + 1 < reach.starts.length; origin++) {
    const people = demand[origin] as number
    const reached = reach.places.subarray(reach.starts[origin], reach.starts[origin + 1])
    if (people <= 0 || reached.length === 0 || isCovered(origin)) continue
    const key = reached.join(' ')
    const group = groups.get(key)
    if (group) group.people += people
    else groups.set(key, { candidates: [...reached], people })
  }
  return [...groups.values()]
}

/**
 * Chooses one site after the other, each where it covers the most people whom none before it covers; of equal ones the
 * first. With `among` only from these. Stops where no site helps any more. At least 1 - 1/e of the best (Cornuejols,
 * Fisher and Nemhauser 1977).
 */
export function chooseGreedily(groups: readonly Group[], count: number, among?: ReadonlySet<number>): Siting {
  return chooseInTurn(groups, { count, among })
}

/**
 * The same within a budget: once by people for each unit of money, once by people alone, and the better of both. Of the
 * best at least (1 - 1/e) / 2 while the number of places does not bind (Khuller, Moss and Naor 1999).
 */
export function chooseAffordable(groups: readonly Group[], count: number, budget: Budget): Siting {
  const byMoney = chooseInTurn(groups, { count, budget, worth: (people, cost) => people / cost })
  const byPeople = chooseInTurn(groups, { count, budget })
  const better = byMoney.newlyCovered > byPeople.newlyCovered ? byMoney : byPeople
  return chooseGreedily(groups, count, new Set(better.sites.map(({ candidate }) => candidate)))
}

interface Turns {
  count: number
  among?: ReadonlySet<number> | undefined
  budget?: Budget
  /** What a site is chosen by: the people alone unless given. */
  worth?: (people: number, cost: number) => number
}

function chooseInTurn(groups: readonly Group[], { count, among, budget, worth = people }: Turns): Siting {
  const gains = new Map<number, number>()
  const reachedBy = new Map<number, number[]>()
  groups.forEach(({ candidates, people }, index) => {
    for (const candidate of candidates) {
      if (among && !among.has(candidate)) continue
      gains.set(candidate, (gains.get(candidate) ?? 0) + people)
      const reached = reachedBy.get(candidate)
      if (reached) reached.push(index)
      else reachedBy.set(candidate, [index])
    }
  })
  const covered = new Set<number>()
  const sites: Siting['sites'] = []
  let left = budget?.total ?? 0
  const costOf = (candidate: number) => budget?.costs[candidate] ?? 0
  while (sites.length < count) {
    const site = best(gains, (candidate, gain) =>
      costOf(candidate) <= left ? worth(gain, costOf(candidate)) : Number.NEGATIVE_INFINITY,
    )
    if (site === null) break
    sites.push(site)
    left -= costOf(site.candidate)
    for (const index of reachedBy.get(site.candidate) ?? []) cover(index)
  }
  return { sites, newlyCovered: sites.reduce((sum, site) => sum + site.newlyCovered, 0) }

  function cover(index: number): void {
    const group = groups[index]
    if (!group || covered.has(index)) return
    covered.add(index)
    for (const candidate of group.candidates) {
      const gain = gains.get(candidate)
      if (gain !== undefined) gains.set(candidate, gain - group.people)
    }
  }
}

const people = (gain: number) => gain

/** A gain that rounding alone could have left is none. */
const LEAST_GAIN = 1e-9

function best(
  gains: ReadonlyMap<number, number>,
  worthOf: (candidate: number, gain: number) => number,
): Siting['sites'][number] | null {
  let found: (Siting['sites'][number] & { worth: number }) | null = null
  for (const [candidate, newlyCovered] of gains) {
    if (newlyCovered <= LEAST_GAIN) continue
    const worth = worthOf(candidate, newlyCovered)
    const ahead = worth > (found?.worth ?? Number.NEGATIVE_INFINITY)
    const tied = found !== null && worth === found.worth && candidate < found.candidate
    if (ahead || tied) found = { candidate, newlyCovered, worth }
  }
  return found && { candidate: found.candidate, newlyCovered: found.newlyCovered }
}
