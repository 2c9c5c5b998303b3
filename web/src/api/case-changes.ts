import type {
  AccessLog,
  CaseInput,
  CasePatch,
  CaseRecord,
  ConsentInput,
  NeedAssessmentInput,
  SearchAnswer,
  ServiceInput,
  StatusChangeInput,
} from '@hoanhap/server/contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { type ApiAnswer, get, request } from './client.ts'
import { accessLogKey, everyAnswer } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** A file that is changed; the reason is the one with which it was opened. */
export interface ChangedCase {
  id: number
  reason: string | null
}

/** The parts of a file that grow line by line, each with what it takes. */
export interface CaseAdditions {
  'status-changes': StatusChangeInput
  'need-assessments': NeedAssessmentInput
  services: ServiceInput
  consents: ConsentInput
}

export function useCreateCase() {
  const refresh = useRefresh()
  return useMutation<ApiAnswer<CaseRecord>, ApiError, { body: CaseInput; reason: string | null }>({
    mutationFn: ({ body, reason }) =>
      request<CaseRecord>('/cases', { method: 'POST', body, reason: reason ?? undefined }),
    onSuccess: refresh,
  })
}

export function useChangeCase() {
  const refresh = useRefresh()
  return useMutation<
    ApiAnswer<CaseRecord | null>,
    ApiError,
    ChangedCase & { etag: string; change: CasePatch }
  >({
    mutationFn: ({ id, reason, etag, change }) =>
      request(`/cases/${id}`, {
        method: 'PATCH',
        body: change,
        ifMatch: etag,
        reason: reason ?? undefined,
      }),
    onSuccess: refresh,
  })
}

/** Adds a line to a part of the file: a status, an assessment, a service given, a consent. */
export function useAddToCase<Part extends keyof CaseAdditions>(part: Part) {
  const refresh = useRefresh()
  return useMutation<ApiAnswer<CaseRecord | null>, ApiError, ChangedCase & { body: CaseAdditions[Part] }>({
    mutationFn: ({ id, reason, body }) =>
      request(`/cases/${id}/${part}`, { method: 'POST', body, reason: reason ?? undefined }),
    onSuccess: refresh,
  })
}

export function useWithdrawConsent() {
  const refresh = useRefresh()
  return useMutation<ApiAnswer<CaseRecord | null>, ApiError, ChangedCase & { consentId: number }>({
    mutationFn: ({ id, reason, consentId }) =>
      request(`/cases/${id}/consents/${consentId}/withdrawal`, {
        method: 'POST',
        body: {},
        reason: reason ?? undefined,
      }),
    onSuccess: refresh,
  })
}

/** Finds by a whole number or name; the text goes out in a body and is kept nowhere. */
export function useSearchCases() {
  return useMutation<SearchAnswer, ApiError, { text: string; reason: string | null }>({
    mutationFn: async ({ text, reason }) =>
      (
        await request<SearchAnswer>('/cases/search', {
          method: 'POST',
          body: { text },
          reason: reason ?? undefined,
        })
      ).data,
    gcTime: 0,
  })
}

/** The identity number alone, shown once and not cached. */
export function useRevealIdNumber() {
  return useMutation<string | null, ApiError, { id: number; reason: string }>({
    mutationFn: async ({ id, reason }) =>
      (await request<{ idNumber: string | null }>(`/cases/${id}/id-number`, { reason })).data.idNumber,
    gcTime: 0,
  })
}

/** Who opened the file, newest first. */
export function useAccessLog(id: number | null) {
  const account = useAccountName()
  return useQuery<AccessLog, ApiError>({
    queryKey: accessLogKey(account, { id }),
    queryFn: ({ signal }) => get<AccessLog>(`/cases/${id}/access-log`, undefined, signal),
    enabled: account !== null && id !== null,
    staleTime: 0,
    gcTime: 0,
  })
}

/**
 * After a change the lists and counts are old; the file itself comes with the answer, so that it is not read, and
 * logged, once more.
 */
function useRefresh(): (answer: ApiAnswer<CaseRecord | null>) => Promise<void> {
  const client = useQueryClient()
  return async (answer) => {
    const id = answer.data?.id
    client.setQueriesData<ApiAnswer<CaseRecord>>(
      { predicate: ({ queryKey }) => queryKey[2] === 'oneCase' && idIn(queryKey[3]) === id },
      (before) => (before && answer.data ? { data: answer.data, etag: answer.etag } : before),
    )
    const names = ['cases', 'accessLog', 'caseFacets', 'caseload']
    await Promise.all(names.map((name) => client.invalidateQueries(everyAnswer(name))))
  }
}

function idIn(query: unknown): unknown {
  return typeof query === 'object' && query !== null && 'id' in query ? query.id : undefined
}
