import type { CaseList } from '@hoanhap/server/contract.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { request } from './client.ts'
import { policeListKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

const PAGE_SIZE = 100

/** A stated reason, and which statement it was: the words themselves are in no cache key. */
export interface Statement {
  number: number
  reason: string
}

/** The list that the law gives the police of a commune; read anew for every stated reason, kept nowhere afterwards. */
export function usePoliceList({ number, reason }: Statement, status: string | undefined) {
  const account = useAccountName()
  return useInfiniteQuery<CaseList, ApiError, CaseList[], readonly unknown[], string | undefined>({
    queryKey: policeListKey(account, { number, status }),
    queryFn: async ({ pageParam, signal }) => {
      const query = { status, limit: PAGE_SIZE, cursor: pageParam }
      return (await request<CaseList>('/cases', { query, reason, signal })).data
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}
