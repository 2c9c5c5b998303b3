import {
  type Budget,
  type CoveringProblem,
  chooseAffordable,
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
  return preview(groupsOf(problem), problem)
}

function preview(groups: readonly Group[], { count, budget }: CoveringProblem): Siting {
  return budget ? chooseAffordable(groups, count, budget) : chooseGreedily(groups, count)
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
  const quick = preview(groups, problem)
  const everybody = groups.reduce((sum, { people }) => sum + people, 0)
  const isWhole = quick.newlyCovered >= everybody * (1 - PROOF)
  // Greed stops at nothing only where no site that can be paid for helps anybody.
  if (isWhole || quick.newlyCovered === 0) return { ...quick, status: 'optimal', gap: 0 }
  const { chosen, bound } = await branchAndCut(groups, problem, timeLimitSeconds)
  const exact = chooseGreedily(groups, problem.count, chosen)
  const isBetter = exact.newlyCovered >= quick.newlyCovered && isAffordable(chosen, problem.budget)
  const better = isBetter ? exact : quick
  return { ...better, ...proof(better.newlyCovered, Math.min(bound, everybody)) }
}

/** The solver lets a row exceed its end by a hair. */
function isAffordable(chosen: ReadonlySet<number>, budget: Budget | undefined): boolean {
  if (!budget) return true
  const cost = [...chosen].reduce((sum, candidate) => sum + (budget.costs[candidate] ?? 0), 0)
  return cost <= budget.total
}

function proof(covered: number, bound: number): Pick<ProvenSiting, 'status' | 'gap'> {
  const gap = Math.max(0, bound / covered - 1)
  return gap <= PROOF ? { status: 'optimal', gap: 0 } : { status: 'feasible', gap }
}

async function branchAndCut(
  groups: readonly Group[],
  problem: CoveringProblem,
  timeLimitSeconds: number,
): Promise<{ chosen: Set<number>; bound: number }> {
  const candidates = [...new Set(groups.flatMap((group) => group.candidates))].sort((a, b) => a - b)
  const { chosen, bound } = await solveMixedInteger(modelOf(groups, candidates, problem), timeLimitSeconds)
  return { chosen: new Set(chosen.map((column) => candidates[column] as number)), bound }
}

/**
 * Maximise the people of all covered groups. Columns: each candidate, built or not; each group, covered at most as much as
 * its candidates are built. Rows: one for the number of sites, one for the budget if there is one, one for each group.
 */
function modelOf(
  groups: readonly Group[],
  candidates: readonly number[],
  { count, budget }: CoveringProblem,
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
  const money: Row[] = budget
    ? [
        {
          terms: candidates.map((one, column) => [column, budget.costs[one] ?? 0]),
          lower: 0,
          upper: budget.total,
        },
      ]
    : []
  return {
    sense: 'maximize',
    costs: [...candidates.map(() => 0), ...groups.map(({ people }) => people)],
    integers: candidates.length,
    rows: [sites, ...money, ...covered],
  }
}
