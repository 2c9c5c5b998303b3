import type { CaseloadRow, ScopeUnit } from '@hoanhap/server/contract.ts'
import { useEffect, useState } from 'react'
import { useCaseload } from '../../../api/caseload.ts'
import { useSession } from '../../../api/session.ts'
import { useUnits } from '../../../api/units.ts'
import { refOf } from './navigate.ts'
import type { Explore } from './use-explore.ts'

/**
 * Where a bare address opens: the province of the officer's own area, else the province with the most people.
 * Only once, and only when the link says nothing. False until it is known where, so that no map is drawn in vain.
 */
export function useOpeningPlace({ view, change, asOf, period, releasesKnown }: Explore): boolean {
  const [bare, setBare] = useState(() => location.search === '' && view.place === null)
  const scope = useSession().data?.scope ?? NO_SCOPE
  const provinces = useUnits({ level: 'province', asOf: bare ? asOf : undefined }).data?.units
  const counts = useCaseload({ level: 'province', asOf: bare ? asOf : undefined, period }, { urgent: true })
  const answered = counts.data !== undefined || counts.isError || (releasesKnown && period === null)
  useEffect(() => {
    // The address follows a moment after the change: until then the page is still bare.
    if (bare && view.place !== null) setBare(false)
    if (!bare || view.place !== null || !provinces || !answered) return
    const own = provinces.find((unit) => scope.some((one) => one.unitId === unit.id))
    const busiest = provinces.find((unit) => unit.id === busiestOf(counts.data?.rows ?? [])?.unitId)
    const opening = own ?? busiest
    // Back leaves the page: nobody chose the address without a place.
    if (opening) change({ place: refOf(opening) }, 'replace')
    else setBare(false)
  }, [bare, view.place, provinces, answered, counts.data, scope, change])
  return !bare || view.place !== null
}

const NO_SCOPE: readonly ScopeUnit[] = []

function busiestOf(rows: readonly CaseloadRow[]): CaseloadRow | undefined {
  return [...rows].sort((a, b) => (b.count ?? -1) - (a.count ?? -1)).find((row) => row.count !== null)
}
