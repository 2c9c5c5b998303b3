import { lowerBound } from './median-bound.ts'
import { chooseBySwapping, type MedianProblem, type MedianSites, meanKm } from './median-problem.ts'
import { type MixedIntegerProblem, PROOF, type Row, solveMixedInteger } from './mixed-integer.ts'

export interface ProvenMedian extends MedianSites {
  /** `optimal`: no choice has shorter ways. `feasible`: they could be shorter by at most `gap`. */
  status: 'optimal' | 'feasible'
  /** Share of the mean way by which the best choice could at most be shorter; 0 when it is proven. */
  gap: number
}

/** Beyond this many pairs of origins and candidates the exact model is too large to wait for. */
export const MOST_EXACT_PAIRS = 150 * 150

/**
 * The new places that make the ways of all people in need shortest (p-median, Hakimi 1964): exact by branch and cut up to
 * 150 origins times 150 candidates, beyond by swapping (Teitz and Bart 1968) with a bound from below (Narula, Ogbu and
 * Samuelsson 1977). Blocks its thread until it is found or the time is up, in seconds.
 */
export async function solveMedian(problem: MedianProblem, timeLimitSeconds: number): Promise<ProvenMedian> {
  const started = performance.now()
  const after = (share: number) => () => performance.now() - started > share * timeLimitSeconds * 1000
  // Half the time for the choice, the rest to say how good it is.
  const swapped = chooseBySwapping(problem, after(0.5))
  if (problem.demand.length * problem.candidates > MOST_EXACT_PAIRS) {
    return { ...swapped, ...proof(swapped.meanKm, lowerBound(problem, swapped.meanKm, after(1))) }
  }
  const { sites, bound } = await branchAndCut(problem, timeLimitSeconds)
  const exact = { sites, meanKm: meanKm(problem, sites) }
  const better = sites.length > 0 && exact.meanKm < swapped.meanKm ? exact : swapped
  return { ...better, ...proof(better.meanKm, bound) }
}

function proof(found: number, bound: number): Pick<ProvenMedian, 'status' | 'gap'> {
  const gap = found > 0 ? Math.max(0, 1 - Math.max(0, bound) / found) : 0
  return gap <= PROOF ? { status: 'optimal', gap: 0 } : { status: 'feasible', gap }
}

async function branchAndCut(
  problem: MedianProblem,
  timeLimitSeconds: number,
): Promise<{ sites: number[]; bound: number }> {
  const people = Array.from(problem.demand).reduce((sum, one) => sum + one, 0)
  if (people === 0) return { sites: [], bound: 0 }
  const { chosen, bound } = await solveMixedInteger(modelOf(problem, people), timeLimitSeconds)
  return { sites: chosen, bound }
}

/**
 * Minimise the mean way. Columns: each candidate, built or not; then for each origin in need the share of its people that
 * turns to each candidate and, last, to the nearest existing place. Rows: the number of sites; for each origin, that all
 * its people turn somewhere; for each pair, that nobody turns to what is not built.
 */
function modelOf(problem: MedianProblem, people: number): MixedIntegerProblem {
  const { candidates, demand, kmBetween, kmToExisting, count } = problem
  const everyCandidate = Array.from({ length: candidates }, (_, candidate) => candidate)
  const costs = everyCandidate.map(() => 0)
  const rows: Row[] = [{ terms: everyCandidate.map((candidate) => [candidate, 1]), lower: 0, upper: count }]
  for (let origin = 0; origin < demand.length; origin++) {
    const share = (demand[origin] as number) / people
    if (share === 0) continue
    const first = costs.length
    const existing = kmToExisting(origin)
    const ways = everyCandidate.map((candidate) => kmBetween(origin, candidate))
    if (Number.isFinite(existing)) ways.push(existing)
    costs.push(...ways.map((km) => share * km))
    rows.push({ terms: ways.map((_, choice) => [first + choice, 1]), lower: 1, upper: 1 })
    for (const candidate of everyCandidate) rows.push(onlyIfBuilt(candidate, first + candidate))
  }
  return { sense: 'minimize', costs, integers: candidates, rows }
}

function onlyIfBuilt(site: number, turned: number): Row {
  return {
    terms: [
      [site, 1],
      [turned, -1],
    ],
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
  }
}
