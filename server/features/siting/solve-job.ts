import type { CoveringProblem } from '@hoanhap/geo/siting/covering-problem.ts'
import { previewCovering, solveCovering } from '@hoanhap/geo/siting/maximal-covering.ts'
import { chooseInTurn, type MedianProblem } from '@hoanhap/geo/siting/median-problem.ts'
import { solveMedian } from '@hoanhap/geo/siting/p-median.ts'
import type { SolverAnswer, SolverJob, Standing } from './solver-job.ts'
import { type SolverWays, waysOf } from './solver-ways.ts'

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
  const ways = waysOf(job)
  const choose = job.objective === 'cover' ? cover : shorten
  const { status, gap, chosen, byGreed } = await choose(job, ways)
  const tell = teller(job, ways)
  const before = tell([])[0] as Standing
  const after = tell(chosen).slice(1)
  const sites = chosen.map((candidate, index) => ({ candidate, standing: after[index] as Standing }))
  return {
    status,
    gap,
    seconds: (performance.now() - started) / 1000,
    before,
    sites: sites.filter((site, index) => helps(site.standing, sites[index - 1]?.standing ?? before)),
    byCount: tell(byGreed).slice(1),
  }
}

async function cover(job: SolverJob, { within, toExisting }: SolverWays): Promise<Choice> {
  const { candidates, demand, radiusKm, count, budget } = job
  const problem: CoveringProblem = {
    reach: within,
    candidates: candidates.length,
    demand,
    isCovered: (origin) => (toExisting[origin] as number) <= radiusKm,
    count,
    ...(budget && { budget }),
  }
  const { status, gap, sites } = await solveCovering(problem, job.timeLimitSeconds)
  const byGreed = previewCovering(problem).sites
  const candidatesOf = (chosen: typeof sites) => chosen.map(({ candidate }) => candidate)
  return { status, gap, chosen: candidatesOf(sites), byGreed: candidatesOf(byGreed) }
}

/** People whom no way leads to a place are as badly off as if it were so far, so that whoever can be reached is. */
const NO_WAY_KM = 1000

async function shorten(job: SolverJob, ways: SolverWays): Promise<Choice> {
  const { candidates, demand, count } = job
  const table = tableOf(job, ways)
  const toExisting = ways.toExisting.map((km) =>
    job.roads && km === Number.POSITIVE_INFINITY ? NO_WAY_KM : km,
  )
  const problem: MedianProblem = {
    candidates: candidates.length,
    demand,
    kmBetween: (origin, candidate) => table[origin * candidates.length + candidate] as number,
    kmToExisting: (origin) => toExisting[origin] as number,
    count,
  }
  if (demand.length === 0) return { status: 'optimal', gap: 0, chosen: [], byGreed: [] }
  const { status, gap, sites } = await solveMedian(problem, job.timeLimitSeconds)
  return { status, gap, chosen: chooseInTurn(problem, sites), byGreed: chooseInTurn(problem) }
}

/** Kilometres on the way from every origin to every candidate, row by row. */
function tableOf({ origins, candidates }: SolverJob, { between }: SolverWays): Float64Array {
  const table = new Float64Array(origins.length * candidates.length)
  origins.forEach((_, row) => {
    for (let column = 0; column < candidates.length; column++) {
      const km = between(row, column)
      table[row * candidates.length + column] = km < Number.POSITIVE_INFINITY ? km : NO_WAY_KM
    }
  })
  return table
}

/** Tells how people stand before and after each of some candidates. */
function teller({ demand, candidates, radiusKm }: SolverJob, { toExisting, between }: SolverWays) {
  const isCutOff = demand.map(
    (_, origin) =>
      toExisting[origin] === Number.POSITIVE_INFINITY &&
      !candidates.some((_, candidate) => Number.isFinite(between(origin, candidate))),
  )
  const standing = (km: readonly number[]): Standing => {
    let [people, covered, way] = [0, 0, 0]
    demand.forEach((here, origin) => {
      if (here === 0 || isCutOff[origin]) return
      people += here
      way += here * (km[origin] as number)
      if ((km[origin] as number) <= radiusKm) covered += here
    })
    return { covered, meanKm: people > 0 ? way / people : 0 }
  }
  return (chosen: readonly number[]): Standing[] => {
    const km = [...toExisting]
    const after = chosen.map((candidate) => {
      for (const origin of km.keys()) km[origin] = Math.min(km[origin] as number, between(origin, candidate))
      return standing(km)
    })
    return [standing(toExisting), ...after]
  }
}

/** Less than this is rounding. */
const LEAST = 1e-9

function helps(after: Standing, before: Standing): boolean {
  return after.covered > before.covered + LEAST || after.meanKm < before.meanKm - LEAST
}
