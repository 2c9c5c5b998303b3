import loadHighs, { type ModelData } from 'highs'

/** A linear problem over columns between 0 and 1, the first `integers` of them whole. */
export interface MixedIntegerProblem {
  sense: 'maximize' | 'minimize'
  /** Objective of each column. */
  costs: readonly number[]
  integers: number
  rows: readonly Row[]
}

/** `lower <= sum of value times column <= upper` */
export interface Row {
  terms: readonly (readonly [column: number, value: number])[]
  lower: number
  upper: number
}

export interface MixedIntegerAnswer {
  /** Whole columns that are 1 in the best answer found; none when there was no time to find any. */
  chosen: number[]
  /** What no answer can beat. */
  bound: number
}

/** A difference of this share is rounding. */
export const PROOF = 1e-6

/** Branch and cut by HiGHS (Huangfu and Hall 2018). Blocks its thread until it is solved or the time is up. */
export async function solveMixedInteger(
  problem: MixedIntegerProblem,
  timeLimitSeconds: number,
): Promise<MixedIntegerAnswer> {
  const highs = await loadHighs()
  const { objectiveSense, variableType } = highs.constants
  const { costs, integers } = problem
  const data: ModelData = {
    ...columnsAndRows(problem),
    sense: objectiveSense[problem.sense],
    integrality: costs.map((_, column) =>
      column < integers ? variableType.integer : variableType.continuous,
    ),
  }
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, time_limit: timeLimitSeconds, mip_rel_gap: PROOF / 10 })
    model.run()
    const { colValue } = model.getSolution()
    const wholes = Array.from({ length: integers }, (_, column) => column)
    return {
      chosen: wholes.filter((column) => (colValue[column] ?? 0) > 0.5),
      bound: Number(model.info.get('mip_dual_bound')),
    }
  })
}

function columnsAndRows({ costs, rows }: MixedIntegerProblem): ModelData {
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  return {
    numCols: costs.length,
    numRows: rows.length,
    colCost: costs,
    colLower: costs.map(() => 0),
    colUpper: costs.map(() => 1),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: costs.length,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
      values: rows.flatMap(({ terms }) => terms.map(([, value]) => value)),
    },
  }
}
