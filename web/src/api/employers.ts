import type { Day } from '@hoanhap/geo/day.ts'
import type {
  EmployerFeature,
  EmployerInput,
  EmployerList,
  EmployerPatch,
  TradeList,
} from '@hoanhap/server/contract.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { allPages } from './all-pages.ts'
import type { ApiError } from './api-error.ts'
import { type ApiAnswer, get, request } from './client.ts'
import { employerKey, employersKey, everyAnswer, tradesKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** Every employer; `asOf` chooses the units that `unitCode` names. */
export function useEmployers(query: {
  asOf: Day | undefined
  unit?: string
  accepting?: boolean
  trade?: string
}) {
  const account = useAccountName()
  return useQuery<EmployerFeature[], ApiError>({
    queryKey: employersKey(account, query),
    queryFn: async ({ signal }) => {
      const pages = await allPages<EmployerList>('/employers', query, signal)
      return pages.flatMap((page) => page.features)
    },
    enabled: account !== null && query.asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** One employer with the ETag that a change must carry. */
export function useEmployer(id: number | null) {
  const account = useAccountName()
  return useQuery<ApiAnswer<EmployerFeature>, ApiError>({
    queryKey: employerKey(account, id ?? 0),
    queryFn: ({ signal }) => request<EmployerFeature>(`/employers/${id}`, { signal }),
    enabled: account !== null && id !== null,
    staleTime: 0,
  })
}

/** The reference list of trades. */
export function useTrades() {
  const account = useAccountName()
  return useQuery<TradeList['items'], ApiError>({
    queryKey: tradesKey(account),
    queryFn: async ({ signal }) => (await get<TradeList>('/trades', undefined, signal)).items,
    enabled: account !== null,
  })
}

export function useCreateEmployer() {
  const refresh = useRefresh()
  return useMutation<EmployerFeature, ApiError, EmployerInput>({
    mutationFn: async (body) => (await request<EmployerFeature>('/employers', { method: 'POST', body })).data,
    onSuccess: refresh,
  })
}

export function useChangeEmployer() {
  const refresh = useRefresh()
  return useMutation<EmployerFeature, ApiError, { id: number; etag: string; change: EmployerPatch }>({
    mutationFn: async ({ id, etag, change }) => {
      const answer = await request<EmployerFeature>(`/employers/${id}`, {
        method: 'PATCH',
        body: change,
        ifMatch: etag,
      })
      return answer.data
    },
    onSuccess: refresh,
  })
}

export function useDeleteEmployer() {
  const refresh = useRefresh()
  return useMutation<void, ApiError, { id: number; etag: string }>({
    mutationFn: async ({ id, etag }) => {
      await request(`/employers/${id}`, { method: 'DELETE', ifMatch: etag })
    },
    onSuccess: refresh,
  })
}

/** Employers change the lists, the record and what an area is covered by. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    const stale = ['employers', 'employer', 'coverage'].map((name) =>
      client.invalidateQueries(everyAnswer(name)),
    )
    await Promise.all(stale)
  }
}
