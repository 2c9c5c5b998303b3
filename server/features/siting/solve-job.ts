import { nearest } from '@hoanhap/geo/access/nearest.ts'
import { reach } from '@hoanhap/geo/access/reach.ts'
import type { CoveringProblem } from '@hoanhap/geo/siting/covering-problem.ts'
import { previewCovering, solveCovering } from '@hoanhap/geo/siting/maximal-covering.ts'
import { chooseInTurn, type MedianProblem } from '@hoanhap/geo/siting/median-problem.ts'
import { solveMedian } from '@hoanhap/geo/siting/p-median.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import type { SolverAnswer, SolverJob, Standing } from './solver-job.ts'

/** What was chosen, as candidates in the order of what they help, and by greed. */
interface Choice {
  status: 'optimal' | 'feasible'
  gap: number
  chosen: readonly number[]
  byGreed: readonly number[]
}

/** Finds the new places of a job. Blocks its thread until they are proven best or the time is up. */
export async function solveJob(job: SolverJob): Promise<SolverAnswer> {
  const started = performance.now()
  const kmToExisting = waysToExisting(job)
  const choose = job.objective === 'cover' ? cover : shorten
  const { status, gap, chosen, byGreed } = await choose(job, kmToExisting)
  const before = standing(job, kmToExisting)
  const after = standings(job, kmToExisting, chosen)
  const sites = chosen.map((candidate, index) => ({ candidate, standing: after[index] as Standing }))
  return {
    status,
    gap,
    seconds: (performance.now() - started) / 1000,
    before,
    sites: sites.filter((site, index) => helps(site.standing, sites[index - 1]?.standing ?? before)),
    byCount: standings(job, kmToExisting, byGreed),
  }
}

function waysToExisting({ origins, existing, detourFactor }: SolverJob): number[] {
  return nearest(origins, existing).map(({ km }) => km * detourFactor)
}

async function cover(job: SolverJob, kmToExisting: readonly number[]): Promise<Choice> {
  const { origins, candidates, demand, radiusKm, detourFactor, count, budget } = job
  const problem: CoveringProblem = {
    reach: reach(origins, candidates, { catchmentKm: radiusKm, detourFactor }),
    candidates: candidates.length,
    demand,
    isCovered: (origin) => (kmToExisting[origin] as number) <= radiusKm,
    count,
    ...(budget && { budget }),
  }
  const { status, gap, sites } = await solveCovering(problem, job.timeLimitSeconds)
  const byGreed = previewCovering(problem).sites
  const candidatesOf = (chosen: typeof sites) => chosen.map(({ candidate }) => candidate)
  return { status, gap, chosen: candidatesOf(sites), byGreed: candidatesOf(byGreed) }
}

async function shorten(job: SolverJob, kmToExisting: readonly number[]): Promise<Choice> {
  const { origins, candidates, demand, count } = job
  const table = tableOfWays(job)
  const problem: MedianProblem = {
    candidates: candidates.length,
    demand,
    kmBetween: (origin, candidate) => table[origin * candidates.length + candidate] as number,
    kmToExisting: (origin) => kmToExisting[origin] as number,
    count,
  }
  if (origins.length === 0) return { status: 'optimal', gap: 0, chosen: [], byGreed: [] }
  const { status, gap, sites } = await solveMedian(problem, job.timeLimitSeconds)
  return { status, gap, chosen: chooseInTurn(problem, sites), byGreed: chooseInTurn(problem) }
}

/** Kilometres on the way from every origin to every candidate, row by row. */
function tableOfWays({ origins, candidates, detourFactor }: SolverJob): Float64Array {
  const table = new Float64Array(origins.length * candidates.length)
  origins.forEach((origin, row) => {
    candidates.forEach((candidate, column) => {
      table[row * candidates.length + column] = haversineKm(origin, candidate) * detourFactor
    })
  })
  return table
}

/** How people stand after each further site. */
function standings(job: SolverJob, kmToExisting: readonly number[], chosen: readonly number[]): Standing[] {
  const km = [...kmToExisting]
  return chosen.map((candidate) => {
    const site = job.candidates[candidate] as LonLat
    job.origins.forEach((origin, index) => {
      km[index] = Math.min(km[index] as number, haversineKm(origin, site) * job.detourFactor)
    })
    return standing(job, km)
  })
}

function standing({ demand, radiusKm }: SolverJob, km: readonly number[]): Standing {
  let [people, covered, way] = [0, 0, 0]
  demand.forEach((here, index) => {
    if (here === 0) return
    people += here
    way += here * (km[index] as number)
    if ((km[index] as number) <= radiusKm) covered += here
  })
  return { covered, meanKm: people > 0 ? way / people : 0 }
}

/** Less than this is rounding. */
const LEAST = 1e-9

function helps(after: Standing, before: Standing): boolean {
  return after.covered > before.covered + LEAST || after.meanKm < before.meanKm - LEAST
}
