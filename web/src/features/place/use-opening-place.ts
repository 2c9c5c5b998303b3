import type { Day } from '@hoanhap/geo/day.ts'
import type { CaseloadRow, ScopeUnit } from '@hoanhap/server/contract.ts'
import { useEffect, useState } from 'react'
import { useCaseload } from '../../api/caseload.ts'
import { useSession } from '../../api/session.ts'
import { useUnits } from '../../api/units.ts'
import type { UnitRef } from '../../url-state/view-state.ts'
import { refOf } from './navigate.ts'
import type { PlaceModel } from './place-context.ts'

interface Opening {
  /** The place that the link names. */
  place: UnitRef | null
  asOf: Day | undefined
  /** The quarter that tells where most people are; undefined is the newest, null is none. */
  period: string | null | undefined
  /** Whether it is settled that there is no release. */
  noRelease: boolean
  /** Parameters that say nothing of a place, so that an address with no other is bare as well. */
  placeless?: readonly string[]
  go: PlaceModel['go']
}

/**
 * Where a bare address opens: the province of the officer's own area, else the province with the most people.
 * Only once, and only when the link says nothing. False until it is known where, so that no map is drawn in vain.
 */
export function useOpeningPlace(opening: Opening): boolean {
  const { place, asOf, period, noRelease, placeless = [], go } = opening
  const [bare, setBare] = useState(() => place === null && isBare(location.search, placeless))
  const scope = useSession().data?.scope ?? NO_SCOPE
  const provinces = useUnits({ level: 'province', asOf: bare ? asOf : undefined }).data?.units
  const counts = useCaseload({ level: 'province', asOf: bare ? asOf : undefined, period }, { urgent: true })
  const answered = counts.data !== undefined || counts.isError || noRelease
  useEffect(() => {
    // The address follows a moment after the change: until then the page is still bare.
    if (bare && place !== null) setBare(false)
    if (!bare || place !== null || !provinces || !answered) return
    const own = provinces.find((unit) => scope.some((one) => one.unitId === unit.id))
    const busiest = provinces.find((unit) => unit.id === busiestOf(counts.data?.rows ?? [])?.unitId)
    const opening = own ?? busiest
    // Back leaves the page: nobody chose the address without a place.
    if (opening) go({ place: refOf(opening) }, 'replace')
    else setBare(false)
  }, [bare, place, provinces, answered, counts.data, scope, go])
  return !bare || place !== null
}

function isBare(search: string, placeless: readonly string[]): boolean {
  return [...new URLSearchParams(search).keys()].every((name) => placeless.includes(name))
}

const NO_SCOPE: readonly ScopeUnit[] = []

function busiestOf(rows: readonly CaseloadRow[]): CaseloadRow | undefined {
  return [...rows].sort((a, b) => (b.count ?? -1) - (a.count ?? -1)).find((row) => row.count !== null)
}
