import type { Day } from '@hoanhap/geo/day.ts'
import type { Coverage, Level } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { coverageKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** Employers, openings, services and the distance to the nearest of them, per unit. */
export function useCoverage(query: { level: Level; asOf: Day | undefined }) {
  const account = useAccountName()
  return useQuery<Coverage, ApiError>({
    queryKey: coverageKey(account, query),
    queryFn: ({ signal }) => get<Coverage>('/coverage', query, signal),
    enabled: account !== null && query.asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}
