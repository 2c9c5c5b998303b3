import type { Health } from '@hoanhap/server/contract.ts'
import { useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { healthKey } from './query-keys.ts'

const WHILE_STARTING_MS = 1_000

/** The server, its pack and its version; asked again every second while the server starts. */
export function useHealth() {
  return useQuery<Health, ApiError>({
    queryKey: healthKey,
    queryFn: ({ signal }) => get<Health>('/health', undefined, signal),
    refetchInterval: (query) => (query.state.data?.status === 'ready' ? false : WHILE_STARTING_MS),
  })
}
