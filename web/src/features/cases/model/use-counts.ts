import type { CaseFacets } from '@hoanhap/server/contract.ts'
import { useCaseFacets } from '../../../api/case-facets.ts'
import { useCasesModel } from './cases-context.ts'
import { filtersOf } from './cases-view.ts'

/** Counts under the filters, whether or not only the people without a point are listed; null while they come. */
export function useCounts(): CaseFacets | null {
  const { view, keeper } = useCasesModel()
  return useCaseFacets(filtersOf({ ...view, located: null }), keeper).data ?? null
}

/** How many people are in the list and in every total, and on no place of the map. */
export function useNotLocated(): number | null {
  return useCounts()?.notMapped.noPoint ?? null
}
