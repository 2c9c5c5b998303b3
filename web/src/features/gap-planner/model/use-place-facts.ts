import { useMemo } from 'react'
import { type CommuneFacts, communeFacts } from '../measures/commune-facts.ts'
import type { Reckoned, Reckoning } from '../reckoning/reckoning.ts'
import { usePlanner } from './planner-context.ts'

export interface PlaceFacts {
  /** With the places as they are. */
  base: readonly CommuneFacts[]
  /** As they are tried; null without a trial. */
  trial: readonly CommuneFacts[] | null
}

/** The communes of the place with what is known of them. */
export function usePlaceFacts(reckoned: Reckoned | null): PlaceFacts {
  const base = useFacts(reckoned?.base ?? null)
  const trial = useFacts(reckoned?.trial ?? null)
  return useMemo(() => ({ base, trial: reckoned?.trial ? trial : null }), [base, trial, reckoned?.trial])
}

function useFacts(reckoning: Reckoning | null): readonly CommuneFacts[] {
  const { placeUnits, access, places } = usePlanner()
  return useMemo(
    () => communeFacts({ units: placeUnits, access, places, reckoning }),
    [placeUnits, access, places, reckoning],
  )
}
