import type { DemandRow, Reckoning } from '../reckoning/reckoning.ts'

/** People whose share of what is offered changes, and in how many communes. */
export interface Touched {
  people: number
  communes: number
}

export interface Benefit {
  /** More within reach than before. */
  better: Touched
  /** Less than before: a place was taken away, or made smaller, or is shared with more. */
  worse: Touched
}

/** A change of a score below this is rounding, or too little to be told. */
const LEAST_CHANGE = 1e-6

/** Who has more, and who has less, in a trial. */
export function benefitOf(base: Reckoning, trial: Reckoning, communes: readonly DemandRow[]): Benefit {
  const better: Touched = { people: 0, communes: 0 }
  const worse: Touched = { people: 0, communes: 0 }
  for (const { unitId, demand } of communes) {
    const [before, after] = [base.rows.get(unitId), trial.rows.get(unitId)]
    if (!before || !after || !demand) continue
    const more = after.score - before.score
    if (Math.abs(more) < LEAST_CHANGE) continue
    const touched = more > 0 ? better : worse
    touched.people += demand
    touched.communes += 1
  }
  return { better, worse }
}
