import loadHighs, { type Highs, type ModelData } from 'highs'
import {
  type CoveringProblem,
  chooseGreedily,
  type Group,
  groupsOf,
  type Siting,
} from './covering-problem.ts'

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
 * The choice that covers the most people, with its proof, by branch and cut (HiGHS, Huangfu and Hall 2018). Blocks its
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
  const { chosen, bound } = branchAndCut(await loadHighs(), groups, problem.count, timeLimitSeconds)
  const exact = chooseGreedily(groups, problem.count, chosen)
  const better = exact.newlyCovered >= preview.newlyCovered ? exact : preview
  return { ...better, ...proof(better.newlyCovered, Math.min(bound, everybody)) }
}

/** A difference of this share is rounding. */
const PROOF = 1e-6

function proof(covered: number, bound: number): Pick<ProvenSiting, 'status' | 'gap'> {
  const gap = covered > 0 ? Math.max(0, bound / covered - 1) : Number.POSITIVE_INFINITY
  return gap <= PROOF ? { status: 'optimal', gap: 0 } : { status: 'feasible', gap }
}

function branchAndCut(
  highs: Highs,
  groups: readonly Group[],
  count: number,
  timeLimitSeconds: number,
): { chosen: Set<number>; bound: number } {
  const candidates = [...new Set(groups.flatMap((group) => group.candidates))].sort((a, b) => a - b)
  return highs.withModel(modelOf(highs, groups, candidates, count), (model) => {
    model.options.set({ output_flag: false, time_limit: timeLimitSeconds, mip_rel_gap: PROOF / 10 })
    model.run()
    const { colValue } = model.getSolution()
    const chosen = candidates.filter((_, index) => (colValue[index] ?? 0) > 0.5)
    return { chosen: new Set(chosen), bound: Number(model.info.get('mip_dual_bound')) }
  })
}

/**
 * Maximise the people of all covered groups. Columns: each candidate, built or not; each group, covered at most as much as
 * its candidates are built. Rows: one for the number of sites, one for each group.
 */
function modelOf(
  highs: Highs,
  groups: readonly Group[],
  candidates: readonly number[],
  count: number,
): ModelData {
  const { variableType, objectiveSense } = highs.constants
  const columnOf = new Map(candidates.map((candidate, column) => [candidate, column]))
  const columns = candidates.length + groups.length
  const rows = [
    candidates.map((_, column) => [column, 1] as const),
    ...groups.map((group, index) => [
      ...group.candidates.map((candidate) => [columnOf.get(candidate) ?? 0, 1] as const),
      [candidates.length + index, -1] as const,
    ]),
  ]
  const starts = [0]
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length)
  return {
    numCols: columns,
    numRows: rows.length,
    sense: objectiveSense.maximize,
    colCost: [...candidates.map(() => 0), ...groups.map(({ people }) => people)],
    colLower: Array<number>(columns).fill(0),
    colUpper: Array<number>(columns).fill(1),
    integrality: Array.from({ length: columns }, (_, column) =>
      column < candidates.length ? variableType.integer : variableType.continuous,
    ),
    rowLower: [0, ...groups.map(() => 0)],
    rowUpper: [count, ...groups.map(() => Number.POSITIVE_INFINITY)],
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: rows.flatMap((row) => row.map(([column]) => column)),
      values: rows.flatMap((row) => row.map(([, value]) => value)),
    },
  }
}
