import type { Account, AccountInput, AccountList, AccountPatch } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { allPages } from './all-pages.ts'
import type { ApiError } from './api-error.ts'
import { type ApiAnswer, request } from './client.ts'
import { accountsKey, everyAnswer, oneAccountKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** The accounts whose name matches; administrators only. */
export function useAccounts(query: { search?: string } = {}) {
  const account = useAccountName()
  return useQuery<Account[], ApiError>({
    queryKey: accountsKey(account, query),
    queryFn: async ({ signal }) => {
      const pages = await allPages<AccountList>('/accounts', { search: query.search || undefined }, signal)
      return pages.flatMap((page) => page.items)
    },
    enabled: account !== null,
    placeholderData: keepPreviousData,
  })
}

/** One account with the ETag that a change must carry. */
export function useAccount(id: number | null) {
  const account = useAccountName()
  return useQuery<ApiAnswer<Account>, ApiError>({
    queryKey: oneAccountKey(account, id ?? 0),
    queryFn: ({ signal }) => request<Account>(`/accounts/${id}`, { signal }),
    enabled: account !== null && id !== null,
    staleTime: 0,
  })
}

export function useCreateAccount() {
  const refresh = useRefresh()
  return useMutation<Account, ApiError, AccountInput>({
    mutationFn: async (body) => (await request<Account>('/accounts', { method: 'POST', body })).data,
    onSuccess: refresh,
  })
}

export function useChangeAccount() {
  const refresh = useRefresh()
  return useMutation<Account, ApiError, { id: number; etag: string; change: AccountPatch }>({
    mutationFn: async ({ id, etag, change }) => {
      const answer = await request<Account>(`/accounts/${id}`, {
        method: 'PATCH',
        body: change,
        ifMatch: etag,
      })
      return answer.data
    },
    onSuccess: refresh,
  })
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all(['accounts', 'oneAccount'].map((name) => client.invalidateQueries(everyAnswer(name))))
  }
}
