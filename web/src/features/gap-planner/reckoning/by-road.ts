import type { Access, AccessTrial, ScenarioParameters } from '@hoanhap/server/contract.ts'
import { type TrialEdit, toScenarioEdits } from '../trial/edits.ts'
import type { Reckoned, ReckonedRow, Reckoning } from './reckoning.ts'

/** What the server is asked for roads: the places as they are without edits, or as they are tried. */
export function trialOf(setting: ScenarioParameters, edits: readonly TrialEdit[]): AccessTrial {
  return { ...setting, edits: toScenarioEdits(edits) }
}

/** What a server that knows the roads has answered, as the page shows it. */
export function reckoningFromAnswer({ rows, summary }: Access): Reckoning {
  const found = new Map<number, ReckonedRow>()
  for (const row of rows) {
    const { score, scoreLow, scoreHigh, nearestKm, openingsWithin, coveredShare } = row
    if (score === null || openingsWithin === null || coveredShare === null) continue
    found.set(row.unitId, {
      score,
      scoreLow: scoreLow ?? score,
      scoreHigh: scoreHigh ?? score,
      nearestKm,
      capacityWithin: openingsWithin,
      coveredShare,
    })
  }
  const withoutPlace = rows.filter(({ demand, coveredShare }) => (demand ?? 0) > 0 && coveredShare === 0)
  const { coverageShare, gini, worstDecile, capacityTotal, demandTotal } = summary
  return {
    rows: found,
    summary: {
      ...{ coverageShare, gini, worstDecile, capacityTotal, demandTotal },
      withoutPlace: withoutPlace.length,
    },
  }
}

/** The figures by road in place of those that the page reckoned meanwhile; both maps of a trial go by the same ways. */
export function withRoads(reckoned: Reckoned, base: Access, trial: Access | null): Reckoned {
  if ((reckoned.trial === null) !== (trial === null)) return reckoned
  if (trial && trial.parameters.routing !== base.parameters.routing) return reckoned
  return {
    ...reckoned,
    base: reckoningFromAnswer(base),
    trial: trial && reckoningFromAnswer(trial),
    routing: base.parameters.routing,
    pending: false,
  }
}
