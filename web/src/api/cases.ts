import type { CaseList, CaseRecord, LegalRules, Scorecard } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { type ApiAnswer, get, type Query, request } from './client.ts'
import { casesKey, legalRulesKey, oneCaseKey, scorecardKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** People in the caller's scope, page by page; the list before stays until the new one is there. */
export function useCases(
  filters: Query,
  { pageSize, wanted = true }: { pageSize: number; wanted?: boolean },
) {
  const account = useAccountName()
  return useInfiniteQuery({
    queryKey: casesKey(account, { ...filters, pageSize }),
    queryFn: ({ pageParam, signal }) =>
      get<CaseList>('/cases', { ...filters, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CaseList) => page.next,
    enabled: account !== null && wanted,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** One opening of a file: reading it again under the same number is still the same look. */
export interface Opening {
  id: number
  /** Counts the openings of this page, so that the next one asks the server anew. */
  number: number
  /** Stays in memory and goes out in a header; null where the scope needs none. */
  reason: string | null
}

/** The opened file with the ETag that a change must carry. It is read again only after a change. */
export function useOpenedCase(opening: Opening | null) {
  const account = useAccountName()
  return useQuery<ApiAnswer<CaseRecord>, ApiError>({
    queryKey: oneCaseKey(account, { id: opening?.id, number: opening?.number }),
    queryFn: ({ signal }) =>
      request<CaseRecord>(`/cases/${opening?.id}`, { reason: opening?.reason ?? undefined, signal }),
    enabled: account !== null && opening !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** Statuses, allowed changes, documents, bodies and terms of every law; nothing about a person. */
export function useLegalRules() {
  const account = useAccountName()
  return useQuery<LegalRules, ApiError>({
    queryKey: legalRulesKey(account),
    queryFn: ({ signal }) => get<LegalRules>('/legal-rules', undefined, signal),
    enabled: account !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The needs that are asked for, with their points and the service that each suggests. */
export function useScorecard() {
  const account = useAccountName()
  return useQuery<Scorecard, ApiError>({
    queryKey: scorecardKey(account),
    queryFn: ({ signal }) => get<Scorecard>('/scorecard', undefined, signal),
    enabled: account !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
