import type { Day } from '@hoanhap/geo/day.ts'
import type { Access, ScenarioParameters, Unit } from '@hoanhap/server/contract.ts'
import { createContext, useContext } from 'react'
import type { ApiError } from '../../../api/api-error.ts'
import type { UnitSet } from '../../../api/unit-set.ts'
import type { GapView } from '../../../url-state/gap-view.ts'
import type { ChangeState } from '../../../url-state/use-link.ts'
import type { Reckoned } from '../reckoning/reckoning.ts'
import type { ExistingPlace } from '../trial/edits.ts'
import type { Trial } from '../trial/use-trial.ts'

/** An employer with openings, or a service, as it is; `unitCode` is its commune, null where that is not known. */
export interface PlannerPlace extends ExistingPlace {
  unitCode: string | null
}

/** Everything that the parts of the gap planner share. */
export interface Planner {
  view: GapView
  change: ChangeState<GapView>
  today: Day | undefined
  /** The day whose units are shown. */
  asOf: Day | undefined
  place: Unit | null
  /** All communes of the day. */
  units: UnitSet | null
  /** The communes of the place. */
  placeUnits: readonly Unit[]
  /** The question as a scenario keeps it. */
  setting: ScenarioParameters
  /** People in need of every commune; null while they are not known. */
  access: Access | null
  /** The places of the question as they are. */
  places: readonly PlannerPlace[]
  /** What everybody has within reach, before and in the trial; null until it was computed once. */
  reckoned: Reckoned | null
  trial: Trial
  /** The chosen commune. */
  selectedId: number | null
  status: 'loading' | 'ready' | 'failed'
  /** Why it failed, where the server said it. */
  problem: ApiError | null
  retry: () => void
}

export const PlannerContext = createContext<Planner | null>(null)

/** What the gap planner shows now and how to change it. */
export function usePlanner(): Planner {
  const planner = useContext(PlannerContext)
  if (!planner) throw new Error('usePlanner is used outside of the gap planner')
  return planner
}
