import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'
import { sessionKey } from './query-keys.ts'

const MINUTE = 60_000

/** Counts of records are asked anew for every look, unless they were fetched just before it for that look. */
export const LOOKED_AHEAD_MS = 2_000

/** The cache of the page. A refused session anywhere ends the session everywhere. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) client.setQueryData(sessionKey, null)
      },
    }),
    // Asked also where the browser knows no network: the server may be this very machine.
    defaultOptions: {
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 5 * MINUTE,
        gcTime: 15 * MINUTE,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      },
    },
  })
  return client
}

/** A refusal stays a refusal; a lost connection or a busy server may pass. */
function isWorthRetrying(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502)
}
