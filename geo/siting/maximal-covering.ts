import {
  type CoveringProblem,
  chooseGreedily,
  type Group,
  groupsOf,
  type Siting,
} from './covering-problem.ts'
import { type MixedIntegerProblem, PROOF, type Row, solveMixedInteger } from './mixed-integer.ts'

export interface ProvenSiting extends Siting {
  /** `optimal`: no choice covers more. `feasible`: the time was up; at most `gap` more is possible. */
  status: 'optimal' | 'feasible'
  /** Share of what is covered by which the best choice could at most be better; 0 when it is proven. */
  gap: number
}

/** A choice at once, without proof: what a planner sees while the exact one is being found. */
export function previewCovering(problem: CoveringProblem): Siting {
  return chooseGreedily(groupsOf(problem), problem.count)
}

/**
 * The choice that covers the most people, with its proof, by branch and cut. Blocks its
 * thread until it is found or the time is up, in seconds; never worse than the preview.
 */
export async function solveCovering(
  problem: CoveringProblem,
  timeLimitSeconds: number,
): Promise<ProvenSiting> {
  const groups = groupsOf(problem)
  const preview = chooseGreedily(groups, problem.count)
  const everybody = groups.reduce((sum, { people }) => sum + people, 0)
  if (preview.newlyCovered >= everybody * (1 - PROOF)) return { ...preview, status: 'optimal', gap: 0 }
  const { chosen, bound } = await branchAndCut(groups, problem.count, timeLimitSeconds)
  const exact = chooseGreedily(groups, problem.count, chosen)
  const better = exact.newlyCovered >= preview.newlyCovered ? exact : preview
  return { ...better, ...proof(better.newlyCovered, Math.min(bound, everybody)) }
}

function proof(covered: number, bound: number): Pick<ProvenSiting, 'status' | 'gap'> {
  const gap = covered > 0 ? Math.max(0, bound / covered - 1) : Number.POSITIVE_INFINITY
  return gap <= PROOF ? { status: 'optimal', gap: 0 } : { status: 'feasible', gap }
}

async function branchAndCut(
  groups: readonly Group[],
  count: number,
  timeLimitSeconds: number,
): Promise<{ chosen: Set<number>; bound: number }> {
  const candidates = [...new Set(groups.flatMap((group) => group.candidates))].sort((a, b) => a - b)
  const { chosen, bound } = await solveMixedInteger(modelOf(groups, candidates, count), timeLimitSeconds)
  return { chosen: new Set(chosen.map((column) => candidates[column] as number)), bound }
}

/**
 * Maximise the people of all covered groups. Columns: each candidate, built or not; each group, covered at most as much as
 * its candidates are built. Rows: one for the number of sites, one for each group.
 */
function modelOf(
  groups: readonly Group[],
  candidates: readonly number[],
  count: number,
): MixedIntegerProblem {
  const columnOf = new Map(candidates.map((candidate, column) => [candidate, column]))
  const covered = groups.map(
    (group, index): Row => ({
      terms: [
        ...group.candidates.map((candidate) => [columnOf.get(candidate) ?? 0, 1] as const),
        [candidates.length + index, -1],
      ],
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    }),
  )
  const sites: Row = { terms: candidates.map((_, column) => [column, 1]), lower: 0, upper: count }
  return {
    sense: 'maximize',
    costs: [...candidates.map(() => 0), ...groups.map(({ people }) => people)],
    integers: candidates.length,
    rows: [sites, ...covered],
  }
}
