import type {
  ImportKind,
  ImportList,
  ImportPatch,
  ImportReviewList,
  ImportRowList,
  ImportState,
  ReviewDecision,
  RowOutcome,
} from '@hoanhap/server/contract.ts'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { type ApiAnswer, get, request } from './client.ts'
import { everyAnswer, importReviewsKey, importRowsKey, importsKey, oneImportKey } from './query-keys.ts'
import { useAccountName } from './session.ts'
import { upload } from './upload.ts'

const LATEST = 12
const ROWS_AT_ONCE = 100
const WHILE_AT_WORK_MS = 1_000

/** Work goes on at the server without anybody's doing. */
export function isAtWork({ status }: Pick<ImportState, 'status'>): boolean {
  return status === 'reading' || status === 'checking' || status === 'applying'
}

/** The newest imports of the signed-in person. */
export function useImports(wanted: boolean) {
  const account = useAccountName()
  return useQuery<ImportList, ApiError>({
    queryKey: importsKey(account),
    queryFn: ({ signal }) => get<ImportList>('/imports', { limit: LATEST }, signal),
    enabled: account !== null && wanted,
    staleTime: 0,
  })
}

/** One import with the ETag that a change must carry; asked again and again while the server works on it. */
export function useImport(id: number | null) {
  const account = useAccountName()
  return useQuery<ApiAnswer<ImportState>, ApiError>({
    queryKey: oneImportKey(account, id ?? 0),
    queryFn: ({ signal }) => request<ImportState>(`/imports/${id}`, { signal }),
    enabled: account !== null && id !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data.data) ? WHILE_AT_WORK_MS : false),
  })
}

/** Rows by what becomes of them, page by page. They hold what a file says of people, so they are not kept. */
export function useImportRows({ id, version }: Pick<ImportState, 'id' | 'version'>, outcome: RowOutcome) {
  const account = useAccountName()
  return useInfiniteQuery({
    queryKey: importRowsKey(account, { id, version, outcome }),
    queryFn: ({ pageParam, signal }) =>
      get<ImportRowList>(`/imports/${id}/rows`, { outcome, limit: ROWS_AT_ONCE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ImportRowList) => page.next,
    enabled: account !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** The rows that may be people who are there already. */
export function useImportReviews({ id, version }: Pick<ImportState, 'id' | 'version'>) {
  const account = useAccountName()
  return useInfiniteQuery({
    queryKey: importReviewsKey(account, { id, version }),
    queryFn: ({ pageParam, signal }) =>
      get<ImportReviewList>(`/imports/${id}/reviews`, { limit: ROWS_AT_ONCE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ImportReviewList) => page.next,
    enabled: account !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

export interface UploadWish {
  kind: ImportKind
  file: File
  /** The confirmation that the people in the file are invented; only where the whole place is. */
  synthetic: boolean
  onProgress: (share: number) => void
  signal: AbortSignal
}

export function useUploadImport() {
  const refresh = useRefresh()
  return useMutation<ImportState, ApiError, UploadWish>({
    mutationFn: ({ kind, file, synthetic, onProgress, signal }) => {
      const form = new FormData()
      form.append('kind', kind)
      if (synthetic) form.append('synthetic', 'true')
      // The file comes last, so that the server knows what it is before it reads it.
      form.append('file', file)
      return upload<ImportState>('/imports', form, { onProgress, signal })
    },
    onSuccess: refresh,
  })
}

interface ChangedImport {
  id: number
  etag: string
}

export function useChangeImport() {
  const refresh = useRefresh()
  return useMutation<ImportState, ApiError, ChangedImport & { change: ImportPatch }>({
    mutationFn: async ({ id, etag, change }) =>
      (await request<ImportState>(`/imports/${id}`, { method: 'PATCH', body: change, ifMatch: etag })).data,
    onSettled: refresh,
  })
}

/** Compares every row with what is there, and changes nothing. */
export function useCheckImport() {
  return useStep('check')
}

export function useApplyImport() {
  return useStep('apply')
}

function useStep(step: 'check' | 'apply') {
  const refresh = useRefresh()
  return useMutation<ImportState, ApiError, { id: number }>({
    mutationFn: async ({ id }) =>
      (await request<ImportState>(`/imports/${id}/${step}`, { method: 'POST', body: {} })).data,
    onSettled: refresh,
  })
}

export function useCancelImport() {
  const refresh = useRefresh()
  return useMutation<void, ApiError, ChangedImport>({
    mutationFn: async ({ id, etag }) => {
      await request(`/imports/${id}`, { method: 'DELETE', ifMatch: etag })
    },
    onSettled: refresh,
  })
}

export function useDecideReview() {
  const client = useQueryClient()
  return useMutation<void, ApiError, { id: number; row: number; decision: ReviewDecision }>({
    mutationFn: async ({ id, row, decision }) => {
      await request(`/imports/${id}/reviews/${row}`, { method: 'POST', body: decision })
    },
    onSettled: async () => {
      const names = ['oneImport', 'importReviews', 'importRows']
      await Promise.all(names.map((name) => client.invalidateQueries(everyAnswer(name))))
    },
  })
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all(['imports', 'oneImport'].map((name) => client.invalidateQueries(everyAnswer(name))))
  }
}
