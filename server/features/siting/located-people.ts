import { homesOf, type Settled, spreadOver } from '@hoanhap/geo/access/homes.ts'
import type { KnownDemand } from '../access/people-in-need.ts'
import type { DemandAt } from '../access/schemas.ts'
import { demandAt, type Settlements } from '../access/settlements.ts'
import type { SitingObjective } from './schemas.ts'
import type { SolverJob } from './solver-job.ts'

/** People in need by where they live. */
export type Located = Pick<SolverJob, 'origins' | 'demand'>

/** For shortest ways every home is held against every candidate: more pairs than these take too much time and memory. */
const MOST_PAIRS_OF_WAYS = 16_000_000

/**
 * People in need where they live; communes without anybody are left out. Where population points are too many for
 * shortest ways, everybody is at the one point of the commune, and the answer says so.
 */
export function locatedPeople(
  { byCommune }: Pick<KnownDemand, 'byCommune'>,
  settlements: Settlements,
  objective: SitingObjective,
  candidates: number,
): { located: Located; livingAt: DemandAt } {
  const inNeed = [...byCommune].flatMap(([unitId, { people }]) => {
    const settled = settlements.get(unitId)
    return settled && people > 0 ? [{ settled, people }] : []
  })
  const place = (settledOf: (settled: Settled) => Settled): Located => {
    const homes = homesOf(inNeed.map(({ settled }) => settledOf(settled)))
    const demand = spreadOver(homes, (commune) => inNeed[commune]?.people ?? 0)
    return { origins: homes.points, demand: [...demand] }
  }
  const located = place((settled) => settled)
  if (objective === 'cover' || located.demand.length * candidates <= MOST_PAIRS_OF_WAYS)
    return { located, livingAt: demandAt(settlements) }
  return { located: place(({ point }) => ({ point })), livingAt: 'innerPoint' }
}
