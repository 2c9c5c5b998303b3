import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { nearest } from '@hoanhap/geo/access/nearest.ts'
import { reach } from '@hoanhap/geo/access/reach.ts'
import type { CoveringProblem } from '@hoanhap/geo/siting/covering-problem.ts'
import { previewCovering, solveCovering } from '@hoanhap/geo/siting/maximal-covering.ts'
import type { SolverAnswer, SolverJob } from './solver-job.ts'

/** Thread that finds new places, so that the server goes on answering meanwhile. One job, one answer. */
const [job] = (await once(parentPort as MessagePort, 'message')) as [SolverJob]
parentPort?.postMessage(await solve(job))

async function solve(job: SolverJob): Promise<SolverAnswer> {
  const { origins, candidates, demand, radiusKm, detourFactor, count, timeLimitSeconds } = job
  const ways = nearest(origins, job.existing)
  const isCovered = (origin: number) => (ways[origin]?.km ?? Infinity) * detourFactor <= radiusKm
  const problem: CoveringProblem = {
    reach: reach(origins, candidates, { catchmentKm: radiusKm, detourFactor }),
    candidates: candidates.length,
    demand,
    isCovered,
    count,
  }
  const { status, gap, sites } = await solveCovering(problem, timeLimitSeconds)
  const coveredBefore = demand.reduce((sum, people, origin) => sum + (isCovered(origin) ? people : 0), 0)
  return { status, gap, sites, coveredBefore, coveredByCount: curve(problem, coveredBefore) }
}

function curve(problem: CoveringProblem, before: number): number[] {
  let covered = before
  return previewCovering(problem).sites.map(({ newlyCovered }) => {
    covered += newlyCovered
    return covered
  })
}
