import type { Day } from '@hoanhap/geo/day.ts'
import type { Access, ScenarioParameters } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useTrialAccess } from '../../../api/access.ts'
import { trialOf, withRoads } from './by-road.ts'
import type { Reckoned } from './reckoning.ts'
import type { Question } from './reckoning-desk.ts'
import { useReckoning } from './use-reckoning.ts'
import { useRested } from './use-rested.ts'

/** A hand that rests so long has let go: the server is asked about roads then. */
const REST_MS = 400

interface Asked extends Omit<Question, 'communes' | 'setting'> {
  /** Null while it is not known. */
  access: Access | null
  setting: ScenarioParameters
  asOf: Day | undefined
}

/**
 * What everybody has within reach. The page reckons at once, by great circles; where a routing service is configured the
 * server is asked as soon as the question rests, and its figures by road take their place.
 */
export function useReckoned({ access, places, edits, setting, asOf }: Asked): Reckoned | null {
  const communes = access?.rows ?? null
  const reckoned = useReckoning({ communes, places, edits, setting })
  const hasRoads = access !== null && access.parameters.routing !== 'greatCircle' && asOf !== undefined
  const question = useMemo(
    () =>
      hasRoads
        ? { base: trialOf({ ...setting, asOf }, []), trial: trialOf({ ...setting, asOf }, edits) }
        : null,
    [hasRoads, setting, asOf, edits],
  )
  const rested = useRested(question, REST_MS)
  const base = useTrialAccess(rested?.base ?? null)
  const trial = useTrialAccess(rested && edits.length > 0 ? rested.trial : null)
  return useMemo(() => {
    if (!reckoned || !base.data || (edits.length > 0 && !trial.data)) return reckoned
    return withRoads(reckoned, base.data, edits.length > 0 ? (trial.data ?? null) : null)
  }, [reckoned, base.data, trial.data, edits.length])
}
