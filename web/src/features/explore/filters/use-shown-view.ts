import type { Day } from '@hoanhap/geo/day.ts'
import { useMemo } from 'react'
import { useUnits } from '../../../api/units.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { shownView } from './register-view.ts'
import { useReader } from './use-reader.ts'

/**
 * The view of a link as its reader may see it, with those of its communes that there are. Not `known` while the
 * communes of the day are still to come.
 */
export function useShownView(asked: ViewState, asOf: Day | undefined): { view: ViewState; known: boolean } {
  const reader = useReader()
  const readable = useMemo(() => shownView(asked, reader), [asked, reader])
  const wanted = readable.filters.communes.length > 0
  const communes = useUnits({ level: 'commune', asOf: wanted ? asOf : undefined }).data
  const units = communes?.asOf === asOf && communes?.level === 'commune' ? communes.units : null
  return useMemo(() => {
    if (!wanted) return { view: readable, known: true }
    const there = new Set(units?.map(({ code }) => code))
    const known = readable.filters.communes.filter((code) => there.has(code))
    return { view: { ...readable, filters: { ...readable.filters, communes: known } }, known: units !== null }
  }, [readable, wanted, units])
}
