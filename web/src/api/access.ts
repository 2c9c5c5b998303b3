import type { Day } from '@hoanhap/geo/day.ts'
import type { Access, AccessService, AccessTrial } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get, request } from './client.ts'
import { accessKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** What the people in need and their points depend on; reach and decay change the scores alone. */
export interface AccessRequest {
  service: AccessService
  trade: string | null
  asOf: Day | undefined
}

/** What everybody has within reach of places as they are tried; nothing is asked for null. */
export function useTrialAccess(trial: AccessTrial | null) {
  const account = useAccountName()
  return useQuery<Access, ApiError>({
    queryKey: accessKey(account, { trial: JSON.stringify(trial) }),
    queryFn: async ({ signal }) => {
      const { data } = await request<Access>('/access', { method: 'POST', body: trial, signal })
      return data
    },
    enabled: account !== null && trial !== null,
  })
}

/** People in need of every commune, with the points that ways are measured from; the answer before stays meanwhile. */
export function useAccess({ service, trade, asOf }: AccessRequest) {
  const account = useAccountName()
  const query = { service, trade, asOf, level: 'commune' }
  return useQuery<Access, ApiError>({
    queryKey: accessKey(account, query),
    queryFn: ({ signal }) => get<Access>('/access', query, signal),
    enabled: account !== null && asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}
