import type { Release, ReleaseList } from '@hoanhap/server/contract.ts'
import { useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { releasesKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** All releases, as the server orders them. */
export function useReleases() {
  const account = useAccountName()
  return useQuery<Release[], ApiError>({
    queryKey: releasesKey(account),
    queryFn: async ({ signal }) => (await get<ReleaseList>('/releases', undefined, signal)).items,
    enabled: account !== null,
  })
}
