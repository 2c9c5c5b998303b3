import type { CaseFacets } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get, type Query } from './client.ts'
import { LOOKED_AHEAD_MS } from './query-client.ts'
import { caseFacetsKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** How many people there are under the filters, how many have no point, and how many each value would leave. */
export function useCaseFacets(filters: Query, wanted: boolean) {
  const account = useAccountName()
  return useQuery<CaseFacets, ApiError>({
    queryKey: caseFacetsKey(account, filters),
    queryFn: ({ signal }) => get<CaseFacets>('/caseload/facets', filters, signal),
    enabled: account !== null && wanted,
    placeholderData: keepPreviousData,
    staleTime: LOOKED_AHEAD_MS,
  })
}
