import type { Day } from '@hoanhap/geo/day.ts'
import type { Unit } from '@hoanhap/server/contract.ts'
import { createContext, useContext } from 'react'
import type { Camera, UnitRef, ViewLevel } from '../../url-state/view-state.ts'

/** What going somewhere changes; what a page does not have (a level, for instance) it leaves out. */
export interface PlaceChange {
  place?: UnitRef | null
  unit?: UnitRef | null
  level?: ViewLevel
  camera?: Camera | null
  asOf?: Day | null
}

/** Where a page is and on the units of which day: what the breadcrumb, the search and the date switch read and change. */
export interface PlaceModel {
  /** The place that the page is about; null is the whole country. */
  place: Unit | null
  /** The chosen unit, as the link names it. */
  unit: UnitRef | null
  asOf: Day | undefined
  today: Day | undefined
  /** Whether Back undoes it follows from what changed, unless it is said. */
  go: (change: PlaceChange, entry?: 'push' | 'replace') => void
}

export const PlaceContext = createContext<PlaceModel | null>(null)

/** The place of the page around. */
export function usePlaceModel(): PlaceModel {
  const model = useContext(PlaceContext)
  if (!model) throw new Error('usePlaceModel is used outside of a page about a place')
  return model
}
