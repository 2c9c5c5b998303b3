import type { GeocodeAnswer, PlacementDecision, UnplacedList } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get, type Query, request } from './client.ts'
import { everyAnswer, unplacedKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

const AT_ONCE = 100

/** The people whose commune is not known, as far as the account keeps them, page by page. */
export function useUnplaced(query: Query) {
  const account = useAccountName()
  return useInfiniteQuery({
    queryKey: unplacedKey(account, query),
    queryFn: ({ pageParam, signal }) =>
      get<UnplacedList>('/unplaced', { ...query, limit: AT_ONCE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: UnplacedList) => page.next,
    enabled: account !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
}

interface Placed {
  caseId: number
  version: number
  /** Why the file was looked at; needed where the own area is wider than a commune. */
  reason: string | null
  decision: PlacementDecision
}

/** Says where somebody lives, or that it stays unknown and why. */
export function usePlace() {
  const client = useQueryClient()
  return useMutation<void, ApiError, Placed>({
    mutationFn: async ({ caseId, version, reason, decision }) => {
      await request(`/unplaced/${caseId}`, {
        method: 'POST',
        body: decision,
        ifMatch: `"v${version}"`,
        reason: reason ?? undefined,
      })
    },
    onSettled: async () => {
      const names = ['unplaced', 'cases', 'caseFacets', 'caseload']
      await Promise.all(names.map((name) => client.invalidateQueries(everyAnswer(name))))
    },
  })
}

/** Asks the office's own geocoding service, where there is one; nothing else is ever asked. */
export function useGeocode() {
  return useMutation<GeocodeAnswer, ApiError, { address: string }>({
    mutationFn: async (body) =>
      (await request<GeocodeAnswer>('/addresses/geocode', { method: 'POST', body })).data,
    gcTime: 0,
  })
}
