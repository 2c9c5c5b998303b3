import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Siting as SitingAnswer } from '@hoanhap/server/contract.ts'
import { createContext, useContext } from 'react'
import type { ApiError } from '../../../api/api-error.ts'
import type { SitingQuestion } from '../../../api/siting.ts'
import type { SiteOnMap } from '../../../map/layers/map-layer.ts'
import type { Curve, FoundSite } from './found-sites.ts'
import type { SitingWish } from './siting-question.ts'

/** What was found for one question. */
export interface Found {
  question: SitingQuestion
  sites: readonly FoundSite[]
  /** Null while only the quick choice is there. */
  answer: SitingAnswer | null
  curve: Curve | null
  /** Why there is no proof. */
  problem: ApiError | null
}

export interface Siting {
  wish: SitingWish
  setWish: (change: Partial<SitingWish>) => void
  /** Whether a click on the map puts a point there that will be looked at. */
  drawing: boolean
  setDrawing: (drawing: boolean) => void
  addPoint: (location: LonLat) => void
  /** How many communes, or points, are looked at, and how many places stay. */
  candidates: number
  existing: number
  /** Why nothing can be looked for. */
  obstacle: 'loading' | 'noDemand' | 'noPoints' | 'tooMany' | 'needsCosts' | null
  /** Null before the first search and after the question changed. */
  found: Found | null
  /** Whether the proof is still being sought. */
  pending: boolean
  /** Whether the trial has changed since the search. */
  stale: boolean
  find: () => void
  cancel: () => void
  /** Pins of the map, the most helpful first; those that are in the trial are drawn there. */
  sites: readonly SiteOnMap[]
  /** Whether a place of the trial stands there. */
  isTried: (site: FoundSite) => boolean
}

export const SitingContext = createContext<Siting | null>(null)

/** The search for the best new places. */
export function useSiting(): Siting {
  const siting = useContext(SitingContext)
  if (!siting) throw new Error('useSiting is used outside of the search for places')
  return siting
}
