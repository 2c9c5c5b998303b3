import type { Day } from '@hoanhap/geo/day.ts'
import type { AuditList } from '@hoanhap/server/contract.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from './client.ts'
import { auditKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

const PAGE_SIZE = 100

/** Which entries are wanted; `from` is included, `to` is not. */
export interface AuditFilter {
  action?: string
  username?: string
  caseId?: number
  from?: Day
  to?: Day
}

/** The audit trail page by page, newest first; auditors only. */
export function useAudit(filter: AuditFilter) {
  const query = { ...filter }
  const account = useAccountName()
  return useInfiniteQuery({
    queryKey: auditKey(account, query),
    queryFn: ({ pageParam, signal }) =>
      get<AuditList>('/audit', { ...query, limit: PAGE_SIZE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AuditList) => page.next,
    enabled: account !== null,
    staleTime: 0,
  })
}
